package hu.ugyfelkapu.keycloak.docker.journey;

import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H82, H84: Keycloak's pages for members of several organizations ({@link Appearance} says what is
 * asked of each).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class StockPagesOrganizationIT {
  private static StockRealm realm;

  @BeforeAll
  static void makeRealm(TestServer server) {
    realm = StockRealm.create(server, "minta-szervezetek", Map.of("organizationsEnabled", true));
    for (String name : List.of("Elso Kft.", "Masodik Bt.")) {
      String alias = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
      realm.post(
          "/organizations",
          Map.of(
              "name",
              name,
              "alias",
              alias,
              "domains",
              List.of(Map.of("name", alias + ".pelda.test"))));
    }
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void choiceOfAnOrganization_H82_H84(String language, Browser browser) {
    StockRealm.Person person = realm.person(language, Map.of());
    realm
        .get("/organizations")
        .forEach(
            organization ->
                realm.post(
                    "/organizations/" + organization.get("id").asText() + "/members", person.id()));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of("scope", "openid organization")).at("login-username");
    visit.isFine("stock-organization-username");
    visit.fill("username", person.name()).submit();
    visit.at("select-organization").isFine("stock-select-organization");
    visit.press("kc.org").at("login").isFine("stock-organization-password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void invitation_H82_H84(String language, TestServer server, Browser browser) {
    StockRealm.Person person = realm.person(language, Map.of());
    String organization = realm.get("/organizations").get(0).get("id").asText();
    realm.postForm(
        "/organizations/" + organization + "/members/invite-existing-user",
        Map.of("id", person.id()));
    MailAppearance.take(server, browser, person.email(), "org-invite", language);
  }
}
