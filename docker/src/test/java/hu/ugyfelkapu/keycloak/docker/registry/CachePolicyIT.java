package hu.ugyfelkapu.keycloak.docker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryComponent;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryRows;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keycloak caches nobody of the registry, and by no door can that be changed. */
@ExtendWith(TestServerExtension.class)
class CachePolicyIT {
  private static final String REALM = "/realms/" + TestServer.REALM;
  private static final String REASON = "The cache policy must be NO_CACHE";

  @ParameterizedTest
  @ValueSource(strings = {"DEFAULT", "EVICT_DAILY", "EVICT_WEEKLY", "MAX_LIFESPAN"})
  void anyOtherPolicyIsRefusedWithTheReasonWhereverItIsSaved_H66(String policy, TestServer server) {
    HttpResponse<String> changed =
        RegistryComponent.save(server, Map.of("cachePolicy", policy, "maxLifespan", "1000"));
    assertThat(changed.statusCode()).isEqualTo(400);
    assertThat(changed.body()).contains(REASON);

    JsonNode component = server.admin().get(REALM + "/components/" + RegistryComponent.ID);
    assertThat(component.at("/config/cachePolicy/0").asText()).isEqualTo("NO_CACHE");
    ObjectNode another = component.deepCopy();
    another.put("id", UUID.randomUUID().toString());
    ((ObjectNode) another.get("config")).putArray("cachePolicy").add(policy);
    HttpResponse<String> added = server.admin().exchange("POST", REALM + "/components", another);
    assertThat(added.statusCode()).isEqualTo(400);
    assertThat(added.body()).contains(REASON);

    int logged = server.log().length();
    HttpResponse<String> imported =
        OtherRealm.tryToImport(server, "gyorsitott", Map.of("cachePolicy", policy));
    assertThat(imported.statusCode()).as(imported.body()).isGreaterThanOrEqualTo(400);
    assertThat(server.log().substring(logged)).contains(REASON);
    assertThat(server.admin().exchange("GET", "/realms/gyorsitott", null).statusCode())
        .isEqualTo(404);
  }

  /** Keycloak's own default would be to cache. */
  @Test
  void importWithoutAPolicyDoesNotCache_H66(TestServer server) {
    try (OtherRealm realm =
        OtherRealm.create(server, "alapertelmezett", Map.of("cachePolicy", ""))) {
      assertThat(server.admin().get(realm.componentPath()).at("/config/cachePolicy/0").asText())
          .isEqualTo("NO_CACHE");
    }
  }

  /** Password, state and address are the registry's of this very moment. */
  @Test
  void changeBehindKeycloaksBackIsSeenAtTheNextRequest_H66(TestServer server) {
    Citizen citizen = Citizen.register(server);
    Citizen other = Citizen.register(server);
    RegistryRows rows = new RegistryRows(server);
    String path = REALM + "/users/" + AdminApi.encode(citizen.id(server));
    assertThat(Door.opens(server, citizen)).isTrue();
    assertThat(server.admin().get(path).get("email").asText()).isEqualTo(citizen.email());

    citizen.change(server, "password_hash", rows.of(other).get("password_hash"));
    assertThat(Door.opens(server, citizen)).isFalse();
    assertThat(Door.opens(server, citizen, other.password())).isTrue();

    citizen.change(server, "state", "locked");
    assertThat(server.admin().get(path).get("enabled").asBoolean()).isFalse();
    assertThat(Door.opens(server, citizen, other.password())).isFalse();
    citizen.change(server, "state", "valid");
    assertThat(server.admin().get(path).get("enabled").asBoolean()).isTrue();
    assertThat(Door.opens(server, citizen, other.password())).isTrue();

    String moved = "hata" + citizen.rowId() + "@pelda.test";
    citizen.change(server, "email", moved);
    citizen.change(server, "email_folded", moved);
    assertThat(server.admin().get(path).get("email").asText()).isEqualTo(moved);
    assertThat(byEmail(server, moved)).hasSize(1);
    assertThat(byEmail(server, citizen.email())).isEmpty();

    // Another name: the old one is nobody's, and the person's id is what it was.
    String renamed = citizen.userName() + " jr";
    citizen.change(server, "user_name", renamed);
    citizen.change(server, "user_name_folded", renamed.toLowerCase(java.util.Locale.ROOT));
    assertThat(server.admin().get(path).get("username").asText()).isEqualTo(renamed);
    assertThat(Door.opens(server, citizen, other.password())).isFalse();
    rows.execute("DELETE FROM registration WHERE id = ?", citizen.rowId());
    assertThat(server.admin().exchange("GET", path, null).statusCode()).isEqualTo(404);
  }

  private static JsonNode byEmail(TestServer server, String email) {
    return server.admin().get(REALM + "/users?exact=true&email=" + AdminApi.encode(email));
  }
}
