package hu.ugyfelkapu.keycloak.docker.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Builds a flow step by step, as an administrator does in the console. */
public final class FlowBuilder {
  private final AdminApi admin;
  private final String authentication;
  private final String flow;

  private FlowBuilder(AdminApi admin, String authentication, String flow) {
    this.admin = admin;
    this.authentication = authentication;
    this.flow = flow;
  }

  /** A new flow at the top. */
  public static FlowBuilder create(AdminApi admin, String name) {
    return create(admin, TestServer.REALM, name);
  }

  /** A new flow at the top in that realm. */
  public static FlowBuilder create(AdminApi admin, String realm, String name) {
    String authentication = "/realms/" + realm + "/authentication/";
    admin.post(
        authentication + "flows",
        Map.of("alias", name, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
    return new FlowBuilder(admin, authentication, name);
  }

  /** Adds a step without settings. */
  public FlowBuilder step(String provider, String requirement) {
    return step(provider, requirement, Map.of());
  }

  /** Adds a step with its settings. */
  public FlowBuilder step(String provider, String requirement, Map<String, String> settings) {
    admin.post(
        authentication + "flows/" + flow + "/executions/execution", Map.of("provider", provider));
    JsonNode added = last(provider);
    require(added, requirement);
    if (!settings.isEmpty()) {
      admin.post(
          authentication + "executions/" + added.get("id").asText() + "/config",
          Map.of("alias", flow + " " + provider + settings.hashCode(), "config", settings));
    }
    return this;
  }

  /** Adds a sub-flow and goes on inside it. */
  public FlowBuilder subFlow(String name, String requirement) {
    admin.post(
        authentication + "flows/" + flow + "/executions/flow",
        Map.of("alias", name, "type", "basic-flow", "provider", "", "description", ""));
    require(last(name), requirement);
    return new FlowBuilder(admin, authentication, name);
  }

  private void require(JsonNode execution, String requirement) {
    ObjectNode changed = execution.deepCopy();
    changed.put("requirement", requirement);
    admin.put(authentication + "flows/" + flow + "/executions", changed);
  }

  private JsonNode last(String name) {
    JsonNode last = null;
    for (JsonNode execution : admin.get(authentication + "flows/" + flow + "/executions")) {
      if (execution.path("level").asInt() == 0
          && (name.equals(execution.path("providerId").asText())
              || name.equals(execution.path("displayName").asText()))) {
        last = execution;
      }
    }
    return last;
  }
}
