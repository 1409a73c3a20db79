package hu.ugyfelkapu.keycloak.docker.server;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

/** Puts the demo additions into a running server: a partial import that replaces what is there. */
public final class DemoAdditions {
  /** The service's address in the document, which is that of the demo with its usual ports. */
  private static final String USUAL_SERVICE = "http://localhost:8081";

  private static final String CARD_EXECUTION = "ugyfelkapu-id-card";
  private static final String CARD_FLOW = "kau-id-card";
  private static final String CARD_FAILURE = "The soft card could not be made known to the realm";

  private DemoAdditions() {}

  /**
   * Imports the document.
   *
   * @param server address without a slash at the end
   * @param service address of the demo service, without a slash at the end
   * @param document body of the admin API's {@code partialImport}
   * @throws ServerFailure if the server refuses it
   */
  public static void importInto(
      URI server,
      String realm,
      String adminName,
      String adminPassword,
      URI service,
      String document) {
    try {
      Map<String, Object> additions =
          JSONObjectUtils.parse(document.replace(USUAL_SERVICE, service.toString()));
      // A demo that was started on other ports before must not keep their addresses.
      additions.put("ifResourceExists", "OVERWRITE");
      DemoAdministrator.signIn(server, realm, adminName, adminPassword)
          .send(
              "POST",
              "/partialImport",
              JSONObjectUtils.toJSONString(additions),
              "The demo additions could not be imported");
    } catch (ParseException e) {
      throw new ServerFailure("The demo additions are not JSON: " + e.getMessage(), e);
    }
  }

  /**
   * Sets values of the realm's identity card execution, which no partial import reaches, and lets
   * citizens choose the method; the other values stay. A realm without the execution is left as it
   * is.
   *
   * @param server address without a slash at the end
   * @param settings by their keys
   * @throws ServerFailure if the server refuses them
   */
  public static void openIdCard(
      URI server,
      String realm,
      String adminName,
      String adminPassword,
      Map<String, String> settings) {
    DemoAdministrator admin = DemoAdministrator.signIn(server, realm, adminName, adminPassword);
    try {
      String flow =
          JSONObjectUtils.getString(
              JSONObjectUtils.parse(admin.send("GET", "", "", CARD_FAILURE)), "browserFlow");
      String executions = "/authentication/flows/" + flow + "/executions";
      for (Object execution :
          JSONArrayUtils.parse(admin.send("GET", executions, "", CARD_FAILURE))) {
        Map<?, ?> fields = (Map<?, ?>) execution;
        if (CARD_EXECUTION.equals(fields.get("providerId"))
            && fields.get("authenticationConfig") instanceof String configuration) {
          set(admin, configuration, settings);
        }
      }
      for (Object execution :
          JSONArrayUtils.parse(admin.send("GET", executions, "", CARD_FAILURE))) {
        Map<String, Object> fields = new HashMap<>();
        ((Map<?, ?>) execution).forEach((key, value) -> fields.put((String) key, value));
        if (CARD_FLOW.equals(fields.get("displayName"))) {
          fields.put("requirement", "CONDITIONAL");
          admin.send("PUT", executions, JSONObjectUtils.toJSONString(fields), CARD_FAILURE);
        }
      }
    } catch (ParseException e) {
      throw new ServerFailure(CARD_FAILURE + ": " + e.getMessage(), e);
    }
  }

  private static void set(
      DemoAdministrator admin, String configurationId, Map<String, String> settings)
      throws ParseException {
    String path = "/authentication/config/" + configurationId;
    Map<String, Object> configuration =
        JSONObjectUtils.parse(admin.send("GET", path, "", CARD_FAILURE));
    Map<String, Object> values = new HashMap<>();
    Map<String, Object> before = JSONObjectUtils.getJSONObject(configuration, "config");
    if (before != null) {
      values.putAll(before);
    }
    values.putAll(settings);
    configuration.put("config", values);
    admin.send("PUT", path, JSONObjectUtils.toJSONString(configuration), CARD_FAILURE);
  }
}
