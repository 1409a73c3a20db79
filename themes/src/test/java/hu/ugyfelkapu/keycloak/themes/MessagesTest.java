package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts: complete in both languages, safe for MessageFormat, and in plain words. */
class MessagesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

  private static final int MOST_ARGUMENTS = 10;

  /** Folders with messages of ours. */
  static List<Path> bundles() {
    return List.of(
        AssembledTheme.OWN.resolve("login/messages"),
        AssembledTheme.OWN.resolve("email/messages"),
        AssembledTheme.PAGES.resolve("messages"));
  }

  private static Properties read(Path bundle, String language) throws IOException {
    return AssembledTheme.read(
        bundle.resolve("messages_" + language + ".properties").toUri().toURL());
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSameKeysAndPlaceholders(Path bundle) throws IOException {
    Properties hungarian = read(bundle, "hu");
    Properties english = read(bundle, "en");
    assertThat(hungarian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : hungarian.stringPropertyNames()) {
      assertThat(placeholders(hungarian.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
      assertThat(hungarian.getProperty(key)).as(key).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void h81EveryMessageKeepsItsPlaceholdersAndApostrophes(Path bundle) throws IOException {
    for (Locale locale : AssembledTheme.LOCALES) {
      Properties messages = read(bundle, locale.getLanguage());
      for (String key : messages.stringPropertyNames()) {
        String pattern = messages.getProperty(key);
        if (pattern.contains(",choice,")) {
          // Its text depends on the number: h81 of StockMailTest.
          continue;
        }
        Set<String> wanted = placeholders(pattern);
        Object[] arguments =
            IntStream.range(0, MOST_ARGUMENTS).mapToObj(index -> "<" + index + ">").toArray();
        String text = new MessageFormat(pattern, locale).format(arguments);
        wanted.forEach(index -> assertThat(text).as(key).contains("<" + index + ">"));
        assertThat(text).as(key).doesNotContain("{", "}").isEqualTo(expected(pattern));
      }
    }
  }

  private static String expected(String pattern) {
    return PLACEHOLDER.matcher(pattern.replace("''", "'")).replaceAll("<$1>");
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void noKeyStandsTwice(Path bundle) throws IOException {
    for (Locale locale : AssembledTheme.LOCALES) {
      Path file = bundle.resolve("messages_" + locale + ".properties");
      assertThat(
              Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                  .filter(line -> !line.isBlank() && !line.startsWith("#"))
                  .map(line -> line.substring(0, line.indexOf('='))))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void hungarianIsPlainAndPoliteAndBlamesNobody(Path bundle) throws IOException {
    Properties messages = read(bundle, "hu");
    for (String key : messages.stringPropertyNames()) {
      String text = messages.getProperty(key);
      assertThat(text.toLowerCase(Locale.ROOT))
          .as(key)
          .doesNotContain(
              "érvénytelen",
              "hibás adat",
              "kérjük",
              "kérem",
              "sajnál",
              "a(z)",
              "tartomány",
              "belépés");
      assertThat(text).as(key).doesNotContain("\"");
      for (String sentence : text.replaceAll("<[^>]+>", "\n").split("(?<=[.!?:])\\s+|\n+")) {
        assertThat(sentence.split("\\s+"))
            .as(key + ": " + sentence)
            // The merged message is given word by word by the contract (mission.md, section 1).
            .hasSizeLessThanOrEqualTo(text.contains("jogosult a kiválasztott") ? 17 : 15);
      }
    }
  }

  /** ux.md, section D. */
  @ParameterizedTest
  @MethodSource("bundles")
  void sentencesAreShortOnAverage(Path bundle) throws IOException {
    for (Locale locale : AssembledTheme.LOCALES) {
      double mean =
          read(bundle, locale.getLanguage()).values().stream()
              .flatMap(text -> Stream.of(((String) text).split("(?<=[.!?:]) ")))
              .mapToInt(sentence -> sentence.split("\\s+").length)
              .average()
              .orElseThrow();
      assertThat(mean).as("%s %s", bundle, locale).isLessThanOrEqualTo(15);
    }
  }

  @Test
  void h82EveryKeyOfTheTemplatesExistsInBothLanguages() throws IOException {
    for (Locale locale : AssembledTheme.LOCALES) {
      assertThat(SamplePage.LOGIN.getMessages(locale).stringPropertyNames())
          .containsAll(TemplateFiles.keys(TemplateFiles.login()));
      assertThat(SamplePage.EMAIL.getMessages(locale).stringPropertyNames())
          .containsAll(TemplateFiles.keys(TemplateFiles.mail()));
    }
  }

  /** Keycloak would fall back to English without a word. */
  @Test
  void everyKeyOfTheTemplatesIsHungarianInHungarian() throws IOException {
    Set<String> hungarian = new TreeSet<>();
    for (Path bundle : bundles()) {
      hungarian.addAll(read(bundle, "hu").stringPropertyNames());
    }
    assertThat(hungarian).containsAll(TemplateFiles.keys(TemplateFiles.login()));
  }

  @Test
  void ownPagesUseOnlyKeysOfTheirOwnModule() throws IOException {
    List<Path> own =
        Stream.of(TemplateFiles.login(), TemplateFiles.mail())
            .flatMap(List::stream)
            .filter(file -> file.startsWith(AssembledTheme.PAGES))
            .toList();
    Set<String> keys = TemplateFiles.keys(own);
    assertThat(keys).hasSizeGreaterThan(50).allMatch(key -> key.startsWith("ugyfelkapu"));
    assertThat(read(AssembledTheme.PAGES.resolve("messages"), "hu").stringPropertyNames())
        .containsAll(keys)
        .allMatch(key -> key.startsWith("ugyfelkapu"));
  }

  /** The Java side names messages as literals; a mistyped one would show its key to the citizen. */
  @Test
  void h82EveryKeyNamedByTheAuthenticatorsExists() throws IOException {
    Pattern literal = Pattern.compile("\"(ugyfelkapu[A-Z][A-Za-z]*)\"");
    Set<String> named = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("../authenticators/src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        literal.matcher(Files.readString(source)).results().forEach(m -> named.add(m.group(1)));
      }
    }
    assertThat(named).isNotEmpty();
    assertThat(read(AssembledTheme.PAGES.resolve("messages"), "hu").stringPropertyNames())
        .containsAll(named);
  }

  /** The code makes the keys of mails out of the names of the changes. */
  @Test
  void h82EveryChangeOfTheAuthenticatorsHasItsNotice() throws IOException {
    Path changes =
        Path.of("../authenticators/src/main/java/hu/ugyfelkapu/keycloak/notice/Change.java");
    List<String> named =
        Pattern.compile("(?m)^  ([A-Z_]+)\\(EventType")
            .matcher(Files.readString(changes))
            .results()
            .map(match -> match.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    assertThat(SampleMail.notices())
        .extracting(SampleMail::kind)
        .containsExactlyInAnyOrderElementsOf(named);
  }

  /** The code makes the keys out of the names of the rules. */
  @Test
  void h82EveryReasonAgainstATelephonePasswordHasItsText() throws IOException {
    Path rules =
        Path.of(
            "../authenticators/src/main/java/hu/ugyfelkapu/keycloak/telephone/TelephonePasswordRule.java");
    List<String> named =
        Pattern.compile("(?m)^  ([A-Z][A-Z_]+)[,;]$")
            .matcher(Files.readString(rules))
            .results()
            .map(match -> match.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    assertThat(named).hasSizeGreaterThanOrEqualTo(5);
    assertThat(read(AssembledTheme.PAGES.resolve("messages"), "hu").stringPropertyNames())
        .containsAll(named.stream().map("ugyfelkapuTelephoneWeak."::concat).toList());
  }

  @Test
  void theMergedMessageIsTheOneOfTheContract() throws IOException {
    // mission.md, section 1
    assertThat(read(AssembledTheme.PAGES.resolve("messages"), "hu"))
        .containsEntry(
            "ugyfelkapuMergedMessage",
            "A felhasználónév vagy a jelszó helytelen, vagy Ön nem jogosult a kiválasztott azonosítási"
                + " szolgáltatás igénybevételére.")
        .containsEntry(
            "ugyfelkapuTelephoneMerged",
            "A telefonos azonosító vagy a jelszó helytelen, vagy Ön nem jogosult a kiválasztott azonosítási"
                + " szolgáltatás igénybevételére.")
        .containsEntry(
            "ugyfelkapuCardMerged",
            "A személyi igazolvány vagy a PIN-kód helytelen, vagy Ön nem jogosult a kiválasztott azonosítási"
                + " szolgáltatás igénybevételére.")
        .containsEntry("ugyfelkapuWrongCode", "A megadott hitelesítő kód helytelen!")
        .containsEntry("ugyfelkapuDeletionSaved", "A fenti törlőkód mentéséről gondoskodtam");
  }
}
