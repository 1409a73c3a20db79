package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.theme.Theme;

/** Keycloak's own mails in our words: none falls back to the stock theme (ux.md 70). */
class StockMailTest {

  private static final Locale HUNGARIAN = Locale.forLanguageTag("hu");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

  static List<SampleMail> links() {
    return StockMails.links();
  }

  static List<SampleMail> notices() {
    return StockMails.notices();
  }

  /** Templates of Keycloak's base theme below {@code email/}. */
  private static List<String> stockTemplates() throws IOException {
    String jar =
        Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .filter(entry -> entry.contains("keycloak-themes-"))
            .findFirst()
            .orElseThrow();
    try (JarFile stock = new JarFile(jar)) {
      return stock.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.matches("theme/base/email/.*\\.ftl"))
          .map(name -> name.replace("theme/base/email/", ""))
          .toList();
    }
  }

  private static Properties stockTexts() throws IOException {
    return AssembledTheme.read(
        Theme.class.getResource("/theme/base/email/messages/messages_en.properties"));
  }

  private static Properties texts(Locale locale) throws IOException {
    Path file = AssembledTheme.OWN.resolve("email/messages/messages_" + locale + ".properties");
    return AssembledTheme.read(file.toUri().toURL());
  }

  @Test
  void h82EveryMailOfKeycloakIsRewrittenAndSampled() throws IOException {
    assertThat(stockTemplates()).hasSizeGreaterThanOrEqualTo(37);
    for (String template : stockTemplates()) {
      assertThat(Files.exists(SamplePage.EMAIL.own().resolve(template))).as(template).isTrue();
    }
    assertThat(StockMails.all().stream().map(SampleMail::template).distinct())
        .containsExactlyInAnyOrderElementsOf(
            stockTemplates().stream()
                .filter(name -> name.startsWith("html/") && !name.endsWith("/template.ftl"))
                .map(name -> name.replace("html/", ""))
                .toList());
  }

  @Test
  void h82EveryTextOfKeycloakHasOursWithTheSameArguments() throws IOException {
    for (Locale locale : AssembledTheme.LOCALES) {
      Properties ours = texts(locale);
      Properties stock = stockTexts();
      assertThat(ours.stringPropertyNames()).containsAll(stock.stringPropertyNames());
      for (String key : stock.stringPropertyNames()) {
        if (!key.startsWith("linkExpirationFormatter.")) {
          assertThat(arguments(ours, key)).as(locale + " " + key).isEqualTo(arguments(stock, key));
        }
      }
    }
  }

  private static Set<String> arguments(Properties texts, String key) {
    return ARGUMENT
        .matcher(texts.getProperty(key))
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The HTML texts serve templates copied from Keycloak only, so that nobody sees them age. */
  @Test
  void htmlTextsSayWhatTheTextsSay() throws IOException {
    for (Locale locale : AssembledTheme.LOCALES) {
      Properties ours = texts(locale);
      List<String> keys =
          ours.stringPropertyNames().stream().filter(key -> key.endsWith("Html")).toList();
      assertThat(keys).hasSizeGreaterThanOrEqualTo(18);
      for (String key : keys) {
        String plain = key.replaceFirst("Html$", "").replaceFirst("Lockout$", "LockoutBody");
        assertThat(ours.getProperty(key).replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ").trim())
            .as(key)
            .isEqualTo(ours.getProperty(plain).replaceAll("\\s+", " "));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("links")
  void addressStandsSpelledOutAtTheEndBehindItsHost(SampleMail mail) {
    for (Locale locale : AssembledTheme.LOCALES) {
      Document html = Jsoup.parse(mail.html(locale));
      assertThat(html.selectFirst("a").text()).isEqualTo(StockMails.LINK);
      assertThat(html.selectFirst("a").attr("href")).isEqualTo(StockMails.LINK);
      assertThat(html.selectFirst("a").parent().previousElementSibling().text())
          .endsWith(": id.pelda.test");
      List<String> lines = mail.text(locale).lines().filter(line -> !line.isBlank()).toList();
      assertThat(lines).containsOnlyOnce(StockMails.LINK);
      assertThat(lines.get(lines.indexOf(StockMails.LINK) - 1)).endsWith(": id.pelda.test");
      assertThat(lines)
          .containsOnlyOnce(
              locale.equals(HUNGARIAN)
                  ? "A webcím ennyi ideig használható: 12 óra"
                  : "The address works for: 12 hours");
      // It is long: what to know of it stands in front of it.
      assertThat(html.select("p").last().select("a")).hasSize(1);
      assertThat(html.selectFirst("[style=display:none]").text()).doesNotContain("http");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 másodperc, 0 seconds",
    "1, 1 perc, 1 minute",
    "5, 5 perc, 5 minutes",
    "60, 1 óra, 1 hour",
    "720, 12 óra, 12 hours",
    "1440, 1 nap, 1 day",
    "4320, 3 nap, 3 days"
  })
  void h81DurationIsSaidInItsLanguage(long minutes, String hungarian, String english) {
    SampleMail mail =
        StockMails.link(
            "password-reset.ftl", "passwordResetSubject", Map.of("linkExpiration", minutes));
    assertThat(mail.text(HUNGARIAN).lines())
        .contains("A webcím ennyi ideig használható: " + hungarian);
    assertThat(mail.text(Locale.ENGLISH).lines()).contains("The address works for: " + english);
  }

  @ParameterizedTest
  @MethodSource("notices")
  void noticeSaysWhenWhereAndWhatToDo(SampleMail mail) {
    assertThat(mail.text(HUNGARIAN))
        .contains("Időpont: 2026. november 21. 18:30\n")
        .contains("Szolgáltatás: " + SampleMail.SERVICE)
        .contains("Nem Ön volt? Hívja azonnal ezt a telefonszámot: 1818");
    assertThat(mail.text(Locale.ENGLISH)).contains("Time: 21 November 2026, 18:30\n");
  }

  /**
   * Coarse: a mail may be read by others, and a full address names a household (mission.md §11).
   */
  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 192.0.2.*",
    "2001:db8:7:8::9, 2001:db8:*",
    "2001:0db8:0000:0001:0000:0000:0000:0009, 2001:0db8:*",
    "::1, nem ismert",
    "<b>unknown</b>, nem ismert",
    ", nem ismert"
  })
  void noticeNamesTheNetworkButNotTheAddress(String address, String network) {
    SampleMail mail = StockMails.event("LOGIN_ERROR", Map.of(), address);
    assertThat(mail.text(HUNGARIAN))
        .contains("Hálózat, ahonnan a kérés érkezett: " + network + "\n")
        .doesNotContain(".77", "::9", "0009", "<b>unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "otp, hitelesítő alkalmazás",
    "ugyfelkapu-deletion-code, törlőkód",
    "unheard-of, egyéb bejelentkezési adat",
    "<b>{0}, egyéb bejelentkezési adat",
    ", egyéb bejelentkezési adat"
  })
  void noticeNamesTheCredentialInWordsAndNeverByItsType(String type, String words) {
    Map<String, String> details = type == null ? Map.of() : Map.of("credential_type", type);
    assertThat(StockMails.event("UPDATE_CREDENTIAL", details, "192.0.2.77").text(HUNGARIAN))
        .contains("Ez változott: " + words + "\n");
  }

  @Test
  void actionsAreNamedInWordsAlsoThoseThatNobodyForesaw() {
    assertThat(StockMails.links().get(3).text(HUNGARIAN))
        .contains(
            "Ez a teendője: e-mail-cím megerősítése, jelszó módosítása, egy beállítás ellenőrzése\n");
  }

  @Test
  void codeStandsOnALineOfItsOwnWithoutALinkAndInThePreheader() {
    for (Locale locale : AssembledTheme.LOCALES) {
      assertThat(StockMails.code().text(locale).lines()).containsOnlyOnce(SampleMail.CODE);
      Document html = Jsoup.parse(StockMails.code().html(locale));
      assertThat(html.selectFirst("p:has(strong)").text()).isEqualTo(SampleMail.CODE);
      assertThat(html.body().child(0).text()).endsWith(": " + SampleMail.CODE);
    }
    assertThat(StockMails.code().text(HUNGARIAN))
        .contains("Ezt a kódot senkinek ne mondja meg, munkatársunk sem kéri.");
  }

  @Test
  void h83WorkflowMessageOfAnAdministratorKeepsItsWordsAndLosesItsMarkup() {
    SampleMail custom = StockMails.workflows().get(3);
    assertThat(custom.text(HUNGARIAN)).contains("Kedves Anna!\n\nElső sor\n\nmásodik sor");
    assertThat(custom.html(HUNGARIAN)).doesNotContain("rossz.test", "<img", "&lt;");
  }

  @Test
  void workflowSaysWhenAndWhy() {
    assertThat(StockMails.workflows().get(1).text(HUNGARIAN))
        .contains("Ennyi nap múlva: 14\n", "Ennek oka: Ön hosszú ideje nem jelentkezett be.\n")
        .contains("hívja ezt a telefonszámot: 1818");
    assertThat(StockMails.workflows().get(2).text(HUNGARIAN)).contains(StockMails.NAME);
  }

  @Test
  void invitationGreetsByNameInTheOrderOfTheLanguage() {
    SampleMail invitation = StockMails.links().get(6);
    assertThat(invitation.text(HUNGARIAN)).contains("Tisztelt Kiss Anna <b>x</b>!");
    assertThat(invitation.text(Locale.ENGLISH)).contains("Dear Anna <b>x</b> Kiss,");
    assertThat(invitation.text(HUNGARIAN)).doesNotContain("Ügyfelünk");
  }

  /** A name with line breaks would write paragraphs of its own above the real address. */
  @Test
  void h83NameOfAnotherSystemStaysInItsLine() {
    SampleMail sample =
        StockMails.all().stream()
            .filter(mail -> mail.template().equals("identity-provider-link.ftl"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> data = new HashMap<>(sample.data());
    String name = "x\n\nErősítse meg itt:\n\nhttps://masik.test/" + "y".repeat(200);
    data.put("identityProviderContext", Map.of("username", name));
    SampleMail mail =
        new SampleMail(
            sample.template(), sample.kind(), sample.subjectKey(), sample.subjectData(), data);
    assertThat(mail.text(HUNGARIAN).lines())
        .noneMatch(line -> line.startsWith("Erősítse meg") || line.startsWith("https://masik"));
    assertThat(mail.text(HUNGARIAN)).doesNotContain("y".repeat(80));
    assertThat(Jsoup.parse(mail.html(HUNGARIAN)).select("p").eachText())
        .noneMatch(line -> line.startsWith("Erősítse meg") || line.startsWith("https://masik"));
  }
}
