package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.KeycloakServer;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.util.List;
import java.util.Map;

/** A node that stands alone, with its own database in a file. */
final class OneNode extends SingleServer {
  @Override
  public String directory() {
    return "it";
  }

  @Override
  public void start(Site site, Map<String, String> environment) {
    server =
        KeycloakServer.start(
            // A server whose own database is H2 is built without the other drivers.
            site.plainKeycloak(
                new BuildOptions("dev-file"), Workspace.homeOf(org.postgresql.Driver.class)),
            KeycloakServer.Settings.alone(
                Ports.free(),
                Ports.free(),
                List.of(
                    "--import-realm",
                    // What an operator turns on to look for a fault; DebugLogIT reads it.
                    "--log-level-hu.ugyfelkapu=trace",
                    "--log-level-org.keycloak.authentication=trace",
                    "--log-level-org.keycloak.email=trace"),
                environment,
                site.directory().resolve("keycloak.log")));
  }
}
