package hu.ugyfelkapu.keycloak.idcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.junit.jupiter.api.Test;

class OcspRequestTest {

  private static final Party ISSUER = TestPki.root().make();
  private static final Party CARD = TestPki.card(ISSUER).make();
  private static final Issued ISSUED = new Issued(CARD.certificate(), ISSUER.certificate());

  @Test
  void nonceOf32BytesIsAnExtensionOfTheRequestAndNotOfTheSingleOne_H75() throws Exception {
    OCSPReq request = new OCSPReq(OcspRequest.about(ISSUED).encoded());

    Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    assertThat(ASN1OctetString.getInstance(nonce.getParsedValue()).getOctets()).hasSize(32);
    assertThat(nonce.isCritical()).isFalse();
    assertThat(request.getRequestList()[0].getSingleRequestExtensions()).isNull();
  }

  @Test
  void eachRequestHasItsOwnNonce() {
    assertThat(OcspRequest.about(ISSUED).nonce()).isNotEqualTo(OcspRequest.about(ISSUED).nonce());
  }

  @Test
  void requestNamesTheCertificateBySha1() throws Exception {
    OCSPReq request = new OCSPReq(OcspRequest.about(ISSUED).encoded());

    assertThat(request.getRequestList()).hasSize(1);
    CertificateID id = request.getRequestList()[0].getCertID();
    assertThat(id.getHashAlgOID()).isEqualTo(CertificateID.HASH_SHA1.getAlgorithm());
    assertThat(id.getSerialNumber()).isEqualTo(CARD.certificate().getSerialNumber());
    assertThat(id.matchesIssuer(Responder.holder(ISSUER), new BcDigestCalculatorProvider()))
        .isTrue();
  }
}
