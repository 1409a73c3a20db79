package hu.ugyfelkapu.keycloak.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server's operator sees of the registry's connection. */
@ExtendWith(TestServerExtension.class)
class RegistryOperationIT {
  private static final String USERS = "/realms/" + TestServer.REALM + "/users?search=KissAnna";

  private static final String UNAVAILABLE = ",kind=\"unavailable\"";

  @Test
  void metricsShowThePoolTheQueriesAndTheFailuresByKind(TestServer server) {
    double queries = metric(server, "ugyfelkapu_registry_query_seconds_count", "");
    double failures = metric(server, "ugyfelkapu_registry_failures_total", UNAVAILABLE);
    assertThat(server.admin().get(USERS)).isNotEmpty();
    assertThat(metric(server, "ugyfelkapu_registry_query_seconds_count", ""))
        .isGreaterThan(queries);
    assertThat(metric(server, "ugyfelkapu_registry_pool_max", "")).isEqualTo(10);
    assertThat(metric(server, "ugyfelkapu_registry_pool_available", "")).isPositive();
    assertThat(metric(server, "ugyfelkapu_registry_pool_active", "")).isZero();

    server.registry().stop();
    try {
      assertThat(server.admin().get(USERS)).isEmpty();
    } finally {
      server.registry().start();
    }

    assertThat(metric(server, "ugyfelkapu_registry_failures_total", UNAVAILABLE))
        .isGreaterThan(failures);
    assertThat(server.admin().get(USERS)).isNotEmpty();
  }

  /** Citizens see our outage page only where a node still gets their requests. */
  @Test
  void outageOfTheRegistryIsReportedAndTheServerStaysReady(TestServer server) {
    awaitState(server, true);
    server.registry().stop();
    try {
      awaitState(server, false);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
    } finally {
      server.registry().start();
    }
    awaitState(server, true);
  }

  /** The server asks the database every few seconds only. */
  private void awaitState(TestServer server, boolean up) {
    while (state(server).equals("up") != up) {
      Thread.onSpinWait();
    }
  }

  private String state(TestServer server) {
    JsonNode checks = AdminApi.parse(get(server, "/health/ready").body()).get("checks");
    return StreamSupport.stream(checks.spliterator(), false)
        .filter(check -> check.get("name").asText().equals("Ügyfélkapu registry connections"))
        .map(check -> check.at("/data/regdb").asText())
        .findFirst()
        .orElseThrow();
  }

  private double metric(TestServer server, String name, String moreTags) {
    String metrics = get(server, "/metrics").body();
    Matcher line =
        Pattern.compile(Pattern.quote(name + "{connection=\"regdb\"" + moreTags + "}") + " (\\S+)")
            .matcher(metrics);
    assertThat(line.find()).as(name).isTrue();
    return Double.parseDouble(line.group(1));
  }

  private HttpResponse<String> get(TestServer server, String path) {
    return Http.send(HttpRequest.newBuilder(server.managementUrl().resolve(path)).build());
  }
}
