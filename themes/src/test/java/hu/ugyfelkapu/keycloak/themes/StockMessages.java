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

/** Keycloak's own texts of the login pages, from the jar of its themes. */
final class StockMessages {

  /** Also arguments with a format of their own, such as {@code {2,choice,…}}. */
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");

  private StockMessages() {}

  /**
   * @return the texts of one language as they stand in the file; Hungarian lacks some keys
   */
  static Properties of(Locale locale) throws IOException {
    String file = "theme/base/login/messages/messages_" + locale + ".properties";
    URL stock = Theme.class.getClassLoader().getResource(file);
    return AssembledTheme.read(stock);
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
