package hu.ugyfelkapu.keycloak.docker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics that the operations guide names, against a server. */
@ExtendWith(TestServerExtension.class)
class MetricsIT {

  /** The others need options or caches that the tests' server has not. */
  @Test
  void everyMetricThatNeedsNoOptionIsThere(TestServer server) {
    assertThat(server.admin().get("/realms/" + TestServer.REALM + "/users?search=KissAnna"))
        .isNotEmpty();
    String metrics =
        Http.send(HttpRequest.newBuilder(server.managementUrl().resolve("/metrics")).build())
            .body();

    List<String> named =
        MarkdownTable.rows("Metric", "Tells", "Needs").stream()
            .filter(row -> row.get(2).equals("–"))
            .flatMap(row -> MarkdownTable.code(row.get(0)).stream())
            .toList();

    assertThat(named)
        .isNotEmpty()
        .allMatch(name -> Pattern.compile("(?m)^" + name + "[{ ]").matcher(metrics).find());
  }
}
