package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All mails: the same content as HTML and text, nothing remote, nothing to press (ux.md 70). */
class MailTest {

  private static final Locale HUNGARIAN = Locale.forLanguageTag("hu");

  static List<SampleMail> mails() {
    return SampleMail.all();
  }

  static List<SampleMail> own() {
    return SampleMail.own();
  }

  static List<SampleMail> withoutLink() {
    return mails().stream().filter(mail -> !mail.data().containsKey("link")).toList();
  }

  static List<SampleMail> codes() {
    return SampleMail.codes();
  }

  static List<SampleMail> notices() {
    return SampleMail.notices();
  }

  @ParameterizedTest
  @MethodSource("mails")
  void htmlAndTextSayTheSame(SampleMail mail) {
    for (Locale locale : AssembledTheme.LOCALES) {
      Document html = Jsoup.parse(mail.html(locale));
      // A text part has the subject above it, and what lists of mails show is its beginning.
      html.select("h1, [style=display:none]").remove();
      assertThat(mail.text(locale).trim().replaceAll("\\s+", " ")).isEqualTo(html.body().text());
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void htmlIsSmallCompleteAndLoadsNothing(SampleMail mail) throws IOException {
    for (Locale locale : AssembledTheme.LOCALES) {
      String source = mail.html(locale);
      Document html = Jsoup.parse(source);
      assertThat(source.trim()).startsWith("<!DOCTYPE html>");
      assertThat(source.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(15_000);
      assertThat(html.selectFirst("html").attr("lang")).isEqualTo(locale.getLanguage());
      assertThat(html.title()).isEqualTo(mail.subject(locale));
      assertThat(html.charset()).isEqualTo(StandardCharsets.UTF_8);
      assertThat(html.select("table:not([role=presentation])")).isEmpty();
      assertThat(html.select("table[style*=max-width:600px]")).hasSize(1);
      assertThat(html.select("img, button, form, link, script, [src], [background]")).isEmpty();
      assertThat(source).doesNotContain("url(", "@import", "@font-face");
      assertThat(html.select("style")).hasSize(1);
      assertThat(html.select("head > style").html().trim())
          .startsWith("@media (prefers-color-scheme: dark)");
      assertThat(html.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
    }
  }

  /** H83: a name with a tag in it stays a name in the HTML part. */
  @ParameterizedTest
  @MethodSource("mails")
  void h83TextOfOthersIsNoMarkup(SampleMail mail) {
    for (Locale locale : AssembledTheme.LOCALES) {
      Document html = Jsoup.parse(mail.html(locale));
      assertThat(html.select("b, img, [href=x]")).isEmpty();
      assertThat(html.select("a")).hasSize(mail.data().containsKey("link") ? 1 : 0);
    }
  }

  @ParameterizedTest
  @MethodSource("withoutLink")
  void mailThatNeedsNoLinkHoldsNone(SampleMail mail) {
    for (Locale locale : AssembledTheme.LOCALES) {
      for (String text : List.of(mail.text(locale), mail.subject(locale), mail.html(locale))) {
        assertThat(text).doesNotContainPattern("https?:|www\\.");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void noMailShowsAKeyAndEverySubjectIsShort(SampleMail mail) {
    for (Locale locale : AssembledTheme.LOCALES) {
      for (String text : List.of(mail.text(locale), mail.subject(locale), mail.html(locale))) {
        assertThat(text)
            .doesNotContainPattern("(ugyfelkapu|ukMail)[A-Z.]\\w*|requiredAction\\.|\\{\\d+}");
      }
      assertThat(mail.subject(locale)).isNotBlank().hasSizeLessThanOrEqualTo(60);
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void mailGreetsSaysWhyAndEndsWithTheSenderInEveryMail(SampleMail mail) {
    Map<String, String> official =
        Map.of("ukTestBanner", "false", "ukMailDomain", "ugyintezes.test");
    String text = mail.text(HUNGARIAN, official).trim();
    assertThat(text)
        .startsWith("Tisztelt ")
        .endsWith(
            """
            Erre a levélre nem lehet válaszolni.
            Leveleink feladója mindig erre végződik: @ugyintezes.test""");
    Document html = Jsoup.parse(mail.html(HUNGARIAN, official));
    // What a list of mails shows is the first paragraph behind the greeting.
    assertThat(text.split("\n\n")[1].replaceAll("\\s+", " "))
        .satisfiesAnyOf(
            why ->
                assertThat(html.selectFirst("[style=display:none]").text())
                    .startsWith(why.replaceAll("[:.]$", "")),
            why -> assertThat(mail.template()).isEqualTo("telephone-first-password.ftl"),
            why -> assertThat(mail.kind()).isEqualTo("personal"));
    assertThat(mail.text(HUNGARIAN))
        .doesNotContain("erre végződik")
        .startsWith("Teszt. Ez a levél");
    assertThat(text).doesNotContain("Teszt.");
  }

  @ParameterizedTest
  @MethodSource("own")
  void numberToCallAndNameAreThoseOfTheEnvironment(SampleMail mail) {
    Map<String, String> other = Map.of("ukHelpPhone", "+36 1 555 0100", "ukServiceName", "Minta");
    for (String part : List.of(mail.text(HUNGARIAN, other), mail.html(HUNGARIAN, other))) {
      assertThat(part).doesNotContain("1818", "Próba").contains("Minta");
      assertThat(part.contains("+36 1 555 0100")).isEqualTo(!mail.kind().equals("email-change"));
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void codeStandsOnALineOfItsOwnAndComesFirst(SampleMail mail) {
    for (Locale locale : AssembledTheme.LOCALES) {
      // Behind the test line, the greeting and the line that says what it is for.
      assertThat(mail.text(locale).lines().filter(line -> !line.isBlank()).skip(3).findFirst())
          .contains(SampleMail.CODE);
      Document html = Jsoup.parse(mail.html(locale));
      assertThat(html.select("p:has(strong)").get(0).text()).isEqualTo(SampleMail.CODE);
      assertThat(html.body().child(0).text()).as("preheader").endsWith(" " + SampleMail.CODE);
      assertThat(mail.text(locale)).contains("K7M2").contains("14:35").contains("10 ");
    }
  }

  /**
   * The mails of a citizen who did not ask for the code name the way out; that of a stranger does
   * not.
   */
  @Test
  void codeMailsSayWhatToDoIfTheCitizenDidNotAsk() {
    for (SampleMail mail : codes()) {
      assertThat(mail.text(HUNGARIAN))
          .contains("Ezt a kódot senkinek ne mondja meg, munkatársunk sem kéri.")
          .contains("Nem Ön kérte a kódot?");
      assertThat(mail.text(HUNGARIAN).contains("1818"))
          .as(mail.toString())
          .isEqualTo(!mail.kind().equals("email-change"));
    }
  }

  @ParameterizedTest
  @MethodSource("notices")
  void noticeSaysWhenWhereAndWhatToDoButNoCode(SampleMail mail) {
    for (Locale locale : AssembledTheme.LOCALES) {
      assertThat(mail.text(locale))
          .contains(SampleMail.TIME)
          .contains("1818")
          .contains("<b>azonosítás</b>");
      String rest = mail.text(locale).replace(SampleMail.TIME, "").replace("1818", "");
      assertThat(rest).doesNotContainPattern(Pattern.compile("\\d"));
    }
  }

  /** The password works for days: what a list of mails shows must not hold it. */
  @Test
  void firstPasswordStandsOnALineOfItsOwnAndNotInThePreheader() {
    SampleMail mail = SampleMail.firstPassword();
    for (Locale locale : AssembledTheme.LOCALES) {
      assertThat(mail.text(locale).lines()).containsOnlyOnce(SampleMail.CODE);
      assertThat(mail.text(locale)).contains(SampleMail.TIME).contains("1818");
      Document html = Jsoup.parse(mail.html(locale));
      assertThat(html.body().child(0).text()).as("preheader").doesNotContain(SampleMail.CODE);
      assertThat(mail.subject(locale)).doesNotContain(SampleMail.CODE);
    }
  }

  @Test
  void subjectsAreThoseOfTheContract() throws IOException {
    // mission.md, sections 3 and 4
    Properties hungarian = SamplePage.EMAIL.getMessages(HUNGARIAN);
    assertThat(hungarian)
        .containsEntry("ugyfelkapuNotice.app-enrolled.subject", "Sikeres Ügyfélkapu+ igénylés")
        .containsEntry("ugyfelkapuNotice.email-enabled.subject", "Sikeres Ügyfélkapu+ igénylés")
        .containsEntry("ugyfelkapuCode.enrolment.subject", "Ügyfélkapu+ igénylés – Megerősítő kód");
  }

  /** Under a stock mail theme there is another frame, which knows nothing of a preheader. */
  @ParameterizedTest
  @MethodSource("own")
  void mailStandsInTheFrameOfAStockTheme(SampleMail mail) {
    for (Locale locale : AssembledTheme.LOCALES) {
      String text = mail.textUnderStock(locale).trim();
      assertThat(Jsoup.parse(mail.htmlUnderStock(locale)).body().text())
          .isEqualTo(text.replaceAll("\\s+", " "));
      assertThat(text)
          .doesNotContain("{0}", "???")
          .endsWith(
              locale.equals(HUNGARIAN)
                  ? "Erre a levélre nem lehet válaszolni."
                  : "You cannot reply to this message.");
    }
  }

  /** Either module may be deployed alone, and whichever comes first serves both. */
  @ParameterizedTest
  @ValueSource(strings = {"html", "text"})
  void bothModulesBringTheSameFrameForStockThemes(String part) {
    String file = "templates/" + part + "/ugyfelkapu-mail.ftl";
    assertThat(AssembledTheme.REGISTRY.resolve(file))
        .hasSameTextualContentAs(AssembledTheme.PAGES.resolve(file));
  }

  @Test
  void everyNoticeOfTheTextsIsSampled() throws IOException {
    Stream<String> keyed =
        SamplePage.EMAIL.getMessages(Locale.ENGLISH).stringPropertyNames().stream()
            .filter(
                key ->
                    key.matches("ugyfelkapu(Notice|Code|TelephoneMail|Expiry)\\.(.*\\.)?subject"));
    assertThat(own().stream().map(SampleMail::subjectKey).distinct())
        .containsExactlyInAnyOrderElementsOf(keyed.toList());
  }
}
