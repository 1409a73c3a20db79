package hu.ugyfelkapu.keycloak.idcard.web;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardSettings;
import hu.ugyfelkapu.keycloak.idcard.certificate.CardPath;
import hu.ugyfelkapu.keycloak.idcard.certificate.CertificateCheck;
import hu.ugyfelkapu.keycloak.idcard.certificate.TrustStore;
import hu.ugyfelkapu.keycloak.idcard.challenge.Challenge;
import hu.ugyfelkapu.keycloak.idcard.revocation.RevocationCheck;
import hu.ugyfelkapu.keycloak.idcard.token.AuthToken;
import hu.ugyfelkapu.keycloak.idcard.token.TokenSignature;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;

/** All that a token has to stand before its certificate says anything (mission.md §7). */
record CardProof(KeycloakSession session, CardSettings settings, TrustStore trusted) {

  /**
   * @param challenge one that was taken for this token; nothing else is compared with it again
   * @return the certificate of the card that has signed the challenge
   */
  X509Certificate certificate(String token, Challenge challenge) throws CardException {
    AuthToken parsed = AuthToken.parse(token);
    TokenSignature.verify(parsed, challenge.origin(), challenge.nonce());
    Instant now = BudapestTime.now();
    CardPath path =
        new CertificateCheck(trusted, settings.rules()).check(parsed.certificate(), now);
    // Last, since only now the certificate's own addresses are worth asking.
    new RevocationCheck(session, settings.revocation()).check(path, now);
    return path.card();
  }
}
