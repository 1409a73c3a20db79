package hu.ugyfelkapu.keycloak.docker.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;

/** A setting of the realm's login that a test changes and gives back at its end. */
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
    return closingDate(server, "kau-ugyfelkapu", date);
  }

  /** Sets the closing date of the method of that sub-flow. */
  public static FlowSetting closingDate(TestServer server, String flow, String date) {
    AdminApi admin = server.admin();
    return set(
        admin, configuration(admin, flow, "ugyfelkapu-method-condition"), "closing-date", date);
  }

  /** Sets one of the settings of mailed codes, e.g. {@code wrong-tries}. */
  public static FlowSetting emailCode(TestServer server, String key, String value) {
    return set(server.admin(), emailCodePath(server.admin()), key, value);
  }

  /** Sets several settings of mailed codes. */
  public static FlowSetting emailCode(TestServer server, Map<String, String> values) {
    return set(server.admin(), emailCodePath(server.admin()), values);
  }

  /** Sets one of the settings of telephone identification, e.g. {@code failures-per-address}. */
  public static FlowSetting telephone(TestServer server, String key, String value) {
    return set(server.admin(), telephonePath(server.admin()), key, value);
  }

  /** Sets one of the settings of the card login, e.g. {@code phone-app-link}. */
  public static FlowSetting idCard(TestServer server, String key, String value) {
    return set(server.admin(), idCardPath(server.admin()), key, value);
  }

  /** Sets several settings of the card login. */
  public static FlowSetting idCard(TestServer server, Map<String, String> values) {
    return set(server.admin(), idCardPath(server.admin()), values);
  }

  /** Where the settings of telephone identification stand. */
  public static String telephonePath(AdminApi admin) {
    return configuration(admin, "kau-telephone", "ugyfelkapu-telephone-digits");
  }

  /** Where the settings of mailed codes stand. */
  public static String emailCodePath(AdminApi admin) {
    return configuration(admin, "kau-ugyfelkapu-plus-email", "ugyfelkapu-plus-email-code");
  }

  /** Where the settings of the card login stand. */
  public static String idCardPath(AdminApi admin) {
    return configuration(admin, "kau-id-card", "ugyfelkapu-id-card");
  }

  private static String configuration(AdminApi admin, String flow, String authenticator) {
    return AUTHENTICATION
        + "config/"
        + execution(admin, flow, authenticator).get("authenticationConfig").asText();
  }

  private static FlowSetting set(AdminApi admin, String path, String key, String value) {
    return set(admin, path, Map.of(key, value));
  }

  private static FlowSetting set(AdminApi admin, String path, Map<String, String> values) {
    JsonNode before = admin.get(path);
    ObjectNode after = before.deepCopy();
    values.forEach(((ObjectNode) after.get("config"))::put);
    admin.put(path, after);
    return new FlowSetting(admin, path, before);
  }

  /** Switches Keycloak's brute-force protection off, for what holds without it. */
  public static FlowSetting noBruteForceProtection(TestServer server) {
    AdminApi admin = server.admin();
    String path = "/realms/" + TestServer.REALM;
    ObjectNode before = JsonNodeFactory.instance.objectNode().put("bruteForceProtected", true);
    admin.put(path, before.deepCopy().put("bruteForceProtected", false));
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
      giveBack();
    }
  }

  /** Sets it as it was before, for a setting that holds for a whole class. */
  public void giveBack() {
    admin.put(path, before);
  }
}
