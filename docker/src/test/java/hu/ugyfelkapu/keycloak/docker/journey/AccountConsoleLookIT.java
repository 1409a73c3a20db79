package hu.ugyfelkapu.keycloak.docker.journey;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Axe;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.Screenshots;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.ConsolePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ReadOnlyPage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a citizen sees and hears of the account console (ux.md, sections A and D). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class AccountConsoleLookIT {
  private static final int[] WIDTHS = {320, 1280};

  /** Labels such as „E-mail-cím” have only one right form. */
  private static final int WORDS_OF_A_LABEL = 3;

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void everyPageSpeaksItsLanguageInOurWords_H82(
      String language, TestServer server, Browser browser) {
    Page page = console(server, browser, language);
    Map<String, String> ours = texts(server, language, "ugyfelkapu");
    Set<String> stock = stockTexts(server, language, ours);
    Set<String> names = Set.copyOf(ours.values());
    List<Pattern> filledIn =
        ours.values().stream()
            .filter(text -> text.contains("{{"))
            // Of a text without words nothing would be left to recognise.
            .filter(text -> !text.replaceAll("\\{\\{\\w+}}|\\W", "").isEmpty())
            .map(AccountConsoleLookIT::filledIn)
            .toList();

    ConsolePage.headings(language)
        .forEach(
            (path, heading) -> {
              ConsolePage shown = open(page, server, path, heading);
              assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo(language);
              assertThat(page.title())
                  .isEqualTo(heading + " – " + ours.get("manageAccount") + " – Ügyfélkapu+");
              assertThat(shown.texts())
                  .as("texts of " + heading)
                  .contains(heading)
                  .doesNotContainAnyElementsOf(stock)
                  .doesNotContainAnyElementsOf(ours.keySet())
                  .noneMatch(text -> text.contains("{"));
              assertThat(shown.names())
                  .as("names of " + heading)
                  .isNotEmpty()
                  .allMatch(
                      name ->
                          names.contains(name)
                              || filledIn.stream().anyMatch(text -> text.matcher(name).matches()));
            });
  }

  /** What a text with places for {@code {{name}}} may become. */
  private static Pattern filledIn(String text) {
    return Pattern.compile(
        Stream.of(text.split("\\{\\{\\w+}}", -1)).map(Pattern::quote).collect(joining(".*")));
  }

  /** In Hungarian no text of Keycloak's English, in both languages no sentence of its own. */
  private static Set<String> stockTexts(
      TestServer server, String language, Map<String, String> ours) {
    Set<String> stock =
        texts(server, language, "keycloak.v3").values().stream()
            .filter(text -> text.split("\\s+").length > WORDS_OF_A_LABEL)
            .collect(Collectors.toSet());
    if (language.equals("hu")) {
      stock.addAll(texts(server, "en", "keycloak.v3").values());
    }
    stock.removeAll(Set.copyOf(ours.values()));
    assertThat(stock).hasSizeGreaterThan(100);
    return stock;
  }

  private static Map<String, String> texts(TestServer server, String language, String theme) {
    URI address =
        URI.create(
            server.url()
                + "/resources/"
                + TestServer.REALM
                + "/account/"
                + language
                + "?theme="
                + theme);
    Map<String, String> texts = new HashMap<>();
    for (JsonNode text : AdminApi.parse(Http.send(HttpRequest.newBuilder(address).build(), 200))) {
      texts.put(text.get("key").asText(), text.get("value").asText());
    }
    return texts;
  }

  /** Keycloak's own console has violations; the theme mends all that its pages show. */
  @Test
  void everyPageIsAccessibleOnPhoneAndDeskInBothSchemes_H84(TestServer server, Browser browser) {
    Page page = console(server, browser, "hu");
    ConsolePage.headings("hu")
        .forEach(
            (path, heading) -> {
              ConsolePage shown = open(page, server, path, heading);
              for (int width : WIDTHS) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                  String name = heading + " " + width + " " + scheme;
                  show(page, scheme);
                  resize(page, width);
                  assertThat(Axe.violations(page)).as(name).isEmpty();
                  assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                      .as("width of " + name)
                      .isEqualTo(width);
                  assertThat(shown.smallTargets()).as(name).isEmpty();
                  Screenshots.take(page, "console-" + path.replaceAll("\\W+", "-") + "-" + name);
                }
              }
            });
  }

  @Test
  void menusAndDetailsOfTheConsoleAreAccessible_H84(TestServer server, Browser browser) {
    Page page = console(server, browser, "hu");
    open(page, server, "", "Személyes adatok");
    page.getByRole(AriaRole.BUTTON, named("Az Ön fiókja")).click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Kijelentkezés"))
        .waitFor();
    assertThat(Axe.violations(page)).isEmpty();
    page.keyboard().press("Escape");
    page.getByRole(AriaRole.BUTTON, named("Az oldalak nyelve")).click();
    page.getByRole(AriaRole.LISTBOX, named("Válasszon")).waitFor();
    assertThat(Axe.violations(page)).isEmpty();

    open(page, server, "applications", "Szolgáltatások");
    page.locator("#toggle-account-console").click();
    page.getByText("account-console", new Page.GetByTextOptions().setExact(true)).waitFor();
    assertThat(Axe.violations(page)).isEmpty();
  }

  /** The menu of a small window slides away from over the page. */
  private static void resize(Page page, int width) {
    page.setViewportSize(width, 900);
    page.waitForFunction(
        """
        small => document.querySelector('.pf-v5-c-page__sidebar')
          .classList.contains('pf-m-collapsed') === small
        """,
        width == WIDTHS[0]);
  }

  private static void show(Page page, ColorScheme scheme) {
    // Without motion, so that no colour is caught on its way.
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
    page.waitForFunction(
        "dark => document.documentElement.classList.contains('pf-v5-theme-dark') === dark",
        scheme == ColorScheme.DARK);
  }

  @Test
  void citizenIsToldHowThingsStand(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = console(server, browser, "hu", citizen);
    open(page, server, ConsolePage.CHANGES, "Ügyfélkapu");
    page.locator(".uk-state").first().waitFor();

    assertThat(page.locator(".uk-state").allInnerTexts())
        .hasSize(3)
        .satisfiesExactly(
            set -> assertThat(set).isEqualTo("Beállítva: hitelesítő alkalmazás, törlőkód"),
            code ->
                assertThat(code)
                    .matches(
                        "Megvan még a törlőkódja\\? Ekkor készült: \\d{4}\\. \\p{L}+ \\d{1,2}\\."),
            email -> assertThat(email).isEqualTo("Jelenlegi e-mail-cím: " + citizen.email()));
  }

  @Test
  void changesCanBeReachedIfTheServerDoesNotTellHowThingsStand(TestServer server, Browser browser) {
    Page page = console(server, browser, "hu");
    page.route("**/account/credentials", Route::abort);
    page.waitForResponse(
        response -> response.url().endsWith("/account/?userProfileMetadata=false"),
        () -> open(page, server, ConsolePage.CHANGES, "Ügyfélkapu"));

    assertThat(page.locator("#ugyfelkapu a").count()).isEqualTo(4);
    assertThat(page.locator(".uk-state").count()).isZero();
  }

  /** By the skip link past the menu, from there on one Tab for each of the changes. */
  @Test
  void changesCanBeReachedByKeyboard_H84(TestServer server, Browser browser) {
    Page page = console(server, browser, "hu");
    open(page, server, ConsolePage.CHANGES, "Ügyfélkapu");
    page.keyboard().press("Tab");
    assertThat(focused(page)).isEqualTo("Ugrás a tartalomra");
    page.keyboard().press("Enter");
    for (String change :
        List.of(
            "Ügyfélkapu+ beállítások",
            "Jelszóváltoztatás",
            "E-mail-cím módosítása",
            "Ügyfélkapu törlése")) {
      page.keyboard().press("Tab");
      assertThat(focused(page)).isEqualTo(change);
    }
    page.keyboard().press("Enter");
    new ReadOnlyPage(page).close();
    ConsolePage.await(page, "Ügyfélkapu");
  }

  private static String focused(Page page) {
    return (String) page.evaluate("() => document.activeElement.innerText");
  }

  @Test
  void changesCanBeReachedWithoutJavaScript(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window(Look.DEFAULT.withoutJavaScript().onAPhone());
    page.navigate(ConsolePage.address(server, ""));
    assertThat(page.locator("h1").innerText()).isEqualTo("Felhasználói fiók kezelése");
    assertThat(page.locator("#app").isVisible()).isFalse();
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(320);
    page.locator(".uk-task a").nth(1).click();
    citizen.signInWithApp(page, app);
    new ReadOnlyPage(page).close();
    page.locator(".uk-task a").first().waitFor();

    assertThat(page.locator(".uk-task a").allInnerTexts())
        .containsExactly(
            "Ügyfélkapu+ beállítások",
            "Jelszóváltoztatás",
            "E-mail-cím módosítása",
            "Ügyfélkapu törlése");
  }

  @Test
  void datesHaveTheHungarianFormAndNoneIsMadeUp(TestServer server, Browser browser) {
    Page page = console(server, browser, "hu");
    ConsolePage shown = open(page, server, "account-security/signing-in", "Bejelentkezési módok");
    List<String> dates =
        shown.texts().stream().filter(text -> text.matches(".*\\d{4}.*\\d:\\d.*")).toList();
    // Of the app and the deletion code; the registry does not tell since when the password is.
    assertThat(dates)
        .hasSize(2)
        .allMatch(text -> text.matches("\\d{4}\\. \\p{L}+ \\d{1,2}\\. \\d{1,2}:\\d{2}"));
    assertThat(shown.texts())
        .contains("Az Ön jelszava", "Az Ön hitelesítő alkalmazása", "Törlőkód");
  }

  @Test
  void languageOfThePersonalDataBecomesThatOfTheWholePage(TestServer server, Browser browser) {
    Page page = console(server, browser, "hu");
    open(page, server, "", "Személyes adatok");
    page.getByRole(AriaRole.BUTTON, named("Az oldalak nyelve")).click();
    page.getByRole(AriaRole.OPTION, named("English")).click();
    page.locator("#save-btn").click();

    ConsolePage.await(page, "Personal data");
    page.waitForFunction("() => document.documentElement.lang === 'en'");
    assertThat(page.locator(".uk-footer").innerText()).contains("Help by phone");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page console(TestServer server, Browser browser, String language) {
    return console(server, browser, language, Citizen.register(server));
  }

  /** A window in which a citizen with app and deletion code is signed in to the console. */
  private static Page console(
      TestServer server, Browser browser, String language, Citizen citizen) {
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window(language.equals("en") ? Look.DEFAULT.english() : Look.DEFAULT);
    page.navigate(ConsolePage.address(server, ""));
    citizen.signInWithApp(page, app);
    ConsolePage.await(page, ConsolePage.headings(language).get(""));
    return page;
  }

  private static ConsolePage open(Page page, TestServer server, String path, String heading) {
    page.navigate(ConsolePage.address(server, path));
    return ConsolePage.await(page, heading);
  }
}
