package hu.ugyfelkapu.keycloak.identification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One way to prove who you are, as its sub-flow's condition defines it (mission.md §1).
 *
 * @param id form value, 1 to 64 lower-case letters, digits and hyphens
 * @param uri method URI that relying parties read
 * @param level eIDAS level that the method gives
 * @param closes when the method alone stops logging in
 */
public record IdentificationMethod(
    String id, String uri, AssuranceLevel level, ClosingDate closes) {

  public static final String UGYFELKAPU = "ugyfelkapu";
  public static final String PLUS_APP = "ugyfelkapu-plus-app";
  public static final String PLUS_EMAIL = "ugyfelkapu-plus-email";
  public static final String TELEPHONE = "telephone";
  public static final String ID_CARD = "id-card";

  private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  /**
   * What the condition of a method of this pack may leave out, and the most it can be worth. Other
   * methods state everything in their condition.
   */
  private static final Map<String, IdentificationMethod> DEFAULTS =
      Map.of(
          UGYFELKAPU,
          of(
              UGYFELKAPU,
              "urn:eksz.gov.hu:1.0:azonositas:kau:1:uk:uidpwd",
              AssuranceLevel.LOW,
              "2025-01-16"),
          PLUS_APP,
          of(
              PLUS_APP,
              "urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp",
              AssuranceLevel.SUBSTANTIAL,
              "never"),
          PLUS_EMAIL,
          of(
              PLUS_EMAIL,
              "urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:email",
              AssuranceLevel.SUBSTANTIAL,
              "never"),
          TELEPHONE,
          of(TELEPHONE, "urn:eksz.gov.hu:1.0:azonositas:kau:1:rkta", AssuranceLevel.LOW, "never"),
          ID_CARD,
          of(
              ID_CARD,
              "urn:eksz.gov.hu:1.0:azonositas:kau:3:eszemelyi",
              AssuranceLevel.HIGH,
              "never"));

  private static IdentificationMethod of(
      String id, String uri, AssuranceLevel level, String closingDate) {
    return new IdentificationMethod(id, uri, level, ClosingDate.parse(closingDate));
  }

  /** The methods of this pack as mission.md §1 defines them. */
  static Collection<IdentificationMethod> ofThePack() {
    return DEFAULTS.values();
  }

  /**
   * Reads the configuration of a method condition.
   *
   * @throws InvalidSettingException when the id is missing or any setting makes no sense
   */
  public static IdentificationMethod from(Map<String, String> config) {
    String id = text(config, MethodConditionFactory.METHOD);
    if (id == null || !ID.matcher(id).matches()) {
      throw new InvalidSettingException(
          MethodConditionFactory.METHOD,
          "must be 1 to 64 lower-case letters, digits and inner hyphens");
    }
    IdentificationMethod defaults = DEFAULTS.get(id);
    return new IdentificationMethod(
        id, uri(config, defaults), level(config, defaults), closes(config, defaults));
  }

  private static String uri(Map<String, String> config, IdentificationMethod defaults) {
    String uri = text(config, MethodConditionFactory.URI);
    if (uri == null && defaults != null) {
      return defaults.uri();
    }
    try {
      if (uri != null && uri.length() <= 255 && new URI(uri).isAbsolute()) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // told below, with the same words as a missing one
    }
    throw new InvalidSettingException(
        MethodConditionFactory.URI, "must be an absolute URI of at most 255 characters");
  }

  private static AssuranceLevel level(Map<String, String> config, IdentificationMethod defaults) {
    String level = text(config, MethodConditionFactory.LEVEL);
    if (level == null && defaults != null) {
      return defaults.level();
    }
    if (level == null || !level.matches("[1-3]")) {
      throw new InvalidSettingException(
          MethodConditionFactory.LEVEL, "must be 1 (low), 2 (substantial) or 3 (high)");
    }
    AssuranceLevel given = AssuranceLevel.of(Integer.parseInt(level)).orElseThrow();
    if (defaults != null && given.compareTo(defaults.level()) > 0) {
      throw new InvalidSettingException(
          MethodConditionFactory.LEVEL,
          "must not be above " + defaults.level().number() + ", which is all this method proves");
    }
    return given;
  }

  private static ClosingDate closes(Map<String, String> config, IdentificationMethod defaults) {
    String date = text(config, MethodConditionFactory.CLOSING_DATE);
    if (date != null) {
      return ClosingDate.parse(date);
    }
    return defaults == null ? ClosingDate.NEVER : defaults.closes();
  }

  private static String text(Map<String, String> config, String key) {
    String value = config == null ? null : config.get(key);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
