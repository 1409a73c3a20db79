package hu.ugyfelkapu.keycloak.themes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.keycloak.common.util.StringPropertyReplacer;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * One type of the theme as the server puts it together: our files, then the stock parent's, then
 * the files that the authenticators bring for every theme. The order is that of Keycloak's theme
 * manager.
 */
final class AssembledTheme implements Theme {

  static final Path OWN = Path.of("src/main/resources/theme/ugyfelkapu");
  static final Path PAGES = Path.of("../authenticators/src/main/resources/theme-resources");
  static final List<Locale> LOCALES = List.of(Locale.forLanguageTag("hu"), Locale.ENGLISH);

  private final Type type;

  AssembledTheme(Type type) {
    this.type = type;
  }

  private String folder() {
    return type.name().toLowerCase(Locale.ROOT);
  }

  Path own() {
    return OWN.resolve(folder());
  }

  private URL stock(String name) {
    return Theme.class.getClassLoader().getResource("theme/base/" + folder() + "/" + name);
  }

  @Override
  public URL getTemplate(String name) {
    return Stream.of(own().resolve(name), PAGES.resolve("templates").resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .filter(file -> file.startsWith(OWN) || stock(name) == null)
        .map(AssembledTheme::url)
        .orElseGet(() -> stock(name));
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Properties getMessages(Locale locale) throws IOException {
    Properties messages = new Properties();
    if (!locale.equals(Locale.ENGLISH)) {
      messages.putAll(getMessages(Locale.ENGLISH));
    }
    String file = "messages/messages_" + locale + ".properties";
    messages.putAll(read(url(PAGES.resolve(file))));
    messages.putAll(read(stock(file)));
    messages.putAll(read(url(own().resolve(file))));
    return messages;
  }

  @Override
  public Properties getMessages(String bundle, Locale locale) throws IOException {
    return getMessages(locale);
  }

  @Override
  public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
    return getMessages(locale);
  }

  @Override
  public Properties getProperties() throws IOException {
    Properties properties = read(stock("theme.properties"));
    properties.putAll(read(url(own().resolve("theme.properties"))));
    properties.replaceAll(
        (key, value) -> StringPropertyReplacer.replaceProperties((String) value, name -> null));
    return properties;
  }

  static Properties read(URL file) throws IOException {
    Properties properties = new Properties();
    try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  @Override
  public InputStream getResourceAsStream(String path) {
    return null;
  }

  @Override
  public String getName() {
    return "ugyfelkapu";
  }

  @Override
  public String getParentName() {
    return "base";
  }

  @Override
  public String getImportName() {
    return null;
  }

  @Override
  public Type getType() {
    return type;
  }
}
