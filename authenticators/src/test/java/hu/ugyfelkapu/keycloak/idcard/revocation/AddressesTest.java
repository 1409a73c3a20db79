package hu.ugyfelkapu.keycloak.idcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.net.URI;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.Test;

class AddressesTest {

  private static final Party ISSUER = TestPki.root().make();

  @Test
  void respondersAndListsAreNamedInTheirOrder() throws Exception {
    X509Certificate card =
        TestPki.card(ISSUER)
            .ocspUrl("http://a.pelda.test/", "http://b.pelda.test/")
            .crlUrl("http://c.pelda.test/", "ldap://d.pelda.test/cn=3")
            .make()
            .certificate();

    assertThat(Addresses.ofResponders(card))
        .containsExactly(URI.create("http://a.pelda.test/"), URI.create("http://b.pelda.test/"));
    assertThat(Addresses.ofLists(card))
        .containsExactly(
            URI.create("http://c.pelda.test/"), URI.create("ldap://d.pelda.test/cn=3"));
  }

  @Test
  void certificateMayNameNothing() throws Exception {
    X509Certificate card = TestPki.card(ISSUER).make().certificate();

    assertThat(Addresses.ofResponders(card)).isEmpty();
    assertThat(Addresses.ofLists(card)).isEmpty();
  }

  @Test
  void otherServicesAndOtherNamesAreNoResponders() throws Exception {
    assertThat(
            Addresses.ofResponders(
                with(
                    Extension.authorityInfoAccess,
                    new AuthorityInformationAccess(
                        new AccessDescription[] {
                          new AccessDescription(
                              AccessDescription.id_ad_caIssuers, uri("http://a.pelda.test/")),
                          new AccessDescription(
                              AccessDescription.id_ad_ocsp,
                              new GeneralName(new X500Name("CN=Somebody"))),
                          new AccessDescription(
                              AccessDescription.id_ad_ocsp, uri("no address at all")),
                        }))))
        .isEmpty();
  }

  @Test
  void listsOfOthersAndForSomeReasonsAreLeftOut() throws Exception {
    DistributionPointName name =
        new DistributionPointName(new GeneralNames(uri("http://c.pelda.test/")));
    GeneralNames other = new GeneralNames(new GeneralName(new X500Name("CN=Mas CA")));

    assertThat(
            Addresses.ofLists(
                with(
                    Extension.cRLDistributionPoints,
                    new CRLDistPoint(
                        new DistributionPoint[] {
                          new DistributionPoint(name, null, other),
                          new DistributionPoint(
                              name, new ReasonFlags(ReasonFlags.keyCompromise), null),
                          new DistributionPoint(null, null, null),
                        }))))
        .isEmpty();
  }

  @Test
  void whatCannotBeReadTellsNothing() {
    X509Certificate access = with(Extension.authorityInfoAccess, new X500Name("CN=Somebody"));
    X509Certificate points = with(Extension.cRLDistributionPoints, DERNull.INSTANCE);

    assertThatThrownBy(() -> Addresses.ofResponders(access))
        .isInstanceOf(UnknownStatusException.class);
    assertThatThrownBy(() -> Addresses.ofLists(points)).isInstanceOf(UnknownStatusException.class);
  }

  private static X509Certificate with(
      org.bouncycastle.asn1.ASN1ObjectIdentifier id, ASN1Encodable value) {
    return TestPki.card(ISSUER).extension(id, false, value).make().certificate();
  }

  private static GeneralName uri(String text) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }
}
