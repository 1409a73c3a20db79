package hu.ugyfelkapu.keycloak.docker.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A realm's user profile that has a field of every kind that Keycloak's forms can show. */
final class StockProfile {
  private static final Map<String, Object> EVERYBODY =
      Map.of("view", List.of("admin", "user"), "edit", List.of("admin", "user"));
  private static final List<String> OPTIONS = List.of("Pest", "Vas", "Zala");

  private StockProfile() {}

  /** Body for {@code /users/profile}. Labels are those of Keycloak's own texts. */
  static Map<String, Object> withManyInputTypes() {
    return Map.of(
        "attributes",
        List.of(
            attribute("username", "${username}", Map.of(), Map.of("length", length(3, 255))),
            required(
                attribute(
                    "email",
                    "${email}",
                    Map.of(),
                    Map.of("email", Map.of(), "length", length(1, 255)))),
            required(
                attribute("firstName", "${firstName}", Map.of(), Map.of("length", length(1, 255)))),
            required(
                attribute("lastName", "${lastName}", Map.of(), Map.of("length", length(1, 255)))),
            grouped(
                attribute(
                    "locality",
                    "${locality}",
                    Map.of("inputHelperTextBefore", "${locality}"),
                    Map.of("length", length(2, 50)))),
            grouped(
                attribute(
                    "region",
                    "${region}",
                    Map.of("inputType", "select"),
                    Map.of("options", Map.of("options", OPTIONS)))),
            attribute(
                "country",
                "${country}",
                Map.of("inputType", "select-radiobuttons"),
                Map.of("options", Map.of("options", OPTIONS))),
            many(
                attribute(
                    "street",
                    "${street}",
                    Map.of("inputType", "multiselect-checkboxes"),
                    Map.of("options", Map.of("options", OPTIONS)))),
            many(
                attribute(
                    "formattedName",
                    "${profileScopeConsentText}",
                    Map.of("inputType", "multiselect"),
                    Map.of("options", Map.of("options", OPTIONS)))),
            attribute(
                "remark",
                "${addressScopeConsentText}",
                Map.of("inputType", "textarea", "inputTypeRows", "4"),
                Map.of("length", length(0, 200))),
            attribute(
                "birthDate",
                "${birthdate}",
                Map.of("inputType", "html5-date"),
                Map.of("iso-date", Map.of())),
            attribute("phoneNumber", "${phoneNumber}", Map.of("inputType", "html5-tel"), Map.of())),
        "groups",
        List.of(
            Map.of(
                "name",
                "address",
                "displayHeader",
                "${address}",
                "displayDescription",
                "${addressScopeConsentText}")));
  }

  private static Map<String, Object> attribute(
      String name, String label, Map<String, Object> annotations, Map<String, Object> validations) {
    Map<String, Object> attribute = new HashMap<>();
    attribute.put("name", name);
    attribute.put("displayName", label);
    attribute.put("annotations", annotations);
    attribute.put("validations", validations);
    attribute.put("permissions", EVERYBODY);
    return attribute;
  }

  private static Map<String, Object> required(Map<String, Object> attribute) {
    attribute.put("required", Map.of("roles", List.of("user")));
    return attribute;
  }

  private static Map<String, Object> grouped(Map<String, Object> attribute) {
    attribute.put("group", "address");
    return attribute;
  }

  private static Map<String, Object> many(Map<String, Object> attribute) {
    attribute.put("multivalued", true);
    return attribute;
  }

  private static Map<String, Object> length(int min, int max) {
    return Map.of("min", min, "max", max);
  }
}
