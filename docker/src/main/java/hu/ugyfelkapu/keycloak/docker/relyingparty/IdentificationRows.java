package hu.ugyfelkapu.keycloak.docker.relyingparty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The claims of an identification in the order a person reads them, with labels (mission.md §1).
 */
final class IdentificationRows {
  private static final String KAU = "urn:eksz.gov.hu:1.0:azonositas:kau:";

  /** Method URIs with their default values and the ids that name their texts. */
  private static final Map<String, String> METHODS =
      Map.of(
          KAU + "1:uk:uidpwd", "ugyfelkapu",
          KAU + "2:uk:totp", "ugyfelkapu-plus-app",
          KAU + "2:uk:email", "ugyfelkapu-plus-email",
          KAU + "1:rkta", "telephone",
          KAU + "3:eszemelyi", "id-card");

  private static final Map<String, String> LABELS = labels();

  private IdentificationRows() {}

  static List<Map<String, String>> of(Identification identification, Map<String, String> texts) {
    List<Map<String, String>> rows = new ArrayList<>();
    LABELS.forEach(
        (claim, label) -> {
          String value = identification.claim(claim);
          if (!value.isEmpty()) {
            rows.add(row(claim, texts.get(label), value, texts));
          }
        });
    return rows;
  }

  private static Map<String, String> row(
      String claim, String label, String value, Map<String, String> texts) {
    String readable =
        switch (claim) {
          case "azonositasModja" -> texts.get("method-" + METHODS.get(value));
          case "acr" ->
              Level.ofAcr(value) == Level.ANY
                  ? null
                  : texts.get("level-" + Level.ofAcr(value).id());
          default -> null;
        };
    return readable == null
        ? Map.of("claim", claim, "label", label, "value", value, "note", "")
        : Map.of("claim", claim, "label", label, "value", readable, "note", value);
  }

  private static Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("viseltNev", "name");
    labels.put("azonositasModja", "method");
    labels.put("acr", "level");
    labels.put("azonositoSzolgaltatas", "service");
    labels.put("azonositasIdopontja", "time");
    labels.put("azonositasTranzakcioAzonosito", "transaction");
    labels.put("szuletesiNev", "birthName");
    labels.put("anyjaNeve", "motherName");
    labels.put("szuletesiDatum", "birthDate");
    labels.put("szuletesiHely", "birthPlace");
    labels.put("sub", "subject");
    return labels;
  }
}
