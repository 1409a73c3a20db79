package hu.ugyfelkapu.keycloak.docker.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A headless Chromium with a profile of its own, as extensions and other programs need one. */
public final class InstalledBrowser implements AutoCloseable {
  private final Playwright playwright;
  private final BrowserContext context;

  private InstalledBrowser(Playwright playwright, BrowserContext context) {
    this.playwright = playwright;
    this.context = context;
  }

  /**
   * Starts the browser with an unpacked extension.
   *
   * @param profile an empty directory, or one that does not exist
   */
  public static InstalledBrowser launch(Path profile, Path extension) {
    return launch(
        profile,
        List.of("--disable-extensions-except=" + extension, "--load-extension=" + extension));
  }

  /**
   * Starts the browser so that another program can steer it, too.
   *
   * @param profile an empty directory, or one that does not exist
   * @param port where DevTools listens
   */
  public static InstalledBrowser launch(Path profile, int port) {
    return launch(profile, List.of("--remote-debugging-port=" + port));
  }

  private static InstalledBrowser launch(Path profile, List<String> more) {
    Playwright playwright = Browser.playwright();
    List<String> arguments = new ArrayList<>(Browser.arguments());
    arguments.addAll(more);
    BrowserType.LaunchPersistentContextOptions options =
        new BrowserType.LaunchPersistentContextOptions()
            // Headless as such: the reduced headless shell knows no extensions.
            .setHeadless(true)
            .setIgnoreDefaultArgs(List.of("--disable-extensions"))
            .setArgs(arguments)
            .setLocale(Look.DEFAULT.locale());
    Browser.executable().ifPresent(options::setExecutablePath);
    return new InstalledBrowser(
        playwright, playwright.chromium().launchPersistentContext(profile, options));
  }

  public Page window() {
    return context.newPage();
  }

  /** Forgets all cookies: the next window is a new visitor's. */
  public void forget() {
    context.clearCookies();
  }

  @Override
  public void close() {
    context.close();
    playwright.close();
  }
}
