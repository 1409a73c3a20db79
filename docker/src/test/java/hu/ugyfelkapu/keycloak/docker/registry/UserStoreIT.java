package hu.ugyfelkapu.keycloak.docker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryRows;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What Keycloak expects of any user store (the cases of its own tests of such stores), in a realm
 * of its own with Keycloak's stock flows. Which case is tested where:
 *
 * <ul>
 *   <li>look-up by id, name and address: here; {@code RegistryQueriesTest}
 *   <li>sign-in, wrong password, unknown user: here; {@code PasswordJourneyIT}
 *   <li>update of profile and attributes, own and foreign; password by an administrator; writes
 *       that the store refuses: {@code UserStoreAdminIT}
 *   <li>roles, groups, required actions, federated identities, consents: here
 *   <li>making and removing users, at the same moment too: {@code NewUserIT}
 *   <li>queries, paging over local and stored users, counts, search by attribute: {@code
 *       UserSearchIT}; members of groups and roles: here
 *   <li>removal of the store, of groups, roles and realms; a store that is switched off: here
 *   <li>eviction by day, week, life span: refused, {@code CachePolicyIT}; without a cache there
 *   <li>failing store: here (tokens), {@code OutageIT} (pages), {@code OutageTest} (interfaces)
 *   <li>one-time codes of a stored user: {@code EnrolmentJourneyIT} and the journeys of the app
 *   <li>offline tokens, brute force, import and export: here
 *   <li>not here: import, synchronisation and clean-up of imported users, since nobody is imported;
 *       mappers and sub-components, since there are none; a store of groups, roles or clients
 * </ul>
 */
