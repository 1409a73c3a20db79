package hu.ugyfelkapu.keycloak.docker.server;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}} and {@code ${NAME:default}} in a realm document, as Keycloak does at its
 * own import; the admin API's partial import does not. Names are upper case: {@code ${role_admin}}
 * and its like are keys of Keycloak's texts and stay.
 */
public final class Placeholders {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");

  private Placeholders() {}

  /**
   * The filled text.
   *
   * @throws ServerFailure if a name has neither a value nor a default
   */
  public static String fill(String text, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.getOrDefault(matcher.group(1), matcher.group(2));
      if (value == null) {
        throw new ServerFailure("The realm document needs a value for " + matcher.group(1) + ".");
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }
}
