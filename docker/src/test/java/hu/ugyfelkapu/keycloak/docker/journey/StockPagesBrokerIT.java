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
 * H82, H84: Keycloak's pages for users who come from another identity provider: a second realm of
 * the same server ({@link Appearance} says what is asked of each).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class StockPagesBrokerIT {
  private static final String ALIAS = "masik";
  private static final String OVERRIDING = "felulirt";

  private static StockRealm realm;
  private static StockRealm provider;

  @BeforeAll
  static void makeRealms(TestServer server) {
    provider = StockRealm.create(server, "minta-szolgaltato", Map.of());
    realm = StockRealm.create(server, "minta-kozvetito", Map.of());
    provider.post(
        "/clients",
        provider.client(
            "kozvetito",
            Map.of(
                "publicClient",
                false,
                "secret",
                "titok-a-tesztekhez",
                "redirectUris",
                List.of(realm.url() + "/broker/*"))));
    realm.put(
        "/authentication/config/"
            + realm
                .execution("first broker login", "idp-review-profile")
                .get("authenticationConfig")
                .asText(),
        Map.of("alias", "review", "config", Map.of("update.profile.on.first.login", "on")));
    realm
        .flow("felulir")
        .step("idp-detect-existing-broker-user", "REQUIRED")
        .step("idp-confirm-override-link", "REQUIRED")
        .step("idp-auto-link", "REQUIRED");
    realm.post("/identity-provider/instances", identityProvider(ALIAS, "first broker login"));
    realm.post("/identity-provider/instances", identityProvider(OVERRIDING, "felulir"));
  }

  private static Map<String, Object> identityProvider(String alias, String flow) {
    String protocol = provider.url() + "/protocol/openid-connect";
    return Map.of(
        "alias",
        alias,
        "displayName",
        "Másik szolgáltató",
        "providerId",
        "oidc",
        "enabled",
        true,
        "firstBrokerLoginFlowAlias",
        flow,
        "config",
        Map.of(
            "clientId",
            "kozvetito",
            "clientSecret",
            "titok-a-tesztekhez",
            "clientAuthMethod",
            "client_secret_post",
            "authorizationUrl",
            protocol + "/auth",
            "tokenUrl",
            protocol + "/token",
            "issuer",
            provider.url(),
            "useJwksUrl",
            "true",
            "jwksUrl",
            protocol + "/certs",
            "validateSignature",
            "true",
            "defaultScope",
            "openid profile email"));
  }

  @AfterAll
  static void removeRealms() {
    realm.close();
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void firstLoginOfSomebodyWhoIsKnownHere_H82_H84(
      String language, TestServer server, Browser browser) {
    StockRealm.Person here = realm.person(language, Map.of());
    // An address that is changed on the way is not mailed to: the owner signs in instead.
    StockRealm.Person there = provider.person(language, Map.of("email", here.email()));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of()).at("login").isFine("stock-login-providers");
    visit.follow("/broker/" + ALIAS + "/login").signIn(there);
    visit.at("idp-review-user-profile").isFine("stock-idp-review");
    visit
        .fill("email", "ez nem cím")
        .fill("firstName", "")
        .submit()
        .at("idp-review-user-profile")
        .tellsOfAMistake("stock-idp-review-wrong");
    visit.fill("email", here.email()).fill("firstName", "Elek").submit();
    visit.at("login-idp-link-confirm").isFine("stock-idp-link-confirm");
    visit.leaveBy(() -> visit.page().locator("button[value=linkAccount]").click());
    visit.at("login-idp-link-email").isFine("stock-idp-link-email");
    MailAppearance.take(server, browser, here.email(), "identity-provider-link", language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void loginByAnotherAccountThanTheLinkedOne_H82_H84(String language, Browser browser) {
    StockRealm.Person here = realm.person(language, Map.of());
    StockRealm.Person there = provider.person(language, Map.of("email", here.email()));
    realm.post(
        "/users/" + here.id() + "/federated-identity/" + OVERRIDING,
        Map.of("userId", "mas-azonosito", "userName", "korabbi-fiok"));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of("kc_idp_hint", OVERRIDING)).signIn(there);
    visit.at("login-idp-link-confirm-override").isFine("stock-idp-link-override");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void linkingByOwnWill_H82_H84(String language, Browser browser) {
    StockRealm.Person here = realm.person(language, Map.of());
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of("kc_action", "idp_link:" + ALIAS)).signIn(here);
    visit.at("link-idp-action").isFine("stock-link-idp");
    visit.press("cancel-aia").isOver();
  }

  /** The provider's answer without an address leads to a page that says so. */
  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void providerThatRefuses_H82_H84(String language, Browser browser) {
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.navigate(realm.url() + "/broker/" + ALIAS + "/endpoint?state=x&code=y").at("error");
    visit.tellsOfAMistake("stock-error-provider");
  }
}
