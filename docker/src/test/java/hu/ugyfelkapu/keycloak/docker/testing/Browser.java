package hu.ugyfelkapu.keycloak.docker.testing;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One headless Chromium for all tests; each window has cookies of its own. */
public final class Browser implements AutoCloseable {
  private static final Path DEBIAN = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<BrowserContext> windows = new ArrayList<>();

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  static Browser launch() {
    Playwright playwright = playwright();
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setHeadless(true).setArgs(arguments());
    executable().ifPresent(options::setExecutablePath);
    try {
      return new Browser(playwright, playwright.chromium().launch(options));
    } catch (PlaywrightException e) {
      playwright.close();
      throw new IllegalStateException(
          "No Chromium could be started: install the Debian package chromium"
              + " (apt-get install chromium).",
          e);
    }
  }

  /** A new window with no cookies, as the default visitor sees it. */
  public Page window() {
    return window(Look.DEFAULT);
  }

  /** A new window with no cookies. */
  public Page window(Look look) {
    BrowserContext context =
        chromium.newContext(
            new NewContextOptions()
                .setLocale(look.locale())
                .setJavaScriptEnabled(look.javaScript())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(look.width(), look.height()));
    windows.add(context);
    return context.newPage();
  }

  /** Closes all windows, the browser stays. */
  void closeWindows() {
    windows.forEach(BrowserContext::close);
    windows.clear();
  }

  @Override
  public void close() {
    closeWindows();
    chromium.close();
    playwright.close();
  }

  static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Debian's Chromium, where there is one. */
  static Optional<Path> executable() {
    return Optional.of(DEBIAN).filter(Files::isExecutable);
  }

  static List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
    if ("root".equals(System.getProperty("user.name"))) {
      arguments.add("--no-sandbox");
    }
    return arguments;
  }
}
