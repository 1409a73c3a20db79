package hu.ugyfelkapu.keycloak.themes;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.theme.Theme;

/** The account theme and the stock ones that it stands on, which come from two jars of Keycloak. */
final class AccountTheme {

  /** As the server puts it together. */
  static final AssembledTheme OURS =
      new AssembledTheme(Theme.Type.ACCOUNT, true, "keycloak.v3", "base");

  /** What the server would show without ours. */
  static final AssembledTheme STOCK =
      new AssembledTheme(Theme.Type.ACCOUNT, false, "keycloak.v3", "base");

  private static final Path FOLDER = AssembledTheme.OWN.resolve("account");

  private AccountTheme() {}

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  /** Our own texts alone, without those that Keycloak would put in their place. */
  static Properties texts(Locale locale) throws IOException {
    return AssembledTheme.read(file(messages(locale)).toUri().toURL());
  }

  /** Keycloak's texts of both jars; what both have is as the console's own jar says it. */
  static Properties stockTexts(Locale locale) throws IOException {
    Properties texts = new Properties();
    for (String theme : new String[] {"base", "keycloak.v3"}) {
      String file = "theme/" + theme + "/account/" + messages(locale);
      URL stock = Theme.class.getClassLoader().getResource(file);
      texts.putAll(AssembledTheme.read(stock));
    }
    return texts;
  }

  private static String messages(Locale locale) {
    return "messages/messages_" + locale + ".properties";
  }
}
