package hu.ugyfelkapu.keycloak.docker.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/** A setting of the realm's flow that a test changes and gives back at its end. */
public final class FlowSetting {
  private static final String AUTHENTICATION = "/realms/" + TestServer.REALM + "/authentication/";

  private final AdminApi admin;
  private final String path;
  private final JsonNode before;

  private FlowSetting(AdminApi admin, String path, JsonNode before) {
    this.admin = admin;
    this.path = path;
    this.before = before;
  }

  /** Sets the closing date of the password, e.g. {@code never}. */
  public static FlowSetting closingDate(TestServer server, String date) {
    AdminApi admin = server.admin();
    JsonNode condition = execution(admin, "kau-ugyfelkapu", "ugyfelkapu-method-condition");
    String path = AUTHENTICATION + "config/" + condition.get("authenticationConfig").asText();
    JsonNode before = admin.get(path);
    ObjectNode after = before.deepCopy();
    ((ObjectNode) after.get("config")).put("closing-date", date);
    admin.put(path, after);
    return new FlowSetting(admin, path, before);
  }

  /** Sets the requirement of a sub-flow, e.g. {@code DISABLED}. */
  public static FlowSetting requirement(TestServer server, String flow, String name, String value) {
    AdminApi admin = server.admin();
    JsonNode before = execution(admin, flow, name);
    ObjectNode after = before.deepCopy();
    after.put("requirement", value);
    String path = AUTHENTICATION + "flows/" + flow + "/executions";
    admin.put(path, after);
    return new FlowSetting(admin, path, before);
  }

  /** An execution of a flow, by its provider or, for a sub-flow, by its name. */
  public static JsonNode execution(AdminApi admin, String flow, String name) {
    for (JsonNode execution : admin.get(AUTHENTICATION + "flows/" + flow + "/executions")) {
      if (Objects.equals(execution.path("providerId").asText(), name)
          || Objects.equals(execution.path("displayName").asText(), name)) {
        return execution;
      }
    }
    throw new AssertionError("no " + name + " in " + flow);
  }

  /** Runs that part of a test and gives the setting back, whatever happens. */
  public void during(Runnable part) {
    try {
      part.run();
    } finally {
      admin.put(path, before);
    }
  }
}
