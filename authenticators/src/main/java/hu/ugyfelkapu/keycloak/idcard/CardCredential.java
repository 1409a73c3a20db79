package hu.ugyfelkapu.keycloak.idcard;

import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * A certificate that a person has come with: one credential each, so that a person's cards can be
 * told afterwards (mission.md §7). It recognises nobody; the next card is as good as the last.
 */
public final class CardCredential extends CredentialModel {

  public static final String TYPE = "ugyfelkapu-id-card";

  private static final long serialVersionUID = 1L;

  private CardCredential() {
    setType(TYPE);
    setSecretData("{}");
  }

  /**
   * Keeps the certificate, unless it is known.
   *
   * @return the new credential; empty when the person has come with this certificate before
   */
  public static Optional<CardCredential> keep(UserModel user, KeptCertificate certificate) {
    boolean known = of(user).stream().anyMatch(each -> each.certificate().equals(certificate));
    if (known) {
      return Optional.empty();
    }
    CardCredential credential = new CardCredential();
    credential.setCreatedDate(Time.currentTimeMillis());
    credential.setCredentialData(certificate.json());
    CredentialModel stored = user.credentialManager().createStoredCredential(credential);
    return Optional.of(from(stored));
  }

  /** All that the person has come with. */
  public static List<CardCredential> of(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(TYPE)
        .map(CardCredential::from)
        .toList();
  }

  /** A stored credential of this type. */
  static CardCredential from(CredentialModel stored) {
    CardCredential credential = new CardCredential();
    credential.setId(stored.getId());
    credential.setCreatedDate(stored.getCreatedDate());
    credential.setUserLabel(stored.getUserLabel());
    credential.setCredentialData(stored.getCredentialData());
    return credential;
  }

  KeptCertificate certificate() {
    return KeptCertificate.fromJson(getCredentialData());
  }
}
