package hu.ugyfelkapu.keycloak.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points of the hardening checklist that only a running server can answer. */
@ExtendWith(TestServerExtension.class)
class HardeningIT {
  private static final String REALM = "/realms/" + TestServer.REALM;

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready", "/health/live", "/metrics"})
  void healthAndMetricsAreOnTheManagementPortOnly(String path, TestServer server) {
    assertThat(get(server.managementUrl().resolve(path)).statusCode()).isEqualTo(200);

    assertThat(get(server.url().resolve(path)).statusCode()).isEqualTo(404);
  }

  @Test
  void pagesForbidFramesSniffingReferrersAndPlainHttp(TestServer server) {
    HttpHeaders headers = get(URI.create(server.url() + REALM + "/account/")).headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors 'self'", "object-src 'none'");
    assertThat(headers.firstValue("X-Frame-Options")).contains("SAMEORIGIN");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("X-Robots-Tag")).contains("none");
    assertThat(headers.firstValue("Strict-Transport-Security").orElseThrow())
        .startsWith("max-age=31536000");
  }

  @Test
  void eventsAreKeptForThirtyDaysAndAdminEventsForAYearWithoutTheData(TestServer server) {
    JsonNode events = server.admin().get(REALM + "/events/config");

    assertThat(events.get("eventsEnabled").asBoolean()).isTrue();
    assertThat(events.get("eventsExpiration").asLong()).isEqualTo(2_592_000);
    assertThat(events.get("adminEventsEnabled").asBoolean()).isTrue();
    assertThat(events.get("adminEventsDetailsEnabled").asBoolean()).isFalse();
    // Keycloak keeps them for ever unless this is set, and shows it among the attributes only.
    assertThat(server.admin().get(REALM).at("/attributes/adminEventsExpiration").asLong())
        .isEqualTo(31_536_000);
  }

  @Test
  void plainHttpFromOutsideAndGuessingAreRefused(TestServer server) {
    JsonNode realm = server.admin().get(REALM);

    assertThat(realm.get("sslRequired").asText()).isIn("external", "all");
    assertThat(realm.get("bruteForceProtected").asBoolean()).isTrue();
    assertThat(realm.get("rememberMe").asBoolean()).isFalse();
    assertThat(realm.get("offlineSessionMaxLifespanEnabled").asBoolean()).isTrue();
  }

  @Test
  void noClientTakesPasswordsOrRedirectsAnywhere(TestServer server) {
    List<JsonNode> clients =
        StreamSupport.stream(server.admin().get(REALM + "/clients?max=1000").spliterator(), false)
            .toList();

    assertThat(clients)
        .isNotEmpty()
        .allSatisfy(
            client -> {
              assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
              assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
              assertThat(client.get("redirectUris"))
                  .extracting(JsonNode::asText)
                  .doesNotContain("*", "http://*", "https://*");
            });
  }

  /** The answer that shows a component must not show how its database is reached. */
  @Test
  void registryComponentHoldsNoSecretAndNoAddress(TestServer server) {
    JsonNode components =
        server.admin().get(REALM + "/components?type=org.keycloak.storage.UserStorageProvider");

    assertThat(components).isNotEmpty();
    assertThat(components.toString().toLowerCase(Locale.ROOT))
        .doesNotContain("jdbc:", "secret", "5432");
  }

  private static HttpResponse<String> get(URI address) {
    return Http.send(HttpRequest.newBuilder(address).build());
  }
}
