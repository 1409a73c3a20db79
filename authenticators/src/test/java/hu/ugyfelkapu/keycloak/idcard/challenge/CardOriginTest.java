package hu.ugyfelkapu.keycloak.idcard.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.MapScope;
import hu.ugyfelkapu.keycloak.testing.Only;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;

class CardOriginTest {

  /** Browsers write it so, and that text is what is signed. */
  @ParameterizedTest
  @CsvSource({
    "https://belepes.pelda.test/, https://belepes.pelda.test",
    "https://belepes.pelda.test:443/auth/, https://belepes.pelda.test",
    "https://belepes.pelda.test:8443/, https://belepes.pelda.test:8443",
    "HTTPS://Belepes.Pelda.test/, https://belepes.pelda.test"
  })
  void originHasNoSlashAndNoUsualPort_H76(URI base, String origin) {
    assertThat(CardOrigin.of(base, false)).contains(origin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://belepes.pelda.test/", "http://localhost:8080/"})
  void realCardsSignNothingWithoutHttps_H76(URI base) {
    assertThat(CardOrigin.of(base, false)).isEmpty();
  }

  @Test
  void demoCardsMayBeUsedOnThisVeryComputer() {
    assertThat(CardOrigin.of(URI.create("http://localhost:8080/"), true))
        .contains("http://localhost:8080");
    assertThat(CardOrigin.of(URI.create("http://localhost:80/"), true))
        .contains("http://localhost");
  }

  /** H76: an address that comes with the request is the visitor's. */
  @Test
  void addressMustBeSetByTheServerOrTheRealm_H76() {
    assertThat(isSet(Map.of(), null)).isFalse();
    assertThat(isSet(Map.of("hostname", " "), "")).isFalse();
    assertThat(isSet(Map.of("hostname", "belepes.pelda.test"), null)).isTrue();
    assertThat(isSet(Map.of(), "https://belepes.pelda.test")).isTrue();
  }

  private static boolean isSet(Map<String, String> server, String ofTheRealm) {
    RealmModel realm = Only.of(RealmModel.class, Map.of("getAttribute", name -> ofTheRealm));
    return CardOrigin.isSet(realm, new MapScope(server));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://belepes.pelda.test/", "http://127.0.0.1/", "http://localhost.pelda.test/"})
  void demoCardsNeedHttpsEverywhereElse(URI base) {
    assertThat(CardOrigin.of(base, true)).isEmpty();
  }
}
