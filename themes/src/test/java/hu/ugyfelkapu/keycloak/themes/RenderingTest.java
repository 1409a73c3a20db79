package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * H82, H84: every page renders in every language, and its markup keeps what ux.md demands of all
 * pages.
 */
class RenderingTest {

  static List<SamplePage> all() {
    return Stream.of(SamplePage.own(), SamplePage.rewritten()).flatMap(List::stream).toList();
  }

  private static Document parse(SamplePage page, Locale locale) {
    return Jsoup.parse(page.html(locale));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyPageHasOneHeadingAndATitleOfTheSameWords(SamplePage page) {
    for (Locale locale : AssembledTheme.LOCALES) {
      Document document = parse(page, locale);
      assertThat(document.select("h1")).as(page + " " + locale).hasSize(1);
      String error = locale.getLanguage().equals("hu") ? "Hiba: " : "Error: ";
      assertThat(document.title())
          .isEqualTo(
              (page.failed() ? error : "")
                  + document.selectFirst("h1").text()
                  + " – Próba azonosítás");
      assertThat(document.selectFirst("h1").text()).isNotBlank();
      assertThat(document.selectFirst("html").attr("lang")).isEqualTo(locale.getLanguage());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyPageCarriesItsPageId(SamplePage page) {
    Document document = parse(page, Locale.ENGLISH);
    assertThat(document.body().attr("data-page-id"))
        .isEqualTo("login-" + page.template().replace(".ftl", ""));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyPageHasLandmarksSkipLinkAndTheSameHelp(SamplePage page) {
    Document document = parse(page, Locale.ENGLISH);
    assertThat(document.select("body > header, body > main#tartalom, body > footer")).hasSize(3);
    assertThat(document.selectFirst("body a").attr("href")).isEqualTo("#tartalom");
    assertThat(document.select("footer a[href^=tel]")).extracting(Element::text).contains("1818");
    assertThat(document.select("nav a[hreflang=hu]")).hasSize(1);
    assertThat(document.select(".uk-test-banner")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void idsAreUniqueAndReferencesHaveTargets(SamplePage page) {
    Document document = parse(page, Locale.ENGLISH);
    Set<String> ids = new HashSet<>();
    for (Element element : document.select("[id]")) {
      assertThat(ids.add(element.id())).as("doubled id " + element.id()).isTrue();
    }
    List<String> wanted = new ArrayList<>();
    document.select("label[for]").forEach(label -> wanted.add(label.attr("for")));
    document
        .select("[aria-describedby], [aria-labelledby], [aria-controls]")
        .forEach(
            element -> {
              for (String name : List.of("aria-describedby", "aria-labelledby", "aria-controls")) {
                Stream.of(element.attr(name).split(" "))
                    .filter(id -> !id.isBlank())
                    .forEach(wanted::add);
              }
            });
    document.select(".uk-summary a").forEach(link -> wanted.add(link.attr("href").substring(1)));
    assertThat(ids).containsAll(wanted);
  }

  @ParameterizedTest
  @MethodSource("all")
  void fieldErrorsStandInTheSummaryInFrontOfTheHeading(SamplePage page) {
    Document document = parse(page, Locale.ENGLISH);
    if (page.failed() && !page.template().equals("error.ftl")) {
      Element summary = document.selectFirst("main > .uk-summary[role=alert]");
      assertThat(summary).isNotNull();
      assertThat(summary.elementSiblingIndex()).isZero();
      assertThat(document.select("[autofocus]").first()).isEqualTo(summary.selectFirst("p"));
      Set<String> inFields = new HashSet<>(document.select(".uk-field .uk-error").eachText());
      for (String text : inFields) {
        assertThat(summary.text()).contains(text.replaceFirst("^Error: ", ""));
      }
    } else {
      assertThat(document.select(".uk-summary")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyPageRunsUnderTheStrictPolicy(SamplePage page) {
    String html = page.html(Locale.ENGLISH);
    Document document = Jsoup.parse(html);
    assertThat(document.head().child(0).attr("http-equiv")).isEqualTo("Content-Security-Policy");
    assertThat(document.head().child(0).attr("content"))
        .contains("script-src 'self';")
        .contains("style-src 'self';")
        .doesNotContain("form-action", "frame-ancestors", "unsafe");
    assertThat(document.select("script:not([src]), style, [style]")).isEmpty();
    assertThat(document.getAllElements())
        .allSatisfy(
            element ->
                assertThat(element.attributes())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on")));
    assertThat(html).doesNotContainIgnoringCase("javascript:");
  }

  @ParameterizedTest
  @MethodSource("all")
  void theServerFindsNoPlaceForItsInlineScript(SamplePage page) {
    // The pattern of Keycloak's BrowserHistoryHelper.
    assertThat(page.html(Locale.ENGLISH)).doesNotContainPattern("</[hH][eE][aA][dD]>");
  }

  @ParameterizedTest
  @MethodSource("all")
  void formsLeaveValidationToTheServer(SamplePage page) {
    Document document = parse(page, Locale.ENGLISH);
    assertThat(document.select("form:not([novalidate]):not([data-uk-autosubmit])")).isEmpty();
    assertThat(
            document.select(
                "[required], [maxlength], [placeholder], [disabled], input[type=number]"))
        .isEmpty();
    assertThat(document.select("form"))
        .allSatisfy(form -> assertThat(form.attr("method")).isEqualTo("post"));
    assertThat(document.select("input[type=submit], button:not([type])")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void noPageShowsAKeyOrAPlaceholder(SamplePage page) {
    for (Locale locale : AssembledTheme.LOCALES) {
      String text = Jsoup.parse(page.html(locale)).text();
      assertThat(text).doesNotContainPattern("\\{\\d+}").doesNotContain("${");
      assertThat(text).doesNotContainPattern("\\b(uk[A-Z]|ugyfelkapu[A-Z])\\w+");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void h83TextOfPeopleIsNeverMarkup(SamplePage page) {
    String attack = "<img src=x onerror=alert(1)>\"'${7*7}&lt;b&gt;@x";
    String html =
        page.html(
            Locale.ENGLISH,
            model -> {
              model.attempted(attack);
              model.with("login", Map.of("username", attack));
              model.with("username", attack);
              model.with("accountLabel", attack);
              for (String name :
                  List.of(
                      "verifyEmail",
                      "maskedEmail",
                      "newEmail",
                      "typedEmail",
                      "requestId",
                      "serviceUrl")) {
                model.with(name, attack);
              }
              model.with("rules", List.of(attack));
              if (!List.of("wrong-no-client", "wrong-uncaught").contains(page.state())) {
                model.with("client", SampleModel.client(attack));
              }
              if (page.state().equals("wrong-uncaught")) {
                return;
              }
              model.error("username", attack);
            });
    Document document = Jsoup.parse(html);
    assertThat(document.select("img[src=x], [onerror]")).isEmpty();
    assertThat(document.title()).doesNotContain("onerror");
  }
}
