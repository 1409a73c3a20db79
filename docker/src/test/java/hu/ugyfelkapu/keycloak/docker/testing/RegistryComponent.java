package hu.ugyfelkapu.keycloak.docker.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * The realm's registry component with settings of one test, and its account with the rights that
 * they need. Read-only again once it is closed.
 */
public final class RegistryComponent implements AutoCloseable {
  public static final String ID = "b1d6f0a4-6c3e-4f57-9a2b-52d1c7e8a901";

  private static final String PATH = "/realms/" + TestServer.REALM + "/components/" + ID;

  /** Keycloak keeps a setting that is missing when a component is saved. */
  private static final Map<String, String> STANDARD =
      Map.of("editMode", "READ_ONLY", "newRegistrations", "off");

  private final TestServer server;

  private RegistryComponent(TestServer server) {
    this.server = server;
  }

  /** Saves the settings, which must be accepted; the account may change everything. */
  public static RegistryComponent with(TestServer server, Map<String, String> settings) {
    RegistryComponent component = new RegistryComponent(server);
    component.allowWriting();
    component.require(settings);
    return component;
  }

  /** Tries to save settings; whatever is answered. */
  public static HttpResponse<String> save(TestServer server, Map<String, String> settings) {
    JsonNode component = server.admin().get(PATH);
    ObjectNode config = (ObjectNode) component.get("config");
    settings.forEach((key, value) -> config.putArray(key).add(value));
    return server.admin().exchange("PUT", PATH, component);
  }

  public void allowWriting() {
    new RegistryRows(server)
        .execute("GRANT ALL ON registration TO " + server.registry().username());
  }

  /** Takes the rights away, which the realm does not notice before it writes. */
  public void forbidWriting() {
    new RegistryRows(server)
        .execute(
            "REVOKE INSERT, UPDATE, DELETE ON registration FROM " + server.registry().username());
  }

  /** Goes back to the settings of the exported realm, while the test goes on. */
  @Override
  public void close() {
    require(STANDARD);
    forbidWriting();
  }

  private void require(Map<String, String> settings) {
    HttpResponse<String> response = save(server, settings);
    if (response.statusCode() != 204) {
      throw new AssertionError(settings + " answered " + response.statusCode() + response.body());
    }
  }
}
