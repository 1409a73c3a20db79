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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.common.util.StringPropertyReplacer;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * One type of the theme as the server puts it together: our files, then the stock parent's, then
 * the files that authenticators and registry bring for every theme. The order is that of Keycloak's
 * theme manager.
 */
final class AssembledTheme implements Theme {

  static final Path OWN = Path.of("src/main/resources/theme/ugyfelkapu");
  static final Path PAGES = Path.of("../authenticators/src/main/resources/theme-resources");
  static final Path REGISTRY = Path.of("../user-storage/src/main/resources/theme-resources");
  static final List<Locale> LOCALES = List.of(Locale.forLanguageTag("hu"), Locale.ENGLISH);

  private final Type type;
  private final boolean withOurs;
  private final List<String> parents;
  private final Map<Locale, Properties> read = new ConcurrentHashMap<>();

  /** Our theme of one type. */
  AssembledTheme(Type type) {
    this(type, true, "base");
  }

  /**
   * @param withOurs whether our own files come first
   * @param parents stock themes of the same type, nearest first
   */
  AssembledTheme(Type type, boolean withOurs, String... parents) {
    this.type = type;
    this.withOurs = withOurs;
    this.parents = List.of(parents);
  }

  private String folder() {
    return type.name().toLowerCase(Locale.ROOT);
  }

  Path own() {
    return OWN.resolve(folder());
  }

  private Stream<URL> stock(String name) {
    return parents.stream()
        .map(parent -> "theme/" + parent + "/" + folder() + "/" + name)
        .map(Theme.class.getClassLoader()::getResource)
        .filter(Objects::nonNull);
  }

  /** The files of that name, the one that wins first. */
  private Stream<URL> files(String name, String resource) {
    Stream<URL> ours = withOurs ? existing(own().resolve(name)) : Stream.empty();
    Stream<URL> added =
        Stream.of(PAGES, REGISTRY).flatMap(folder -> existing(folder.resolve(resource)));
    return Stream.of(ours, stock(name), added).flatMap(Function.identity());
  }

  private static Stream<URL> existing(Path file) {
    return Files.isRegularFile(file) ? Stream.of(url(file)) : Stream.empty();
  }

  @Override
  public URL getTemplate(String name) {
    return files(name, "templates/" + name).findFirst().orElse(null);
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
    Properties messages = read.get(locale);
    if (messages == null) {
      messages = readMessages(locale);
      read.put(locale, messages);
    }
    // Nobody changes what the next one reads.
    Properties copy = new Properties();
    copy.putAll(messages);
    return copy;
  }

  private Properties readMessages(Locale locale) throws IOException {
    Properties messages = new Properties();
    if (!locale.equals(Locale.ENGLISH)) {
      messages.putAll(getMessages(Locale.ENGLISH));
    }
    String file = "messages/messages_" + locale + ".properties";
    putAll(messages, files(file, file));
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
    Properties properties = new Properties();
    putAll(properties, files("theme.properties", "no such resource"));
    properties.replaceAll(
        (key, value) -> StringPropertyReplacer.replaceProperties((String) value, name -> null));
    return properties;
  }

  private static void putAll(Properties properties, Stream<URL> winnerFirst) throws IOException {
    List<URL> files = new ArrayList<>(winnerFirst.toList());
    Collections.reverse(files);
    for (URL file : files) {
      properties.putAll(read(file));
    }
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
