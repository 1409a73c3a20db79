package hu.ugyfelkapu.keycloak.docker.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The registry as one that takes citizens' own changes (mission.md §8): its account may update what
 * they change, and the realm's component says so. Read-only again once it is closed.
 */
public final class WritableRegistry implements AutoCloseable {
  private static final String COMPONENT =
      "/realms/" + TestServer.REALM + "/components/b1d6f0a4-6c3e-4f57-9a2b-52d1c7e8a901";
  private static final String RIGHT =
      "UPDATE (password_hash, valid_until, email, email_folded, email_verified, state)"
          + " ON registration";

  private final TestServer server;

  private WritableRegistry(TestServer server) {
    this.server = server;
  }

  public static WritableRegistry open(TestServer server) {
    WritableRegistry registry = new WritableRegistry(server);
    registry.allowWriting();
    registry.edit("WRITABLE");
    return registry;
  }

  /** Lets the account write. */
  public void allowWriting() {
    execute("GRANT " + RIGHT + " TO " + server.registry().username());
  }

  /** Takes the account's right to write away, which the realm does not notice before it writes. */
  public void forbidWriting() {
    execute("REVOKE " + RIGHT + " FROM " + server.registry().username());
  }

  @Override
  public void close() {
    edit("READ_ONLY");
    forbidWriting();
  }

  private void edit(String mode) {
    JsonNode component = server.admin().get(COMPONENT);
    ObjectNode config = (ObjectNode) component.get("config");
    config.putArray("editMode").add(mode);
    server.admin().put(COMPONENT, component);
  }

  private void execute(String sql) {
    try (Connection connection = server.registry().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
