package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Points of the checklist (ux.md, A) that the markup alone can answer and no other test asks. */
class ChecklistTest {

  private static final Locale HUNGARIAN = Locale.forLanguageTag("hu");

  static List<SamplePage> pages() {
    return RenderingTest.all();
  }

  private static Document page(String name) {
    return RenderingTest.all().stream()
        .filter(page -> page.name().equals(name))
        .findFirst()
        .map(page -> Jsoup.parse(page.html(HUNGARIAN)))
        .orElseThrow();
  }

  /** Point 17. */
  @ParameterizedTest
  @MethodSource("pages")
  void credentialFieldsAreNeitherSpeltNorCapitalised(SamplePage sample) {
    Document page = Jsoup.parse(sample.html(Locale.ENGLISH));
    for (Element field :
        page.select(
            "input[type=password], input[autocomplete~=^(username|one-time-code)$]:not([tabindex])")) {
      assertThat(field.attr("spellcheck")).as(field.outerHtml()).isEqualTo("false");
      assertThat(field.attr("autocapitalize")).as(field.outerHtml()).isEqualTo("none");
    }
  }

  /** Point 6: the only dialog is the warning about time. */
  @ParameterizedTest
  @MethodSource("pages")
  void noPageHasAnotherDialog(SamplePage sample) {
    assertThat(
            Jsoup.parse(sample.html(Locale.ENGLISH)).select("dialog:not(#uk-time), [role=dialog]"))
        .isEmpty();
  }

  /** Point 30. */
  @Test
  void errorPageTellsWhenItWasAndTheReference() {
    Document page = page("error-wrong-unavailable");
    assertThat(page.selectFirst("#uk-error-time").text())
        .matches("A hiba időpontja: 20\\d\\d\\. \\p{L}+ \\d{1,2}\\. \\d\\d:\\d\\d");
    assertThat(page.selectFirst("#traceId").text()).endsWith("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(page.select("#backToApplication")).hasSize(1);
  }

  /** Point 40. */
  @Test
  void devicesAreRadiosInAFieldset() {
    Document page = page("login-otp-wrong-code");
    assertThat(page.select("fieldset > legend")).hasSize(1);
    assertThat(page.select("fieldset input[type=radio][name=selectedCredentialId]")).hasSize(2);
    assertThat(page.select("fieldset label").eachText()).containsExactly("Telefon", "Számítógép");
  }

  /** Point 44: publishers and direct links, since stores advertise others that want a card. */
  @Test
  void appsAreNamedWithTheirPublishersAndLinksAndNeverAskForACard() {
    Document page = page("plus-enrol-app-ok");
    assertThat(page.text()).contains("ingyenes").contains("sosem kér bankkártyaadatot");
    assertThat(page.select("details li:has(a)"))
        .hasSize(4)
        .allMatch(app -> app.ownText().matches(".+ \\(.+\\)"));
    assertThat(page.select("details li a"))
        .hasSize(7)
        .allMatch(link -> link.attr("href").startsWith("https://"))
        .allMatch(link -> link.attr("aria-label").endsWith(": " + link.text()));
  }

  /** Points 48 and 49. */
  @Test
  void secretComesWithAWarningAndTheSettingsOfAnApp() {
    Element help = page("plus-enrol-app-ok").selectFirst("details:has(#totp-secret)");
    assertThat(help.text())
        .contains("olyan, mint egy jelszó")
        .contains("időalapú kód, 6 számjegy, 30 másodperc");
  }
}
