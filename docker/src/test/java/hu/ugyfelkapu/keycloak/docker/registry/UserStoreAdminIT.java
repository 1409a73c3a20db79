package hu.ugyfelkapu.keycloak.docker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryComponent;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryRows;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.ChangeEmailPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ChangePasswordPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DonePage;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an administrator's saves do to a registration in READ_ONLY, UNSYNCED and WRITABLE. */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class UserStoreAdminIT {
  private static final String REALM = "/realms/" + TestServer.REALM;
  private static final String FRESH = "Friss2026Jelszo";

  /** As the admin console does: what was read is sent back, with one switch or field changed. */
  @Test
  void readOnlyRegistrationIsSavedWithChangesOfKeycloaksOwn_H70(TestServer server) {
    Citizen citizen = Citizen.register(server);
    Map<String, String> row = new RegistryRows(server).of(citizen);
    String path = path(citizen, server);
    ObjectNode user = (ObjectNode) server.admin().get(path + "?userProfileMetadata=true");

    assertThat(put(server, path, user)).isEqualTo(204);
    assertThat(server.admin().get(path + "?userProfileMetadata=true")).isEqualTo(user);

    user.withObject("/attributes").putArray("locale").add("en");
    user.putArray("requiredActions").add("ugyfelkapu-plus-settings");
    user.put("enabled", false);
    assertThat(put(server, path, user)).isEqualTo(204);
    JsonNode saved = server.admin().get(path);
    assertThat(saved.at("/attributes/locale/0").asText()).isEqualTo("en");
    assertThat(saved.get("requiredActions").toString()).contains("ugyfelkapu-plus-settings");
    assertThat(saved.get("enabled").asBoolean()).isFalse();
    assertThat(saved.at("/attributes/birthPlace/0").asText()).isEqualTo("Mintaváros");
    assertThat(Door.opens(server, citizen)).isFalse();

    ((ObjectNode) user.get("attributes")).remove("locale");
    user.putArray("requiredActions");
    user.put("enabled", true);
    assertThat(put(server, path, user)).isEqualTo(204);
    saved = server.admin().get(path);
    assertThat(saved.at("/attributes/locale").isMissingNode()).isTrue();
    assertThat(saved.get("requiredActions")).isEmpty();
    assertThat(Door.opens(server, citizen)).isTrue();
    assertThat(new RegistryRows(server).of(citizen)).isEqualTo(row);
  }

  /** Each with a message that names it; what was changed beside it is not saved either. */
  @Test
  void changeOfWhatTheRegistryOwnsIsRefusedWhole_H70(TestServer server) {
    Citizen citizen = Citizen.register(server);
    Map<String, String> row = new RegistryRows(server).of(citizen);
    String path = path(citizen, server);
    JsonNode user = server.admin().get(path);
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put("/email", "mas@pelda.test");
    changes.put("/firstName", "Más");
    changes.put("/lastName", "Valaki");
    changes.put("/attributes/currentName", "Más Valaki");
    changes.put("/attributes/birthName", "Más Valaki");
    changes.put("/attributes/motherBirthName", "Más Mária");
    changes.put("/attributes/birthPlace", "Máshely");
    changes.put("/attributes/birthDate", "1970.01.01.");

    changes.forEach(
        (pointer, value) -> {
          ObjectNode changed = user.deepCopy();
          String name = pointer.replaceFirst(".*/", "");
          if (pointer.startsWith("/attributes/")) {
            changed.withObject("/attributes").putArray(name).add(value);
          } else {
            changed.put(name, value);
          }
          changed.withObject("/attributes").putArray("locale").add("en");

          HttpResponse<String> refused = server.admin().exchange("PUT", path, changed);

          assertThat(refused.statusCode()).as(pointer).isEqualTo(400);
          assertThat(refused.body()).as(pointer).contains(name);
          assertThat(server.admin().get(path)).as(pointer).isEqualTo(user);
        });
    ObjectNode unverified = user.deepCopy();
    unverified.put("emailVerified", false);
    HttpResponse<String> refused = server.admin().exchange("PUT", path, unverified);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("emailVerified");
    assertThat(reset(server, path, FRESH).statusCode()).isEqualTo(400);
    assertThat(new RegistryRows(server).of(citizen)).isEqualTo(row);
    assertThat(Door.opens(server, citizen)).isTrue();
    assertThat(server.admin().get(path)).isEqualTo(user);
  }

  /** The registry stays as it is, byte for byte, and a way back leaves no second password. */
  @Test
  void passwordThatAnAdministratorSetsInUnsyncedIsKeycloaksUntilTheWayBack_H69(TestServer server) {
    Citizen citizen = Citizen.register(server);
    Map<String, String> row = new RegistryRows(server).of(citizen);
    String path = path(citizen, server);
    try (RegistryComponent component =
        RegistryComponent.with(server, Map.of("editMode", "UNSYNCED"))) {
      component.forbidWriting();

      assertThat(reset(server, path, "rovid").statusCode()).isEqualTo(400);
      assertThat(Door.opens(server, citizen)).isTrue();
      assertThat(reset(server, path, FRESH).statusCode()).isEqualTo(204);

      assertThat(citizen.credentialTypes(server)).contains("password");
      assertThat(Door.opens(server, citizen, FRESH)).isTrue();
      assertThat(Door.opens(server, citizen)).isFalse();
      ObjectNode user = (ObjectNode) server.admin().get(path);
      assertThat(put(server, path, user.put("emailVerified", false))).isEqualTo(204);
      assertThat(server.admin().get(path).get("emailVerified").asBoolean()).isFalse();
      // By a form of the profile the address changes in no mode (H27).
      assertThat(put(server, path, user.put("email", "mas@pelda.test"))).isEqualTo(400);
      assertThat(server.admin().exchange("DELETE", path, null).statusCode()).isEqualTo(400);
    }

    assertThat(Door.opens(server, citizen, FRESH)).isFalse();
    assertThat(Door.opens(server, citizen)).isTrue();
    assertThat(citizen.credentialTypes(server)).doesNotContain("password");
    assertThat(server.admin().get(path).get("emailVerified").asBoolean()).isTrue();
    assertThat(new RegistryRows(server).of(citizen)).isEqualTo(row);
  }

  /** The citizen's own actions, in the mode that keeps their changes in Keycloak. */
  @Test
  void citizensChangeInUnsyncedReachesKeycloakAndNotTheRegistry_H69(
      TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Citizen moved =
        new Citizen(
            citizen.rowId(),
            citizen.userName(),
            FRESH,
            "atkoltozott" + citizen.rowId() + "@pelda.test");
    Totp app = Enrolment.enrol(server, browser, citizen);
    Map<String, String> row = new RegistryRows(server).of(citizen);
    String path = path(citizen, server);
    try (RegistryComponent component =
        RegistryComponent.with(server, Map.of("editMode", "UNSYNCED"))) {
      component.forbidWriting();
      Page page = browser.window();
      OidcLogin login = OidcLogin.start(server, page, Map.of("kc_action", "ugyfelkapu-password"));
      citizen.signInWithApp(page, app);
      new ChangePasswordPage(page).change(citizen.password(), FRESH, FRESH);
      new DonePage(page).goOn();
      assertThat(login.parameter("kc_action_status")).isEqualTo("success");
      OidcLogin second = OidcLogin.start(server, page, Map.of("kc_action", "ugyfelkapu-email"));
      new ChangeEmailPage(page)
          .send(FRESH, moved.email())
          .confirm(MailedCode.take(server, moved).code());
      new DonePage(page).goOn();
      assertThat(second.parameter("kc_action_status")).isEqualTo("success");

      JsonNode user = server.admin().get(path);
      assertThat(user.get("email").asText()).isEqualTo(moved.email());
      assertThat(user.get("emailVerified").asBoolean()).isTrue();
      assertThat(new RegistryRows(server).of(citizen)).isEqualTo(row);
    }

    assertThat(server.admin().get(path).get("email").asText()).isEqualTo(citizen.email());
    assertThat(new RegistryRows(server).of(citizen)).isEqualTo(row);
  }

  @Test
  void passwordThatAnAdministratorSetsInWritableIsTheRegistrys_H69(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String path = path(citizen, server);
    try (RegistryComponent component =
        RegistryComponent.with(server, Map.of("editMode", "WRITABLE"))) {
      assertThat(component).isNotNull();
      HttpResponse<String> refused = reset(server, path, "rovid");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("invalidPassword");
      assertThat(reset(server, path, FRESH).statusCode()).isEqualTo(204);

      assertThat(citizen.credentialTypes(server)).doesNotContain("password");
    }
    assertThat(Door.opens(server, citizen, FRESH)).isTrue();
    assertThat(Door.opens(server, citizen)).isFalse();
  }

  /** A store that takes no writes: told, and nothing is half done on either side. */
  @Test
  void writeThatTheRegistryRefusesChangesNothingOnEitherSide_H67(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String path = path(citizen, server);
    ObjectNode user = (ObjectNode) server.admin().get(path);
    user.withObject("/attributes").putArray("locale").add("en");
    assertThat(put(server, path, user)).isEqualTo(204);
    Map<String, String> row = new RegistryRows(server).of(citizen);
    try (RegistryComponent component =
        RegistryComponent.with(server, Map.of("editMode", "WRITABLE"))) {
      component.forbidWriting();

      assertThat(reset(server, path, FRESH).statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(put(server, path, user.deepCopy().put("emailVerified", false)))
          .isGreaterThanOrEqualTo(400);
      assertThat(server.admin().exchange("DELETE", path, null).statusCode())
          .isGreaterThanOrEqualTo(400);

      assertThat(new RegistryRows(server).of(citizen)).isEqualTo(row);
      assertThat(server.admin().get(path).at("/attributes/locale/0").asText()).isEqualTo("en");
      assertThat(Door.opens(server, citizen)).isTrue();
    }
  }

  private static String path(Citizen citizen, TestServer server) {
    return REALM + "/users/" + AdminApi.encode(citizen.id(server));
  }

  private static int put(TestServer server, String path, JsonNode user) {
    return server.admin().exchange("PUT", path, user).statusCode();
  }

  private static HttpResponse<String> reset(TestServer server, String path, String password) {
    return server
        .admin()
        .exchange(
            "PUT",
            path + "/reset-password",
            Map.of("type", "password", "value", password, "temporary", false));
  }
}
