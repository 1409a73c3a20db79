package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators save: sense is kept, nonsense is refused with the reason. */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class ConfigurationIT {
  private static final String REALM = "/realms/" + TestServer.REALM;

  /** H45: nonsense is refused when it is saved, and what stood before stays. */
  @ParameterizedTest
  @CsvSource({
    "closing-date, holnap, closing-date",
    "level, 9, level",
    "level, 2, must not be above 1",
    "method, KIS NAGY, method",
    "uri, nem uri, uri"
  })
  void senselessSettingOfTheConditionIsRefused_H45(
      String key, String value, String reason, TestServer server) {
    AdminApi admin = server.admin();
    String id =
        FlowSetting.execution(admin, "kau-ugyfelkapu", "ugyfelkapu-method-condition")
            .get("authenticationConfig")
            .asText();
    String path = REALM + "/authentication/config/" + id;
    JsonNode before = admin.get(path);
    ObjectNode after = before.deepCopy();
    ((ObjectNode) after.get("config")).put(key, value);

    HttpResponse<String> response = admin.exchange("PUT", path, after);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(reason);
    assertThat(admin.get(path)).isEqualTo(before);
  }

  @Test
  void senselessFirstSettingIsRefusedToo(TestServer server) {
    AdminApi admin = server.admin();
    String execution =
        FlowSetting.execution(admin, "kau-ugyfelkapu", "ugyfelkapu-password-form")
            .get("id")
            .asText();

    HttpResponse<String> response =
        admin.exchange(
            "POST",
            REALM + "/authentication/executions/" + execution + "/config",
            Map.of("alias", "senseless", "config", Map.of("registry", "a b")));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("registry");
    assertThat(
            FlowSetting.execution(admin, "kau-ugyfelkapu", "ugyfelkapu-password-form")
                .has("authenticationConfig"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"connection, nincs-ilyen", "cachePolicy, DEFAULT", "table, 'a; DROP TABLE b'"})
  void senselessSettingOfTheRegistryIsRefused(String key, String value, TestServer server) {
    AdminApi admin = server.admin();
    JsonNode component =
        admin.get(REALM + "/components?type=org.keycloak.storage.UserStorageProvider").get(0);
    ObjectNode changed = component.deepCopy();
    ((ObjectNode) changed.get("config")).putArray(key).add(value);

    HttpResponse<String> response =
        admin.exchange("PUT", REALM + "/components/" + component.get("id").asText(), changed);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("errorMessage");
  }

  /** The registry's id in the export is fixed: a new one would orphan every factor. */
  @Test
  void registryComponentHasItsFixedId(TestServer server) {
    assertThat(
            server
                .admin()
                .get(REALM + "/components?type=org.keycloak.storage.UserStorageProvider")
                .findValuesAsText("id"))
        .containsExactly("b1d6f0a4-6c3e-4f57-9a2b-52d1c7e8a901");
  }

  /**
   * H70: saving an unchanged citizen works; a change of what the registry owns is refused plainly.
   */
  @Test
  void administratorCanSaveACitizenButNotChangeTheRegistrysData_H70(TestServer server) {
    Citizen citizen = Citizen.register(server);
    AdminApi admin = server.admin();
    String path = REALM + "/users/" + AdminApi.encode(citizen.id(server));
    ObjectNode user = (ObjectNode) admin.get(path);

    assertThat(admin.exchange("PUT", path, user).statusCode()).isEqualTo(204);
    user.put("firstName", "Más");
    HttpResponse<String> refused = admin.exchange("PUT", path, user);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("firstName");
    assertThat(admin.get(path).get("firstName").asText()).isEqualTo("Elek");
  }

  /** H68: a registration cannot be deleted from Keycloak, and the attempt costs no factor. */
  @Test
  void registrationCannotBeDeletedAndKeepsItsFactors_H68(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);

    HttpResponse<String> refused =
        server
            .admin()
            .exchange("DELETE", REALM + "/users/" + AdminApi.encode(citizen.id(server)), null);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(citizen.credentialTypes(server))
        .containsExactlyInAnyOrder("otp", "ugyfelkapu-deletion-code");
  }

  /** H42, H61: search, count and paging of the registry agree through the Admin REST API. */
  @Test
  void searchPagingAndCountAgree_H61(TestServer server) {
    String name = "Lapozo Lili " + System.nanoTime();
    for (int i = 0; i < 5; i++) {
      Citizen.register(server, name + " " + i);
    }
    String search = REALM + "/users?search=" + AdminApi.encode("\"" + name + "*\"");
    String byName = REALM + "/users?username=" + AdminApi.encode(name);

    assertThat(server.admin().get(byName)).hasSize(5);
    assertThat(server.admin().get(REALM + "/users/count?username=" + AdminApi.encode(name)).asInt())
        .isEqualTo(5);
    assertThat(server.admin().get(byName + "&first=0&max=3").findValuesAsText("id"))
        .doesNotContainAnyElementsOf(
            server.admin().get(byName + "&first=3&max=3").findValuesAsText("id"))
        .hasSize(3);
    assertThat(server.admin().get(search)).hasSizeLessThanOrEqualTo(5);
  }

  /**
   * H43: a condition without any configuration names no method: its sub-flow is not offered,
   * nothing else suffers.
   */
  @Test
  void conditionWithoutConfigurationOffersNothing_H43(TestServer server, Browser browser) {
    AdminApi admin = server.admin();
    String flow = "H43-" + System.nanoTime();
    String executions = REALM + "/authentication/flows/kau-identification/executions";
    admin.post(
        executions + "/flow",
        Map.of("alias", flow, "type", "basic-flow", "provider", "", "description", ""));
    JsonNode added = FlowSetting.execution(admin, "kau-identification", flow);
    try {
      admin.post(
          REALM + "/authentication/flows/" + flow + "/executions/execution",
          Map.of("provider", "ugyfelkapu-method-condition"));
      FlowSetting.requirement(server, "kau-identification", flow, "CONDITIONAL");
      Page page = browser.window();
      OidcLogin.start(server, page);
      assertThat(new MethodPage(page).methods())
          .containsExactly(
              "ugyfelkapu", "ugyfelkapu-plus-app", "ugyfelkapu-plus-email", "telephone", "id-card");
      assertThat(FormPost.send(page, "method=").text()).contains("nem választható");
    } finally {
      // The flow alone would leave its place in kau-identification behind, which breaks the
      // console.
      admin.delete(REALM + "/authentication/executions/" + added.get("id").asText());
    }
  }

  /** A realm whose salt nobody has set is not imported: everybody could compute its subjects. */
  @Test
  void realmWithoutItsSaltIsNotImported(TestServer server) throws IOException {
    ObjectNode realm =
        (ObjectNode) AdminApi.parse(Files.readString(server.workspace().realmFile()));
    realm.put("realm", "salt-nelkul");
    realm.remove("components");

    HttpResponse<String> response = server.admin().exchange("POST", "/realms", realm);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(server.admin().exchange("GET", "/realms/salt-nelkul", null).statusCode())
        .isEqualTo(404);
  }

  /** H80: another realm of the same server keeps its own login untouched. */
  @Test
  void otherRealmsAreUntouched_H80(TestServer server, Browser browser) {
    Page page = browser.window();
    page.navigate(server.url() + "/realms/master/account/");
    page.locator("#username").waitFor();

    assertThat(page.locator("button[name=method]").count()).isZero();
    assertThat(server.admin().get("/realms/master").path("browserFlow").asText())
        .isEqualTo("browser");
  }
}
