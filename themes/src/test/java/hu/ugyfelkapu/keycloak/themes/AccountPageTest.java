package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document in which the account console starts: Keycloak's, with our words and frame. */
class AccountPageTest {

  private static final Locale HUNGARIAN = Locale.forLanguageTag("hu");

  /** What the frame adds; nothing else may stand before or after the application. */
  private static final String FRAME =
      ".uk-skip, .uk-test-banner, .uk-footer, noscript, link[href$=.css]:not([href*=assets]),"
          + " script[src$=frame.js]";

  /** Texts that stand in English in Keycloak's template. */
  private static final List<String> WORDS =
      List.of("title", "#loading-text", "svg[role=progressbar]", "meta[name=description]");

  static List<Locale> locales() {
    return AssembledTheme.LOCALES;
  }

  /**
   * Our index.ftl is a copy. A newer Keycloak's that asks its server for more, or gives its
   * application more, differs here from what ours makes of the same data.
   */
  @ParameterizedTest
  @MethodSource("locales")
  void documentIsKeycloaksButForWordsAndFrame(Locale locale) {
    assertThat(skeleton(AccountPage.html(AccountTheme.OURS, locale)))
        .isEqualTo(skeleton(AccountPage.html(AccountTheme.STOCK, locale)));
  }

  private static String skeleton(String html) {
    Document page = Jsoup.parse(html);
    page.select(FRAME).remove();
    for (String selector : WORDS) {
      Element word = page.selectFirst(selector);
      assertThat(word).as(selector).isNotNull();
      // The circle of the turning sign is no word.
      if (word.childrenSize() == 0) {
        word.text("");
      }
      word.removeAttr("content").removeAttr("aria-label").removeAttr("aria-valuetext");
    }
    page.body().childNodes().stream().toList().stream()
        .filter(node -> node.nodeName().startsWith("#"))
        .forEach(node -> node.remove());
    return page.outerHtml()
        .replaceAll("\"logo(Url)?\": \"[^\"]*\"", "\"logo$1\": \"\"")
        .replaceAll("\\s+", " ");
  }

  @Test
  void h82DocumentSpeaksThePagesLanguage() {
    Document hungarian = Jsoup.parse(AccountPage.html(AccountTheme.OURS, HUNGARIAN));
    Document english = Jsoup.parse(AccountPage.html(AccountTheme.OURS, Locale.ENGLISH));

    assertThat(hungarian.title()).isEqualTo("Felhasználói fiók kezelése – Próba azonosítás");
    assertThat(english.title()).isEqualTo("Manage your account – Próba azonosítás");
    assertThat(hungarian.selectFirst("html").attr("lang")).isEqualTo("hu");
    assertThat(english.selectFirst("html").attr("lang")).isEqualTo("en");
    for (Document page : List.of(hungarian, english)) {
      assertThat(page.html())
          .doesNotContain("Account Console", "Account Management", "Loading...", "Contents");
    }
  }

  @ParameterizedTest
  @MethodSource("locales")
  void withoutScriptsEachChangeCanStillBeReached(Locale locale) {
    Document page = Jsoup.parse(AccountPage.html(AccountTheme.OURS, locale));
    Document without = Jsoup.parse(page.selectFirst("body > noscript").html());

    assertThat(without.select("a"))
        .extracting(link -> parameters(link.attr("href")).get("kc_action"))
        .containsExactly(
            "ugyfelkapu-plus-settings",
            "ugyfelkapu-password",
            "ugyfelkapu-email",
            "ugyfelkapu-end-registration");
    for (Element link : without.select("a")) {
      Map<String, String> parameters = parameters(link.attr("href"));
      assertThat(link.attr("href"))
          .startsWith(PageBrowser.SITE + "/realms/proba/protocol/openid-connect/auth?");
      assertThat(parameters)
          .containsEntry("client_id", "account-console")
          .containsEntry("redirect_uri", PageBrowser.SITE + "/realms/proba/account/")
          .containsEntry("code_challenge_method", "S256")
          .containsEntry("ui_locales", locale.toLanguageTag());
      // As long as the encoded hash that it stands for (RFC 7636).
      assertThat(parameters.get("code_challenge")).matches("[\\w-]{43}");
    }
    assertThat(without.select("h1, h2, p").eachText()).hasSize(10).doesNotContain("");
  }

