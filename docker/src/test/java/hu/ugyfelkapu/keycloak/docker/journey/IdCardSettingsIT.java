package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.CardLogin;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the card login, as administrators save them. */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class IdCardSettingsIT {
  /** H45: nonsense is refused when it is saved, and what stood before stays. */
  @ParameterizedTest
  @CsvSource({
    "trust-anchors, '', trust-anchors",
    "trust-anchors, semmi, trust-anchors",
    "trust-anchors, file:nincs.pem, cannot be read",
    "trust-anchors, file:../../conf/keycloak.conf, without any path",
    "issuers, semmi, issuers",
    "required-policies, politika, required-policies",
    "issued-after, tegnap, issued-after",
    "revocation, talán, revocation",
    "ocsp-responder, ftp://ocsp.pelda.test, ocsp-responder",
    "revocation-hosts, 'http://a b', revocation-hosts",
    "person-fields, surname=lastName, person-fields",
    "phone-app-link, javascript://x, phone-app-link",
    "clock-skew-seconds, sok, clock-skew-seconds",
    "revocation-timeout-seconds, 31, revocation-timeout-seconds",
    "revocation-hosts, '', every card is refused",
    "names-alone, refused, same name and date of birth"
  })
  void senselessSettingIsRefused_H45(String key, String value, String reason, TestServer server) {
    AdminApi admin = server.admin();
    String path = FlowSetting.idCardPath(admin);
    JsonNode before = admin.get(path);
    ObjectNode after = before.deepCopy();
    ((ObjectNode) after.get("config")).put(key, value);

    HttpResponse<String> response = admin.exchange("PUT", path, after);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(reason);
    assertThat(admin.get(path)).isEqualTo(before);
  }

  /** The method says that it does not work, and the way to another one stays open. */
  @Test
  void withoutItsTrustAnchorsTheMethodIsNotAvailable(TestServer server, Browser browser)
      throws IOException {
    Path away = server.trustFile().resolveSibling("away");
    Files.move(server.trustFile(), away);
    try {
      Page page = browser.window();
      Response[] answer = new Response[1];
      page.onResponse(
          response -> {
            if (response.request().isNavigationRequest()) {
              answer[0] = response;
            }
          });
      OidcLogin.start(server, page, CardLogin.METHOD);

      assertThat(answer[0].status()).isEqualTo(503);
      assertThat(page.locator("main").innerText()).contains("most nem érhető el");
      assertThat(page.locator("#card-status").count()).isZero();
      page.locator("[name=back]").click();
      assertThat(new MethodPage(page).methods()).contains("id-card");
    } finally {
      Files.move(away, server.trustFile());
    }
  }
}
