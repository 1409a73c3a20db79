package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A visit of the pages of the identity card, with a clock that the test turns. Closing it fails if
 * a script wrote to the console or broke.
 */
final class CardVisit implements AutoCloseable {

  private static final long NOW = 1_768_000_000_000L;
  private static final Locale HUNGARIAN = Locale.forLanguageTag("hu");

  private final BrowserContext context;
  private final Page page;
  private final List<String> reports = new ArrayList<>();
  private final List<Request> posts = new ArrayList<>();
  private Locale locale = HUNGARIAN;

  private CardVisit(BrowserContext context, WebEidExtension extension) {
    this.context = context;
    context.onConsoleMessage(
        message -> {
          // The browser's own word about an answer that did not come.
          if (!message.text().startsWith("Failed to load resource")) {
            reports.add(message.text());
          }
        });
    context.onWebError(error -> reports.add(error.error()));
    page = context.newPage();
    page.clock().install(new Clock.InstallOptions().setTime(NOW));
    page.clock().pauseAt(NOW + 1_000);
    page.addInitScript(
        """
        window.said = [];
        addEventListener("message", (event) => said.push(event.data));
        window.fetched = 0;
        const send = fetch;
        window.fetch = (...request) => {
          window.fetched++;
          return send(...request);
        };
        """);
    extension.installIn(page);
  }

  static CardVisit start(
      PageBrowser browser, Browser.NewContextOptions options, WebEidExtension extension) {
    return new CardVisit(browser.context(options), extension);
  }

  static CardVisit start(PageBrowser browser) {
    return start(browser, new Browser.NewContextOptions(), new WebEidExtension());
  }

  CardVisit in(Locale language) {
    locale = language;
    return this;
  }

  CardVisit open(String state) {
    return openAt(PageBrowser.SITE, state);
  }

  CardVisit openAt(String site, String state) {
    return show(site, sample("id-card-" + state).html(locale));
  }

  CardVisit openUnder(AssembledTheme theme, String state) {
    String html = sample("id-card-" + state).html(theme, locale, model -> {});
    return show(PageBrowser.SITE, html);
  }

  private CardVisit show(String site, String html) {
    PageBrowser.show(page, html, site + "/login-actions/authenticate");
    page.route("**", this::takePost);
    return this;
  }

  /** The page that is shown on the phone. */
  CardVisit openOnPhone(String step, String fragment) {
    String html = sample("id-card-phone-" + step).html(locale);
    page.route(
        "**" + CardPages.ACTION + "*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(html)));
    page.route("**", this::takePost);
    // What a script sends at once keeps the page from ever having loaded.
    page.navigate(
        PageBrowser.SITE + CardPages.ACTION + "?r=1" + fragment,
        new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    return this;
  }

  private static SamplePage sample(String name) {
    return CardPages.all().stream()
        .filter(page -> page.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The second that the extension has to arrive in the page. */
  CardVisit afterLoading() {
    page.clock().runFor(1000);
    return this;
  }

  /** Takes the forms that are sent; the page stays as it is. */
  private void takePost(Route route) {
    if (route.request().method().equals("POST")) {
      posts.add(route.request());
      route.fulfill(new Route.FulfillOptions().setStatus(204));
    } else {
      route.fallback();
    }
  }

  List<Request> posts() {
    return posts;
  }

  /** The fields of the first form that is sent. */
  Map<String, String> sent() {
    page.waitForCondition(() -> !posts.isEmpty());
    return fields(posts.get(0));
  }

  private static Map<String, String> fields(Request post) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : post.postData().split("&")) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  static String text(String key) {
    try {
      return SamplePage.LOGIN.getMessages(HUNGARIAN).getProperty(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Page page() {
    return page;
  }

  Locator start() {
    return page.locator("[data-uk-card-start]");
  }

  /** The one message that is shown. */
  Locator news() {
    return page.locator("#card-news[role=status] > :visible");
  }

  Locator over() {
    return page.locator("[role=status] [data-uk-card-over]:visible");
  }

  List<String> steps() {
    return words(
        "[...document.querySelectorAll('#card-status > li')].map(step => step.dataset.ukStep)");
  }

  /** How often a script has asked the server, answered or not. */
  int fetched() {
    return (Integer) page.evaluate("fetched");
  }

  /** The actions that the page has asked the extension for. */
  List<String> asked() {
    return words("said.filter(m => m.libraryVersion).map(message => message.action)");
  }

  private List<String> words(String expression) {
    return ((List<?>) page.evaluate(expression)).stream().map(String.class::cast).toList();
  }

  Map<?, ?> said(String action) {
    return (Map<?, ?>) page.evaluate("action => said.find(m => m.action === action)", action);
  }

  void awaitSaid(String action) {
    page.waitForCondition(() -> said(action) != null);
  }

  /** Takes a picture; nothing may be wider than the window, and axe may find nothing. */
  void assertFine(String name) {
    page.clock().resume();
    PageBrowser.picture(page, "id-card-script-" + name);
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    assertThat(PageBrowser.violations(page)).isEmpty();
  }

  @Override
  public void close() {
    // Ends what the page may be asking for at this moment.
    page.navigate("about:blank");
    context.close();
    assertThat(reports).isEmpty();
  }
}
