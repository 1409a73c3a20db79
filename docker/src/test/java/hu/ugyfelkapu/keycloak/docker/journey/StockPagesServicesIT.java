package hu.ugyfelkapu.keycloak.docker.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H82, H84: Keycloak's pages between a service and its user: consent, codes, devices, sign-out
 * ({@link Appearance} says what is asked of each).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class StockPagesServicesIT {
  private static StockRealm realm;

  @BeforeAll
  static void makeRealm(TestServer server) {
    realm = StockRealm.create(server, "minta-szolgaltatasok", Map.of());
    realm.post("/clients", realm.client("jovahagyando", Map.of("consentRequired", true)));
    realm.post(
        "/clients",
        realm.client(
            "kijelentkezo",
            Map.of(
                "frontchannelLogout",
                true,
                "attributes",
                // Something of the same origin, since the demo service lets nobody frame it.
                Map.of("frontchannel.logout.url", realm.url()))));
    realm.post(
        "/clients",
        realm.client(
            "saml",
            Map.of(
                "protocol",
                "saml",
                "attributes",
                Map.of(
                    "saml.client.signature",
                    "false",
                    "saml.force.post.binding",
                    "true",
                    "saml_assertion_consumer_url_post",
                    realm.callback(),
                    "saml_idp_initiated_sso_url_name",
                    "saml"))));
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void consentAndCodeToCopy_H82_H84(String language, Browser browser) {
    StockRealm.Person person = realm.person(language, Map.of());
    StockVisit visit = StockVisit.in(browser, language, realm);
    Map<String, String> toCopy =
        Map.of("client_id", "jovahagyando", "redirect_uri", "urn:ietf:wg:oauth:2.0:oob");
    visit.open(toCopy).signIn(person).at("login-oauth-grant").isFine("stock-consent");
    visit.press("cancel").at("code").isFine("stock-code-refused");
    visit
        .open(toCopy)
        .signIn(person)
        .at("login-oauth-grant")
        .press("accept")
        .at("code")
        .isFine("stock-code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void device_H82_H84(String language, Browser browser) {
    StockRealm.Person person = realm.person(language, Map.of());
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.navigate(realm.url() + "/device").at("login-oauth2-device-verify-user-code");
    visit.isFine("stock-device");
    visit
        .fill("device_user_code", "ROSSZ")
        .submit()
        .at("login-oauth2-device-verify-user-code")
        .tellsOfAMistake("stock-device-wrong");
    visit.fill("device_user_code", userCode()).submit().signIn(person);
    visit.at("login-oauth-grant").isFine("stock-consent-device");
    visit.press("accept").at("info").isFine("stock-info-device");
  }

  /** What a device without a keyboard shows. */
  private static String userCode() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realm.url() + "/protocol/openid-connect/auth/device"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("client_id=szolgaltatas&scope=openid"))
            .build();
    JsonNode answer = AdminApi.parse(Http.send(request, 200));
    return answer.get("user_code").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void signOut_H82_H84(String language, Browser browser) {
    StockRealm.Person person = realm.person(language, Map.of());
    StockVisit visit = StockVisit.in(browser, language, realm);
    stay(visit.page());
    visit.open(Map.of("client_id", "kijelentkezo")).signIn(person).isOver();
    visit.navigate(realm.url() + "/protocol/openid-connect/logout").at("logout-confirm");
    visit.isFine("stock-logout");
    visit.press("confirmLogout").at("frontchannel-logout").isFine("stock-frontchannel-logout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void answerOverSaml_H82_H84(String language, Browser browser) {
    StockRealm.Person person = realm.person(language, Map.of());
    StockVisit visit = StockVisit.in(browser, language, realm);
    stay(visit.page());
    visit.navigate(realm.url() + "/protocol/saml/clients/saml").signIn(person);
    visit.at("saml-post-form").isFine("stock-saml-post");
  }

  /** Two pages leave by themselves at once, where there is script. */
  private static void stay(Page page) {
    for (String script : List.of("autosubmit", "follow")) {
      page.route(
          "**/js/" + script + ".js",
          route ->
              route.fulfill(
                  new Route.FulfillOptions().setContentType("text/javascript").setBody("")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void requestsThatCannotBeServed_H82_H84(String language, Browser browser) {
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of("client_id", "ismeretlen")).at("error");
    visit.tellsOfAMistake("stock-error-client");
    visit.open(Map.of("redirect_uri", "https://mashol.pelda.test/")).at("error");
    visit.tellsOfAMistake("stock-error-address");
    visit.navigate(realm.url() + "/login-actions/action-token?key=x").at("error");
    visit.tellsOfAMistake("stock-error-link");
  }
}