@ExtendWith(TestServerExtension.class)
class UserStoreIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static OtherRealm realm;

  @BeforeAll
  static void create(TestServer server) {
    ObjectNode more = JSON.createObjectNode();
    more.put("bruteForceProtected", true).put("failureFactor", 3);
    // The tests are quicker than people.
    more.put("quickLoginCheckMilliSeconds", 0);
    more.putArray("groups").addObject().put("name", "tagok");
    more.withObject("/roles").putArray("realm").addObject().put("name", "szerep");
    more.putArray("identityProviders")
        .addObject()
        .put("alias", "masik")
        .put("providerId", "oidc")
        .put("enabled", true)
        .withObject("/config")
        .put("clientId", "x")
        .put("clientSecret", "x")
        .put("authorizationUrl", "http://127.0.0.1/a")
        .put("tokenUrl", "http://127.0.0.1/t");
    realm = OtherRealm.create(server, "tarolo", Map.of(), more, UUID.randomUUID().toString());
  }

  /** Removing a realm with its store, groups and roles must leave the registry alone. */
  @AfterAll
  static void remove(TestServer server) {
    List<Map<String, String>> rows = allRows(server);
    realm.close();
    assertThat(allRows(server)).isEqualTo(rows);
  }

  @Test
  void userIsFoundByIdNameAndAddress(TestServer server) {
    Citizen citizen = Citizen.register(server, "Keresett Kata" + System.nanoTime());
    String id = realm.id(citizen);

    JsonNode user = server.admin().get(realm.user(citizen));

    assertThat(user.get("id").asText()).isEqualTo(id);
    assertThat(user.get("username").asText()).isEqualTo(citizen.userName());
    for (String query :
        List.of(
            "exact=true&username=" + AdminApi.encode(citizen.userName().toUpperCase()),
            "exact=true&email=" + AdminApi.encode(citizen.email().toUpperCase()),
            "search=" + AdminApi.encode("id:" + id),
            "search=" + AdminApi.encode("email:" + citizen.email()))) {
      assertThat(realm.get("/users?" + query).findValuesAsText("id")).as(query).contains(id);
    }
    for (String nobody : List.of("f:" + UUID.randomUUID() + ":1.1", id + "1", "x")) {
      assertThat(realm.exchange("GET", "/users/" + AdminApi.encode(nobody), null).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void storedUserSignsInByStockFlowsAndRefreshes(TestServer server) {
    Citizen citizen = Citizen.register(server);

    HttpResponse<String> in = realm.signIn(citizen);

    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
    assertThat(realm.refresh(in).statusCode()).isEqualTo(200);
    assertThat(realm.signIn(citizen, "Rossz2026Jelszo", "openid").statusCode()).isEqualTo(400);
    Citizen nobody = new Citizen(0, "Senki Alfonz", citizen.password(), "senki@pelda.test");
    assertThat(realm.signIn(nobody).statusCode()).isEqualTo(400);
  }

  /** Groups, roles, required actions, links to other providers: beside the registry. */
  @Test
  void whatKeycloakAddsToAUserIsKeptListedAndTakenAwayAgain(TestServer server) {
    Citizen citizen = Citizen.register(server);
    Map<String, String> row = new RegistryRows(server).of(citizen);
    String user = realm.user(citizen);
    String group = group();

    endow(server, user, group);

    assertThat(ids(realm.get("/groups/" + group + "/members"))).contains(realm.id(citizen));
    assertThat(ids(realm.get("/roles/szerep/users"))).contains(realm.id(citizen));
    assertThat(server.admin().get(user + "/role-mappings/realm").findValuesAsText("name"))
        .contains("szerep");
    assertThat(server.admin().get(user).at("/requiredActions/0").asText())
        .isEqualTo("TERMS_AND_CONDITIONS");
    assertThat(server.admin().get(user + "/federated-identity").findValuesAsText("userId"))
        .containsExactly("ott");
    // An action that stands in the way of a direct grant is one of Keycloak's own.
    assertThat(realm.signIn(citizen).body()).contains("Account is not fully set up");

    server.admin().delete(user + "/groups/" + group);
    assertThat(
            server
                .admin()
                .exchange("DELETE", user + "/role-mappings/realm", List.of(role()))
                .statusCode())
        .isEqualTo(204);
    server.admin().delete(user + "/federated-identity/masik");
    server.admin().put(user, Map.of("requiredActions", List.of()));
    assertThat(nothingIsLeft(server, user)).isTrue();
    assertThat(realm.signIn(citizen).statusCode()).isEqualTo(200);
    assertThat(new RegistryRows(server).of(citizen)).isEqualTo(row);
  }

  /** Members are read page by page from what Keycloak keeps, whatever order people joined in. */
  @Test
  void membersOfAGroupComePageByPage_H60(TestServer server) {
    String group = newGroup("lapozott");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Citizen citizen = Citizen.register(server);
      expected.add(realm.id(citizen));
      server.admin().put(realm.user(citizen) + "/groups/" + group, Map.of());
    }

    List<String> listed = new ArrayList<>();
    for (int first = 0; first < 5; first += 2) {
      listed.addAll(ids(realm.get("/groups/" + group + "/members?max=2&first=" + first)));
    }

    assertThat(listed).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** A group or role that is removed is gone from its members, and nobody minds. */
  @Test
  void removedGroupAndRoleAreGoneFromTheirMembers_H67(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String user = realm.user(citizen);
    String group = newGroup("megszuno");
    server.admin().post(realm.path() + "/roles", Map.of("name", "megszuno"));
    server.admin().put(user + "/groups/" + group, Map.of());
    server.admin().post(user + "/role-mappings/realm", List.of(realm.get("/roles/megszuno")));

    server.admin().delete(realm.path() + "/groups/" + group);
    server.admin().delete(realm.path() + "/roles/megszuno");

    assertThat(nothingIsLeft(server, user)).isTrue();
    assertThat(realm.signIn(citizen).statusCode()).isEqualTo(200);
  }

  /** The registry is not Keycloak's to delete; what Keycloak kept of its people goes. */
  @Test
  void removedStoreTakesWhatKeycloakKeptAlongAndLeavesTheRegistryAlone_H67_H68(TestServer server) {
    Citizen citizen = Citizen.register(server);
    try (OtherRealm shortLived =
        OtherRealm.create(server, "rovid", Map.of(), populated(), UUID.randomUUID().toString())) {
      String user = shortLived.user(citizen);
      String group = shortLived.get("/groups").get(0).get("id").asText();
      server.admin().put(user + "/groups/" + group, Map.of());
      server.admin().post(user + "/role-mappings/realm", List.of(shortLived.get("/roles/szerep")));
      ObjectNode saved = (ObjectNode) server.admin().get(user);
      saved.withObject("/attributes").putArray("locale").add("en");
      server.admin().put(user, saved);
      HttpResponse<String> in = shortLived.signIn(citizen);
      assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
      JsonNode component = server.admin().get(shortLived.componentPath());
      List<Map<String, String>> rows = allRows(server);

      server.admin().delete(shortLived.componentPath());

      assertThat(server.admin().exchange("GET", user, null).statusCode()).isEqualTo(404);
      assertThat(shortLived.refresh(in).statusCode()).isEqualTo(400);
      assertThat(shortLived.signIn(citizen).statusCode()).isEqualTo(400);
      assertThat(shortLived.get("/groups/" + group + "/members")).isEmpty();
      assertThat(shortLived.get("/users/count").asInt()).isZero();
      assertThat(allRows(server)).isEqualTo(rows);

      // Under the same id the same people come back, with nothing of what was kept.
      server.admin().post(shortLived.path() + "/components", component);
      assertThat(nothingIsLeft(server, user)).isTrue();
      assertThat(server.admin().get(user).at("/attributes/locale").isMissingNode()).isTrue();
      assertThat(shortLived.signIn(citizen).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void storeThatIsSwitchedOffShowsNobodyAndKeepsWhatIsTheirs(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String user = realm.user(citizen);
    String group = group();
    server.admin().put(user + "/groups/" + group, Map.of());
    HttpResponse<String> in = realm.signIn(citizen);
    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
    server.admin().post(realm.path() + "/users", Map.of("username", "helyi " + citizen.rowId()));
    String helyi = "/users?username=" + AdminApi.encode("helyi " + citizen.rowId());

    realm.set(Map.of("enabled", "false"));
    try {
      assertThat(server.admin().exchange("GET", user, null).statusCode()).isEqualTo(404);
      assertThat(realm.get("/users?lastName=Teszt")).isEmpty();
      assertThat(realm.get("/users/count?lastName=Teszt").asInt()).isZero();
      assertThat(realm.signIn(citizen).statusCode()).isEqualTo(400);
      assertThat(realm.refresh(in).statusCode()).isEqualTo(400);
      assertThat(realm.get(helyi)).hasSize(1);
    } finally {
      realm.set(Map.of("enabled", "true"));
    }

    assertThat(ids(server.admin().get(user + "/groups"))).containsExactly(group);
    assertThat(realm.signIn(citizen).statusCode()).isEqualTo(200);
    assertThat(realm.get("/users/count?lastName=Teszt").asInt()).isPositive();
    server.admin().delete(realm.path() + "/users/" + realm.get(helyi).get(0).get("id").asText());
  }

  /** H62: an outage costs nobody the token; the end of the registration does. */
  @Test
  void offlineTokenOutlivesAnOutageButNotTheRegistration_H62_H67(TestServer server) {
    Citizen citizen = Citizen.register(server);
    HttpResponse<String> in = realm.signIn(citizen, citizen.password(), "openid offline_access");
    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);

    server.registry().stop();
    try {
      assertThat(realm.refresh(in).statusCode()).isNotEqualTo(200);
      assertThat(realm.signIn(citizen).statusCode()).isNotEqualTo(200);
    } finally {
      server.registry().start();
    }
    HttpResponse<String> after = realm.refresh(in);
    assertThat(after.statusCode()).as(after.body()).isEqualTo(200);

    citizen.change(server, "state", "ended");
    assertThat(realm.refresh(after).statusCode()).isEqualTo(400);
    assertThat(realm.signIn(citizen).statusCode()).isEqualTo(400);
    new RegistryRows(server).execute("DELETE FROM registration WHERE id = ?", citizen.rowId());
    assertThat(realm.refresh(after).statusCode()).isEqualTo(400);
  }

  /** Keycloak's lock is Keycloak's: the registry learns nothing of it, and a save takes it off. */
  @Test
  void temporaryLockIsTakenOffBySavingTheUser_H70(TestServer server) {
    Citizen citizen = Citizen.register(server);
    Map<String, String> row = new RegistryRows(server).of(citizen);
    String user = realm.user(citizen);
    String lock =
        realm.path() + "/attack-detection/brute-force/users/" + AdminApi.encode(realm.id(citizen));
    for (int i = 1; i <= 3; i++) {
      int expected = i;
      realm.signIn(citizen, "Rossz2026Jelszo", "openid");
      assertThat(
              Await.until(
                  () -> server.admin().get(lock).get("numFailures").asInt(),
                  count -> count >= expected))
          .isEqualTo(expected);
    }
    assertThat(realm.signIn(citizen).statusCode()).isNotEqualTo(200);
    assertThat(server.admin().get(lock).get("disabled").asBoolean()).isTrue();
    ObjectNode saved = (ObjectNode) server.admin().get(user);

    server.admin().put(user, saved.put("enabled", true));

    assertThat(server.admin().get(lock).get("disabled").asBoolean()).isFalse();
    assertThat(realm.signIn(citizen).statusCode()).isEqualTo(200);
    assertThat(new RegistryRows(server).of(citizen)).isEqualTo(row);
  }

  /** What another realm's export holds of stored users finds its way to them by their ids. */
  @Test
  void importedRealmKnowsWhatBelongsToStoredUsersAndItsExportHoldsNoSecret(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String component = UUID.randomUUID().toString();
    ObjectNode more = populated();
    ObjectNode user = more.putArray("federatedUsers").addObject();
    user.put("id", realm.id(citizen).replaceFirst(":[^:]+:", ":" + component + ":"));
    user.putArray("groups").add("/tagok");
    user.putArray("realmRoles").add("szerep");
    user.putArray("requiredActions").add("TERMS_AND_CONDITIONS");
    user.withObject("/attributes").putArray("locale").add("en");
    user.putArray("clientConsents")
        .addObject()
        .put("clientId", "pult")
        .putArray("grantedClientScopes")
        .add("profile");
    try (OtherRealm imported = OtherRealm.create(server, "behozott", Map.of(), more, component)) {
      String path = imported.user(citizen);

      assertThat(server.admin().get(path + "/groups").findValuesAsText("name"))
          .containsExactly("tagok");
      assertThat(server.admin().get(path + "/role-mappings/realm").findValuesAsText("name"))
          .contains("szerep");
      JsonNode shown = server.admin().get(path);
      assertThat(shown.at("/requiredActions/0").asText()).isEqualTo("TERMS_AND_CONDITIONS");
      assertThat(shown.at("/attributes/locale/0").asText()).isEqualTo("en");
      assertThat(shown.get("username").asText()).isEqualTo(citizen.userName());
      assertThat(server.admin().get(path + "/consents").get(0).get("clientId").asText())
          .isEqualTo("pult");
      server.admin().delete(path + "/consents/pult");
      assertThat(server.admin().get(path + "/consents")).isEmpty();

      String export = imported.exchange("POST", "/partial-export", null).body();
      assertThat(
              AdminApi.parse(export)
                  .get("components")
                  .get("org.keycloak.storage.UserStorageProvider")
                  .toString())
          .contains("\"connection\":[\"regdb\"]")
          .doesNotContain("jdbc:", server.registry().username(), server.registry().password());
    }
  }

  private static ObjectNode populated() {
    ObjectNode more = JSON.createObjectNode();
    more.putArray("groups").addObject().put("name", "tagok");
    more.withObject("/roles").putArray("realm").addObject().put("name", "szerep");
    return more;
  }

  private static void endow(TestServer server, String user, String group) {
    server.admin().put(user + "/groups/" + group, Map.of());
    server.admin().post(user + "/role-mappings/realm", List.of(role()));
    server
        .admin()
        .post(
            user + "/federated-identity/masik",
            Map.of("identityProvider", "masik", "userId", "ott", "userName", "ott"));
    server.admin().put(user, Map.of("requiredActions", List.of("TERMS_AND_CONDITIONS")));
  }

  private static boolean nothingIsLeft(TestServer server, String user) {
    assertThat(server.admin().get(user + "/groups")).isEmpty();
    assertThat(server.admin().get(user + "/role-mappings/realm").findValuesAsText("name"))
        .as("none but everybody's")
        .isSubsetOf("offline_access", "uma_authorization");
    assertThat(server.admin().get(user + "/federated-identity")).isEmpty();
    assertThat(server.admin().get(user + "/credentials")).isEmpty();
    assertThat(server.admin().get(user + "/consents")).isEmpty();
    assertThat(server.admin().get(user).get("requiredActions")).isEmpty();
    return true;
  }

  private static JsonNode role() {
    return realm.get("/roles/szerep");
  }

  private static String group() {
    return realm.get("/groups?exact=true&search=tagok").get(0).get("id").asText();
  }

  private static String newGroup(String name) {
    assertThat(realm.exchange("POST", "/groups", Map.of("name", name)).statusCode()).isEqualTo(201);
    return realm.get("/groups?exact=true&search=" + name).get(0).get("id").asText();
  }

  private static List<String> ids(JsonNode users) {
    return users.findValuesAsText("id");
  }

  private static List<Map<String, String>> allRows(TestServer server) {
    return new RegistryRows(server).query("SELECT * FROM registration ORDER BY id");
  }
}
