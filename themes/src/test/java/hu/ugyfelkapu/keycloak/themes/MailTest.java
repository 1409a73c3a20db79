package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mails: the same content as HTML and text, nothing remote, nothing to press. */
class MailTest {

  private static final Map<String, Object> DATA =
      Map.of("time", "2026. november 21. 18:30", "serviceName", "Próba <b>azonosítás</b>");

  private static String mail(String file, Locale locale) {
    Map<String, Object> data = new HashMap<>(DATA);
    data.put("subject", "Sikeres Ügyfélkapu+ igénylés");
    return SamplePage.mail(file, locale, data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void htmlAndTextSayTheSame(String language) {
    Locale locale = Locale.forLanguageTag(language);
    Document html = Jsoup.parse(mail("html/plus-enrolled.ftl", locale));
    html.select("h1").remove();
    String text = mail("text/plus-enrolled.ftl", locale);
    assertThat(text.trim().replaceAll("\\s+", " ")).isEqualTo(html.body().text());
    assertThat(text).contains("2026. november 21. 18:30").contains("1818");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void htmlIsSmallCompleteAndLoadsNothing(String language) {
    String source = mail("html/plus-enrolled.ftl", Locale.forLanguageTag(language));
    Document html = Jsoup.parse(source);
    assertThat(source.trim()).startsWith("<!DOCTYPE html>");
    assertThat(source.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(15_000);
    assertThat(html.selectFirst("html").attr("lang")).isEqualTo(language);
    assertThat(html.title()).isEqualTo("Sikeres Ügyfélkapu+ igénylés");
    assertThat(html.select("table:not([role=presentation])")).isEmpty();
    assertThat(html.select("img, a, button, form, link, script, style, [src], [background]"))
        .isEmpty();
    assertThat(html.select("b")).as("H83: text of others is no markup").isEmpty();
  }

  @Test
  void subjectIsTheOneOfTheContractAndShort() throws IOException {
    assertThat(SamplePage.EMAIL.getMessages(Locale.forLanguageTag("hu")))
        .containsEntry("ugyfelkapuPlusEnrolledSubject", "Sikeres Ügyfélkapu+ igénylés");
    for (Locale locale : AssembledTheme.LOCALES) {
      assertThat(SamplePage.EMAIL.getMessages(locale).getProperty("ugyfelkapuPlusEnrolledSubject"))
          .hasSizeLessThanOrEqualTo(60);
    }
  }

  @Test
  void stockMailsFindTheirPlaceInTheFrame() {
    Document html = Jsoup.parse(mail("html/email-test.ftl", Locale.forLanguageTag("hu")));
    assertThat(html.body().text()).contains("Ez egy próbalevél.");
  }
}
