package hu.ugyfelkapu.keycloak.themes;

import java.io.IOException;
import java.net.URL;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.theme.Theme;

/** The texts of the login pages: Keycloak's own, from the jar of its themes, and ours for them. */
final class LoginMessages {

  /** Also arguments with a format of their own, such as {@code {2,choice,…}}. */
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");

  private LoginMessages() {}

  /**
   * @return the texts of one language as they stand in the file; Hungarian lacks some keys
   */
  static Properties stock(Locale locale) throws IOException {
    String file = "theme/base/login/messages/messages_" + locale + ".properties";
    URL stock = Theme.class.getClassLoader().getResource(file);
    return AssembledTheme.read(stock);
  }

  /**
   * @return the texts of one language in our theme, without those that the authenticators bring
   */
  static Properties ours(Locale locale) throws IOException {
    String file = "login/messages/messages_" + locale + ".properties";
    return AssembledTheme.read(AssembledTheme.OWN.resolve(file).toUri().toURL());
  }

  /**
   * @return the numbers of the arguments that a text shows
   */
  static Set<Integer> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(match -> Integer.valueOf(match.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
