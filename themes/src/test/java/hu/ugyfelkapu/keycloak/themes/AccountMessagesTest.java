package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The texts of the account console: as many as Keycloak's, fit for its own way of filling them in,
 * and in words of ours. MessageFormat sees hardly any of them, so MessagesTest does not hold here.
 */
class AccountMessagesTest {

  private static final Pattern ARGUMENT =
      Pattern.compile("\\{\\{\\w+}}|(?<!\\{)\\{\\d+}(?!})|\\$\\{\\w+}|</?\\d>");

  private static final Pattern TYPE = Pattern.compile("String TYPE = \"([a-z-]+)\"");

  /** Texts by name, keys as literals. */
  private static final Pattern ASKED =
      Pattern.compile("\\b(?:text|known)\\.(\\w+)|\"(ugyfelkapu[\\w-]+|[\\w-]+-display-name)\"");

  /** Labels such as „E-mail-cím” have only one right form. */
  private static final int WORDS_OF_A_LABEL = 3;

  /** ux.md, section D. */
  private static final int WORDS_OF_A_SENTENCE = 15;

  static List<Locale> locales() {
    return AssembledTheme.LOCALES;
  }

  @ParameterizedTest
  @MethodSource("locales")
  void h82EveryKeyOfKeycloaksTwoBundlesIsThere(Locale locale) throws IOException {
    Set<String> stock = AccountTheme.stockTexts(Locale.ENGLISH).stringPropertyNames();
    assertThat(stock).hasSizeGreaterThanOrEqualTo(560);
    assertThat(AccountTheme.texts(locale).stringPropertyNames()).containsAll(stock);
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndEachOnce() throws IOException {
    assertThat(keys("hu")).isEqualTo(keys("en")).doesNotHaveDuplicates();
  }

  private static List<String> keys(String language) throws IOException {
    Path file = AccountTheme.file("messages/messages_" + language + ".properties");
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("locales")
  void h81EveryTextShowsTheArgumentsThatKeycloaksShows(Locale locale) throws IOException {
    Properties ours = AccountTheme.texts(locale);
    Properties stock = AccountTheme.stockTexts(Locale.ENGLISH);
    for (String key : ours.stringPropertyNames()) {
      assertThat(arguments(ours.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(stock.getProperty(key, "")));
    }
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The console shows an apostrophe as it stands, index.ftl wants it doubled: so there is none. */
  @ParameterizedTest
  @MethodSource("locales")
  void h81NoTextHasAnApostropheOrQuotationMarkOfATypewriter(Locale locale) throws IOException {
    Properties ours = AccountTheme.texts(locale);
    for (String key : ours.stringPropertyNames()) {
      assertThat(ours.getProperty(key)).as(key).isNotBlank().doesNotContain("'", "\"");
    }
  }

  @ParameterizedTest
  @MethodSource("locales")
  void noSentenceIsKeycloaksOwn(Locale locale) throws IOException {
    Properties stock = AccountTheme.stockTexts(locale);
    Set<String> sentences =
        stock.values().stream()
            .flatMap(text -> sentences((String) text))
            .map(sentence -> sentence.toLowerCase(Locale.ROOT))
            .filter(sentence -> words(sentence) > WORDS_OF_A_LABEL)
            .collect(Collectors.toSet());
    Properties ours = AccountTheme.texts(locale);
    assertThat(sentences).hasSizeGreaterThan(100);
    for (String key : ours.stringPropertyNames()) {
      assertThat(sentences(ours.getProperty(key)).map(text -> text.toLowerCase(Locale.ROOT)))
          .as(key)
          .doesNotContainAnyElementsOf(sentences);
    }
  }

  @ParameterizedTest
  @MethodSource("locales")
  void everySentenceIsShort(Locale locale) throws IOException {
    Properties ours = AccountTheme.texts(locale);
    for (String key : ours.stringPropertyNames()) {
      assertThat(sentences(ours.getProperty(key)))
          .as(key)
          .allMatch(sentence -> words(sentence) <= WORDS_OF_A_SENTENCE);
    }
  }

  @Test
  void hungarianIsPlainAndPoliteAndBlamesNobody() throws IOException {
    Properties hungarian = AccountTheme.texts(Locale.forLanguageTag("hu"));
    for (String key : hungarian.stringPropertyNames()) {
      assertThat(hungarian.getProperty(key).toLowerCase(Locale.ROOT))
          .as(key)
          .doesNotContain(
              "érvénytelen",
              "hibás adat",
              "kérjük",
              "kérem",
              "sajnál",
              "a(z)",
              "tartomány",
              "belépés",
              "keycloak");
    }
  }

  /** A Hungarian name begins with the family name. */
  @Test
  void wholeNameStandsInTheOrderOfItsLanguage() throws IOException {
    assertThat(AccountTheme.texts(Locale.forLanguageTag("hu")))
        .containsEntry("fullName", "{{familyName}} {{givenName}}");
    assertThat(AccountTheme.texts(Locale.ENGLISH))
        .containsEntry("fullName", "{{givenName}} {{familyName}}");
  }

  /**
   * The console makes keys out of the names of credential types: for a stored one the type itself,
   * for the offer to set one up the type with an ending.
   */
  @ParameterizedTest
  @MethodSource("locales")
  void h82EveryCredentialTypeOfThePackHasItsNames(Locale locale) throws IOException {
    // Alone, not as the server puts them together: that would fill gaps with English.
    Properties texts = AccountTheme.texts(locale);
    texts.putAll(
        AssembledTheme.read(
            AssembledTheme.PAGES
                .resolve("messages/messages_" + locale + ".properties")
                .toUri()
                .toURL()));
    for (String type :
        List.of(
            "password",
            "otp",
            "ugyfelkapu-plus-email",
            "ugyfelkapu-deletion-code",
            "ugyfelkapu-telephone",
            "ugyfelkapu-id-card")) {
      assertThat(texts.stringPropertyNames())
          .contains(type, type + "-display-name", type + "-help-text");
    }
  }

  /** One that is added to the authenticators is to be named here, too. */
  @Test
  void h82EveryCredentialTypeOfTheAuthenticatorsIsNamed() throws IOException {
    Set<String> types = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("../authenticators/src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        TYPE.matcher(Files.readString(source))
            .results()
            .forEach(match -> types.add(match.group(1)));
      }
    }
    assertThat(types).hasSizeGreaterThanOrEqualTo(4);
    for (Locale locale : AssembledTheme.LOCALES) {
      assertThat(AccountTheme.texts(locale).stringPropertyNames()).containsAll(types);
    }
  }

  /** What our own scripts ask for; actions and credential types have the same form as keys. */
  @Test
  void h82EveryTextOfOurScriptsIsThere() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> scripts = Files.list(AccountTheme.file("resources/js"))) {
      for (Path script : scripts.toList()) {
        ASKED
            .matcher(Files.readString(script))
            .results()
            .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
            .forEach(asked::add);
      }
    }
    asked.removeAll(
        Set.of(
            "ugyfelkapu-plus-settings",
            "ugyfelkapu-password",
            "ugyfelkapu-email",
            "ugyfelkapu-end-registration"));
    assertThat(asked).hasSizeGreaterThan(8);
    for (Locale locale : AssembledTheme.LOCALES) {
      assertThat(AccountTheme.texts(locale).stringPropertyNames()).containsAll(asked);
    }
  }

  private static Stream<String> sentences(String text) {
    return Stream.of(text.split("(?<=[.!?:]) "));
  }

  private static int words(String sentence) {
    return sentence.split("\\s+").length;
  }
}
