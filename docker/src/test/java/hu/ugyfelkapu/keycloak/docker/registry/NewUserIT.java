package hu.ugyfelkapu.keycloak.docker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Official;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryComponent;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryRows;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users that are made and removed by the admin API, as registrations and as Keycloak's own. */
@ExtendWith(TestServerExtension.class)
class NewUserIT {
  private static final String REALM = "/realms/" + TestServer.REALM;
  private static final String USERS = REALM + "/users";
  private static final String PASSWORD = "Kezdo2026Jelszo";
  private static final Map<String, String> MADE_HERE =
      Map.of("editMode", "WRITABLE", "newRegistrations", "database");

  /** Keycloak writes user names in lower case before it hands them over. */
  @Test
  void userThatIsMadeIsARegistrationAndSignsIn(TestServer server) {
    String name = "Uj Polgar " + System.nanoTime();
    try (RegistryComponent component = RegistryComponent.with(server, MADE_HERE)) {
      assertThat(component).isNotNull();
      HttpResponse<String> made = post(server, user(name));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);

      List<Map<String, String>> rows = new RegistryRows(server).named(name);
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0))
          .containsEntry("user_name", name.toLowerCase(java.util.Locale.ROOT))
          .containsEntry("family_name", "Őri")
          .containsEntry("family_name_folded", "őri")
          .containsEntry("given_name", "Ödön")
          .containsEntry("email", "odon.uj@pelda.test")
          .containsEntry("email_verified", "t")
          .containsEntry("birth_place", "Árvíztűrő")
          .containsEntry("birth_date", "1972-02-29")
          .containsEntry("state", "valid");
      assertThat(rows.get(0).get("valid_until")).isNotNull();
      assertThat(rows.get(0).get("password_hash")).isNotNull().doesNotContain(PASSWORD);
      Citizen citizen = citizen(rows.get(0));
      assertThat(Door.opens(server, citizen)).isTrue();
      String path = path(made);
      JsonNode shown = server.admin().get(path);
      assertThat(shown.get("id").asText()).startsWith("f:" + RegistryComponent.ID);
      // From now on it is a registration like any other.
      HttpResponse<String> refused =
          server.admin().exchange("PUT", path, ((ObjectNode) shown).put("firstName", "Más"));
      assertThat(refused.statusCode()).isEqualTo(400);
    }
  }

  /** H67: the row stays, ended; what Keycloak held of the person goes. */
  @Test
  void userThatIsRemovedHasEndedAndLeavesNothingInKeycloak_H67(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String path = USERS + "/" + AdminApi.encode(citizen.id(server));
    ObjectNode user = (ObjectNode) server.admin().get(path);
    user.withObject("/attributes").putArray("locale").add("en");
    user.putArray("requiredActions").add("ugyfelkapu-plus-settings");
    server.admin().put(path, user);
    Official.grant(
        server, TestServer.REALM, user.get("id").asText(), "realm-management", "view-users");
    String group = group(server, "Kilepok " + citizen.rowId());
    server.admin().put(path + "/groups/" + group, Map.of());
    assertThat(server.admin().get(REALM + "/groups/" + group + "/members")).hasSize(1);
    try (RegistryComponent component =
        RegistryComponent.with(server, Map.of("editMode", "WRITABLE"))) {
      assertThat(component).isNotNull();

      assertThat(server.admin().exchange("DELETE", path, null).statusCode()).isEqualTo(204);
    }

    assertThat(new RegistryRows(server).of(citizen)).containsEntry("state", "ended");
    JsonNode left = server.admin().get(path);
    assertThat(left.get("enabled").asBoolean()).isFalse();
    assertThat(left.at("/attributes/locale").isMissingNode()).isTrue();
    assertThat(left.get("requiredActions")).isEmpty();
    assertThat(server.admin().get(path + "/groups")).isEmpty();
    assertThat(server.admin().get(path + "/credentials")).isEmpty();
    assertThat(server.admin().get(path + "/role-mappings").toString()).doesNotContain("view-users");
    assertThat(server.admin().get(REALM + "/groups/" + group + "/members")).isEmpty();
    assertThat(Door.opens(server, citizen)).isFalse();
    server.admin().delete(REALM + "/groups/" + group);
  }

  /** Told at once, and no row remains of the attempt. */
  @ParameterizedTest
  @CsvSource({
    "abc, 400",
    "aaaa, 400",
    "kiss-anna, 400",
    "kiss_anna, 400",
    "' kiss anna', 400",
    // The one registration that the admin API finds by it.
    "zaroltzita, 409",
    // Twins in case are nobody to Keycloak's own check, but the registry has this very name.
    "KissAnna, 409"
  })
  void nameThatIsNoneOrTakenMakesNoRow_H65(String name, int status, TestServer server) {
    List<String> before = ids(server);
    try (RegistryComponent component = RegistryComponent.with(server, MADE_HERE)) {
      assertThat(component).isNotNull();

      HttpResponse<String> refused = post(server, user(name));

      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
      assertThat(ids(server)).isEqualTo(before);
    }
  }

  /** The row that was begun is taken back when something else of the request is refused. */
  @ParameterizedTest
  @CsvSource({"credentials, rovid", "groups, /nincs ilyen csoport", "email, nem cim"})
  void requestThatFailsLaterLeavesNoRow(String field, String value, TestServer server) {
    List<String> before = ids(server);
    Map<String, Object> user = user("Felbe Maradt " + System.nanoTime());
    user.put(
        field,
        switch (field) {
          case "credentials" -> credentials(value);
          case "groups" -> List.of(value);
          default -> value;
        });
    try (RegistryComponent component = RegistryComponent.with(server, MADE_HERE)) {
      assertThat(component).isNotNull();

      HttpResponse<String> refused = post(server, user);

      assertThat(refused.statusCode()).as(refused.body()).isGreaterThanOrEqualTo(400);
      assertThat(ids(server)).isEqualTo(before);
    }
  }

  @Test
  void ofRequestsAtTheSameMomentOneMakesTheRegistration(TestServer server) {
    String name = "Egyszerre Emma " + System.nanoTime();
    try (RegistryComponent component = RegistryComponent.with(server, MADE_HERE)) {
      assertThat(component).isNotNull();
      List<CompletableFuture<Integer>> requests =
          Stream.generate(
                  () -> CompletableFuture.supplyAsync(() -> post(server, user(name)).statusCode()))
              .limit(4)
              .toList();

      List<Integer> answers = requests.stream().map(CompletableFuture::join).toList();

      assertThat(answers).containsOnlyOnce(201).allMatch(each -> each == 201 || each == 409);
      List<Map<String, String>> rows = new RegistryRows(server).named(name);
      assertThat(rows).singleElement().extracting(row -> row.get("state")).isEqualTo("valid");
      assertThat(Door.opens(server, citizen(rows.get(0)))).isTrue();
    }
  }

  /** H68: with the setting off, whatever the edit mode, the registry has nothing to do with it. */
  @ParameterizedTest
  @CsvSource({"READ_ONLY", "WRITABLE", "UNSYNCED"})
  void userIsKeycloaksOwnUnlessTheSettingSaysOtherwise_H68(String mode, TestServer server) {
    String name = "helyi hanna " + System.nanoTime();
    List<String> before = ids(server);
    try (RegistryComponent component = RegistryComponent.with(server, Map.of("editMode", mode))) {
      assertThat(component).isNotNull();
      Map<String, Object> user = user(name);
      user.remove("attributes");

      HttpResponse<String> made = post(server, user);

      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      String path = path(made);
      assertThat(server.admin().get(path).get("id").asText()).doesNotStartWith("f:");
      assertThat(server.admin().get(path).get("username").asText()).isEqualTo(name);
      assertThat(ids(server)).isEqualTo(before);
      server.admin().delete(path);
      assertThat(server.admin().exchange("GET", path, null).statusCode()).isEqualTo(404);
    }
  }

  private static Map<String, Object> user(String name) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("username", name);
    user.put("firstName", "Ödön");
    user.put("lastName", "Őri");
    user.put("email", "odon.uj@pelda.test");
    user.put("emailVerified", true);
    user.put("enabled", true);
    user.put(
        "attributes",
        Map.of("birthPlace", List.of("Árvíztűrő"), "birthDate", List.of("1972.02.29.")));
    user.put("credentials", credentials(PASSWORD));
    return user;
  }

  private static List<Map<String, Object>> credentials(String password) {
    return List.of(Map.of("type", "password", "value", password, "temporary", false));
  }

  private static Citizen citizen(Map<String, String> row) {
    return new Citizen(
        Long.parseLong(row.get("id")), row.get("user_name"), PASSWORD, row.get("email"));
  }

  private static String group(TestServer server, String name) {
    server.admin().post(REALM + "/groups", Map.of("name", name));
    return server
        .admin()
        .get(REALM + "/groups?exact=true&search=" + AdminApi.encode(name))
        .get(0)
        .get("id")
        .asText();
  }

  private static HttpResponse<String> post(TestServer server, Map<String, Object> user) {
    return server.admin().exchange("POST", USERS, user);
  }

  private static String path(HttpResponse<String> made) {
    String id = made.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    return USERS + "/" + id;
  }

  private static List<String> ids(TestServer server) {
    return new RegistryRows(server).texts("SELECT id FROM registration ORDER BY id");
  }
}