  private static Map<String, String> parameters(String address) {
    return Stream.of(URI.create(address).getQuery().split("&"))
        .collect(
            Collectors.toMap(
                part -> part.substring(0, part.indexOf('=')),
                part -> part.substring(part.indexOf('=') + 1)));
  }

  @Test
  void bannerStandsUnlessItIsTurnedOff() {
    assertThat(frame(Map.of()).select(".uk-test-banner").text()).startsWith("Teszt.");
    assertThat(frame(Map.of("ukTestBanner", "false")).select(".uk-test-banner")).isEmpty();
  }

  @Test
  void helpIsThatOfTheLoginPages() {
    Document page =
        frame(
            Map.of(
                "ukHelpUrl", "/help",
                "ukAccessibilityUrl", "/accessibility",
                "ukPrivacyUrl", "/privacy"));
    assertThat(page.select(".uk-footer a"))
        .extracting(link -> link.attr("href"))
        .containsExactly("tel:1818", "/help", "/accessibility", "/privacy");
    assertThat(frame(Map.of()).select(".uk-footer a")).hasSize(1);
    assertThat(frame(Map.of("ukHelpPhone", "")).select(".uk-footer a")).isEmpty();
  }

  @Test
  void nameAndColoursAreThoseOfTheOperator() {
    Document page =
        frame(
            Map.of(
                "ukServiceName", "Minta Azonosító",
                "ukPalette", "green",
                "ukStyle", "/brand/own.css"));
    assertThat(page.title()).isEqualTo("Felhasználói fiók kezelése – Minta Azonosító");
    List<String> styles = page.select("head > link[rel=stylesheet]").eachAttr("href");
    assertThat(styles)
        .endsWith("/resources/abcde/login/ugyfelkapu/css/palette/green.css", "/brand/own.css");
  }

  @Test
  void h83NameOfTheServiceIsTextAndNothingElse() {
    Document page = frame(Map.of("ukServiceName", "</title><img src=x onerror=alert(1)>"));
    assertThat(page.title()).endsWith("</title><img src=x onerror=alert(1)>");
    assertThat(page.select("img")).isEmpty();
  }

  /** Keycloak's own logo leads to the start page of the server, which is none for citizens. */
  @Test
  void logoIsOursAndLeadsToTheStartOfTheAccount() {
    assertThat(AccountPage.html(AccountTheme.OURS, HUNGARIAN))
        .contains("\"logo\": \"logo.svg\"")
        .contains("\"logoUrl\": \"" + PageBrowser.SITE + "/realms/proba/account/\"");
    assertThat(
            AccountPage.html(
                AccountTheme.OURS,
                HUNGARIAN,
                Map.of("logo", "img/own.svg", "logoUrl", "https://pelda.test/")))
        .contains("\"logo\": \"img/own.svg\"")
        .contains("\"logoUrl\": \"https://pelda.test/\"");
  }

  @Test
  void everyFileThatTheDocumentNamesIsInTheTheme() throws IOException {
    Document page = frame(Map.of());
    List<String> files =
        Stream.concat(
                page.select("link[href*=/account/ugyfelkapu/]:not([href*=assets])").stream()
                    .map(link -> link.attr("href")),
                page.select("script[src*=/account/ugyfelkapu/]:not([src*=assets])").stream()
                    .map(script -> script.attr("src")))
            .map(address -> address.replaceFirst(".*/account/ugyfelkapu/", "resources/"))
            .toList();
    assertThat(files)
        .contains("resources/favicon.svg", "resources/css/account.css", "resources/js/frame.js");
    assertThat(files).allMatch(file -> Files.isRegularFile(AccountTheme.file(file)));
    for (String mark : List.of("resources/favicon.svg", "resources/logo.svg")) {
      assertThat(Files.readString(AccountTheme.file(mark)))
          .startsWith("<svg")
          .doesNotContain("<text");
    }
  }

  private static Document frame(Map<String, String> branding) {
    return Jsoup.parse(AccountPage.html(AccountTheme.OURS, HUNGARIAN, branding));
  }
}
