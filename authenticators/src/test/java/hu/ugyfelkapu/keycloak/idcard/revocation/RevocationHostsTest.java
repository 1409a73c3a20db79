package hu.ugyfelkapu.keycloak.idcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationHostsTest {

  private static final RevocationHosts HOSTS =
      RevocationHosts.parse(
          "revocation-hosts", "ocsp.pelda.test, lists.pelda.test:8080\n10.0.0.7 [2001:DB8::7]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ocsp.pelda.test",
        "http://ocsp.pelda.test:80/card",
        "https://OCSP.pelda.test/",
        "https://ocsp.pelda.test:443/?a=b",
        "HTTP://lists.pelda.test:8080/3.crl",
        "https://lists.pelda.test:8080/3.crl",
        "http://10.0.0.7/",
        "http://[2001:db8::7]/",
      })
  void namedHostsMayBeAsked(String address) {
    assertThat(HOSTS.permit(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://other.pelda.test/",
        "http://a.ocsp.pelda.test/",
        "http://ocsp.pelda.test.example/",
        "http://ocsp.pelda.test:8080/",
        "https://ocsp.pelda.test:80/",
        "http://lists.pelda.test/3.crl",
        "http://lists.pelda.test:80808/3.crl",
        "http://anna@ocsp.pelda.test/",
        "http://ocsp.pelda.test@other.pelda.test/",
        "ftp://ocsp.pelda.test/",
        "ldap://ocsp.pelda.test/",
        "file://ocsp.pelda.test/etc",
        "http:ocsp.pelda.test",
        "//ocsp.pelda.test/",
        "/3.crl",
        "http://10.0.0.8/",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://167772167/",
        "http://0xa000007/",
        "http://[2001:db8::8]/",
      })
  void nothingElseMayBeAsked(String address) {
    assertThat(HOSTS.permit(URI.create(address))).isFalse();
  }

  @Test
  void nobodyIsAskedWhereNobodyIsNamed() {
    RevocationHosts nobody = RevocationHosts.parse("revocation-hosts", "");

    assertThat(nobody.permit(URI.create("http://ocsp.pelda.test/"))).isFalse();
  }

  @Test
  void hostOfAConfiguredAddressIsNamedWithItsPort() {
    RevocationHosts hosts =
        RevocationHosts.parse("revocation-hosts", "")
            .and(Stream.of(URI.create("https://Own.pelda.test/card")));

    assertThat(hosts.permit(URI.create("https://own.pelda.test/other"))).isTrue();
    assertThat(hosts.permit(URI.create("http://own.pelda.test/"))).isFalse();
  }
}
