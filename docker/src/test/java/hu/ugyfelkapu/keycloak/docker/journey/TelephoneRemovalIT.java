package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneDigitsPage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What becomes of telephone identification when its credential is taken out of Keycloak's store.
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class TelephoneRemovalIT {
  private static final String REALM = "/realms/" + TestServer.REALM;
  private static final String TYPE = "ugyfelkapu-telephone";
  private static final String OWN = TelephoneCitizen.OWN;

  @Test
  void administratorsRemovalEndsSessionsAndFreesTheCitizenForANewId(
      TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.atDigits(page).enter(OWN);
    OidcLogin.Tokens tokens = login.tokens();
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
    Page open = browser.window();
    OidcLogin.start(server, open);
    TelephoneDigitsPage digits = citizen.atDigits(open);

    server.admin().delete(credentials(server, citizen) + "/" + credential(server, citizen));

    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
    // Other digits may be asked by now: the id is nobody's.
    digits = digits.enterWrongly(OWN);
    assertThat(digits.enterWrongly(OWN).error()).contains("Ön nem jogosult");
    TelephoneCitizen again = TelephoneCitizen.register(server, citizen.citizen());
    Page second = browser.window();
    OidcLogin anew = OidcLogin.start(server, second);
    again.changePassword(second).change(OWN);
    assertThat(anew.tokens().claim("azonositasModja")).endsWith(":rkta");
  }

  /** H40: citizens cannot take it away, even where Keycloak's own action is switched on. */
  @Test
  void accountApiCannotRemoveIt_H40(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    Page page = browser.window();
    AtomicReference<String> bearer = new AtomicReference<>();
    page.onRequest(
        request -> {
          String header = request.headers().get("authorization");
          if (header != null && request.url().contains("/account/")) {
            bearer.set(header);
          }
        });
    page.navigate(OidcLogin.realm(server) + "/account/account-security/signing-in");
    citizen.atDigits(page).enter(OWN);
    String list = "[data-testid='" + TYPE + "/credential-list']";
    page.locator(list).first().waitFor();
    assertThat(page.locator(list).first().innerText())
        .contains("•••••• " + citizen.telephoneId().substring(6));
    assertThat(page.locator(list + " [data-testrole='remove']").count()).isZero();
    HttpRequest removal =
        HttpRequest.newBuilder(
                URI.create(
                    OidcLogin.realm(server)
                        + "/account/credentials/"
                        + credential(server, citizen)))
            .header("Authorization", bearer.get())
            .header("Accept", "application/json")
            .DELETE()
            .build();

    assertThat(Http.send(removal).statusCode()).isEqualTo(400);
    String action = REALM + "/authentication/required-actions/delete_credential";
    ObjectNode off = (ObjectNode) server.admin().get(action);
    server.admin().put(action, off.deepCopy().put("enabled", true));
    try {
      // Nor is the type one that Keycloak lets people remove.
      assertThat(Http.send(removal).statusCode()).isEqualTo(400);
    } finally {
      server.admin().put(action, off);
    }
    assertThat(citizen.citizen().credentialTypes(server)).containsExactly(TYPE);
  }

  private static String credential(TestServer server, TelephoneCitizen citizen) {
    for (JsonNode each : server.admin().get(credentials(server, citizen))) {
      if (each.get("type").asText().equals(TYPE)) {
        return each.get("id").asText();
      }
    }
    throw new AssertionError("no telephone credential");
  }

  private static String credentials(TestServer server, TelephoneCitizen citizen) {
    return REALM + "/users/" + AdminApi.encode(citizen.citizen().id(server)) + "/credentials";
  }
}
