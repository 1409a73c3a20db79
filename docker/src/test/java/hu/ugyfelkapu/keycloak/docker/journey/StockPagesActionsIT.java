package hu.ugyfelkapu.keycloak.docker.journey;

import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H82, H84: Keycloak's pages for what a user changes at the own account ({@link Appearance} says
 * what is asked of each).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class StockPagesActionsIT {
  private static StockRealm realm;

  @BeforeAll
  static void makeRealm(TestServer server) {
    realm = StockRealm.create(server, "minta-muveletek", Map.of());
    realm.put("/users/profile", StockProfile.withManyInputTypes());
    List.of("TERMS_AND_CONDITIONS", "delete_account", "UPDATE_EMAIL").forEach(realm::enableAction);
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void profileTermsAndAddress_H82_H84(String language, TestServer server, Browser browser) {
    StockRealm.Person person =
        realm.person(
            language, Map.of("requiredActions", List.of("TERMS_AND_CONDITIONS", "UPDATE_PROFILE")));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of()).signIn(person).at("terms").isFine("stock-terms");
    visit.press("accept").at("login-update-profile").isFine("stock-update-profile");
    visit
        .fill("firstName", "")
        .fill("locality", "X")
        .submit()
        .at("login-update-profile")
        .tellsOfAMistake("stock-update-profile-wrong");
    visit.fill("firstName", "Elek").fill("locality", "Mintaváros").submit().isOver();

    visit
        .open(Map.of("kc_action", "UPDATE_PROFILE"))
        .at("login-update-profile")
        .isFine("stock-update-profile-by-own-will");
    visit.press("cancel-aia").isOver();
    visit.open(Map.of("kc_action", "UPDATE_EMAIL")).at("update-email").isFine("stock-update-email");
    visit.fill("email", "").submit().at("update-email").tellsOfAMistake("stock-update-email-empty");
    visit.press("cancel-aia").isOver();
    visit
        .open(Map.of("kc_action", "UPDATE_PASSWORD"))
        .at("login-update-password")
        .isFine("stock-update-password-by-own-will");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void refusedTerms_H82_H84(String language, Browser browser) {
    StockRealm.Person person =
        realm.person(language, Map.of("requiredActions", List.of("TERMS_AND_CONDITIONS")));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of()).signIn(person).at("terms").press("cancel").isOver();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void removals_H82_H84(String language, Browser browser) {
    StockRealm.Person person = realm.personWith(language, List.of(StockRealm.appCode("Telefon")));
    realm.letDeleteOwnAccount(person);
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of()).signIn(person).at("login-otp").isFine("stock-otp");
    visit.fill("otp", visit.app().fresh()).submit().isOver();

    visit
        .open(Map.of("kc_action", "delete_credential:" + realm.credential(person, "otp")))
        .at("delete-credential")
        .isFine("stock-delete-credential");
    visit.press("cancel-aia").isOver();
    visit.open(Map.of("kc_action", "delete_account")).at("login").isFine("stock-login-again");
    // Who it is stands there already and cannot be changed.
    visit.fill("password", StockRealm.PASSWORD).submit();
    visit.at("login-otp").fill("otp", visit.app().fresh()).submit();
    visit.at("delete-account-confirm").isFine("stock-delete-account");
    visit.submit().at("info").isFine("stock-info-account-deleted");
  }
}
