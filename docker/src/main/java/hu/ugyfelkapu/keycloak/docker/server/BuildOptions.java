package hu.ugyfelkapu.keycloak.docker.server;

import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code kc.sh build} fixes in the augmented server.
 *
 * @param database kind of Keycloak's own database: {@code dev-file} here, {@code postgres} in the
 *     image
 */
public record BuildOptions(String database) {
  /** The same for the runner, the tests and the image; a test compares them with the Dockerfile. */
  public static final List<String> COMMON =
      List.of(
          "--health-enabled=true",
          "--metrics-enabled=true",
          // Logins, failures and their reasons as metrics: the alerts of OPERATIONS.md count them.
          "--event-metrics-user-enabled=true",
          "--vault=file");

  /** Arguments of {@code kc.sh build}. */
  public List<String> arguments() {
    return Stream.concat(Stream.of("--db=" + database), COMMON.stream()).toList();
  }
}
