package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mails: the same content as HTML and text, nothing remote, nothing to press. */
class MailTest {

  static List<SampleMail> mails() {
    return SampleMail.all();
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
      assertThat(html.select("table:not([role=presentation])")).isEmpty();
      assertThat(html.select("img, a, button, form, link, script, style, [src], [background]"))
          .isEmpty();
      assertThat(html.select("b")).as("H83: text of others is no markup").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void noMailHoldsALinkOrShowsAKey(SampleMail mail) throws IOException {
    for (Locale locale : AssembledTheme.LOCALES) {
      for (String text : List.of(mail.text(locale), mail.subject(locale), mail.html(locale))) {
        assertThat(text)
            .doesNotContainPattern("https?:|www\\.|href")
            .doesNotContainPattern("ugyfelkapu[A-Z]\\w*|\\{\\d+}");
      }
      assertThat(mail.subject(locale)).isNotBlank().hasSizeLessThanOrEqualTo(60);
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void codeStandsOnALineOfItsOwnAndComesFirst(SampleMail mail) {
    for (Locale locale : AssembledTheme.LOCALES) {
      assertThat(mail.text(locale).lines().filter(line -> !line.isBlank()).skip(1).findFirst())
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
    Locale hungarian = Locale.forLanguageTag("hu");
    for (SampleMail mail : codes()) {
      assertThat(mail.text(hungarian))
          .contains("Ezt a kódot senkinek ne mondja meg, munkatársunk sem kéri.")
          .contains("Nem Ön kérte a kódot?");
      assertThat(mail.text(hungarian).contains("1818"))
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
    Properties hungarian = SamplePage.EMAIL.getMessages(Locale.forLanguageTag("hu"));
    assertThat(hungarian)
        .containsEntry("ugyfelkapuNotice.app-enrolled.subject", "Sikeres Ügyfélkapu+ igénylés")
        .containsEntry("ugyfelkapuNotice.email-enabled.subject", "Sikeres Ügyfélkapu+ igénylés")
        .containsEntry("ugyfelkapuCode.enrolment.subject", "Ügyfélkapu+ igénylés – Megerősítő kód");
  }

  /** Under a stock mail theme there is another frame, which knows nothing of a preheader. */
  @ParameterizedTest
  @MethodSource("mails")
  void mailStandsInTheFrameOfAStockTheme(SampleMail mail) {
    for (Locale locale : AssembledTheme.LOCALES) {
      assertThat(Jsoup.parse(mail.htmlUnderStock(locale)).body().text())
          .isEqualTo(mail.text(locale).trim().replaceAll("\\s+", " "));
    }
  }

  @Test
  void stockMailsFindTheirPlaceInTheFrame() {
    SampleMail test = new SampleMail("email-test.ftl", "", "emailTestSubject", java.util.Map.of());
    assertThat(Jsoup.parse(test.html(Locale.forLanguageTag("hu"))).body().text())
        .contains("Ez egy próbalevél.");
  }

  @Test
  void everyNoticeOfTheTextsIsSampled() throws IOException {
    Stream<String> keyed =
        SamplePage.EMAIL.getMessages(Locale.ENGLISH).stringPropertyNames().stream()
            .filter(key -> key.matches("ugyfelkapu(Notice|Code|TelephoneMail)\\.(.*\\.)?subject"));
    assertThat(mails())
        .extracting(SampleMail::subjectKey)
        .containsExactlyInAnyOrderElementsOf(keyed.toList());
  }
}
