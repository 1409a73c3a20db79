package hu.ugyfelkapu.keycloak.themes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.theme.Theme;

/** Chromium, in which a site of ours is answered from the sources; nothing else can be reached. */
final class PageBrowser implements AutoCloseable {

  static final String SITE = "https://ugyfelkapu.test";
  static final Path PICTURES = Path.of("target/pages");
  static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final String RESOURCES = "/resources/login/ugyfelkapu/";
  private static final String AXE = axe();

  private final Playwright playwright;
  private final Browser browser;

  private PageBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Skips the tests where there is no Chromium: the journeys of the docker module need one. */
  static PageBrowser start() throws IOException {
    assumeTrue(Files.isExecutable(CHROMIUM), "no " + CHROMIUM);
    Files.createDirectories(PICTURES);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    // A busy machine is not a fault of the page.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    return new PageBrowser(playwright, browser);
  }

  @Override
  public void close() {
    playwright.close();
  }

  BrowserContext context(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.route("**", PageBrowser::notFound);
    context.route("**" + RESOURCES + "**", PageBrowser::resource);
    return context;
  }

  static void notFound(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(404).setBody(""));
  }

  /**
   * As Keycloak looks for a resource: in the theme, in its parent, then in what the authenticators
   * bring.
   */
  private static void resource(Route route) {
    String path = URI.create(route.request().url()).getPath().replace(RESOURCES, "");
    Optional<byte[]> found =
        Stream.of(
                file(SamplePage.LOGIN.own().resolve("resources").resolve(path)),
                parent("theme/base/login/resources/" + path),
                file(AssembledTheme.PAGES.resolve("resources").resolve(path)))
            .flatMap(Optional::stream)
            .findFirst();
    if (found.isPresent()) {
      String type =
          path.endsWith(".css")
              ? "text/css"
              : path.endsWith(".js") ? "text/javascript" : "image/svg+xml";
      route.fulfill(new Route.FulfillOptions().setBodyBytes(found.get()).setContentType(type));
    } else {
      notFound(route);
    }
  }

  private static Optional<byte[]> file(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<byte[]> parent(String name) {
    try (InputStream in = Theme.class.getClassLoader().getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page open(BrowserContext context, SamplePage sample, Locale locale) {
    Page page = context.newPage();
    show(page, sample, locale, SITE + "/login-actions/authenticate?session_code=old");
    return page;
  }

  static void show(Page page, SamplePage sample, Locale locale, String address) {
    show(page, sample.html(locale), address);
  }

  static void show(Page page, String html, String address) {
    page.route(
        "**/login-actions/authenticate**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(html)));
    page.navigate(address);
  }

  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  static List<?> violations(Page page) {
    return violations(page, RULES);
  }

  /** Asked in the page itself: axe's own driver opens a window for each question. */
  static List<?> violations(Page page, List<String> rules) {
    page.evaluate(AXE);
    return (List<?>)
        page.evaluate(
            """
            async rules =>
              (await axe.run(document, {
                resultTypes: ['violations'],
                runOnly: rules,
                rules: {'target-size': {enabled: true}}
              })).violations.map(rule => `${rule.id} ${rule.nodes.map(node => node.html)}`)
            """,
            rules);
  }

  private static String axe() {
    try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
