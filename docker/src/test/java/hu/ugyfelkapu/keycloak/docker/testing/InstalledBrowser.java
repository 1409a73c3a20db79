package hu.ugyfelkapu.keycloak.docker.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A headless Chromium with an unpacked extension; it keeps a profile, as extensions need one. */
public final class InstalledBrowser implements AutoCloseable {
  private final Playwright playwright;
  private final BrowserContext context;

  private InstalledBrowser(Playwright playwright, BrowserContext context) {
    this.playwright = playwright;
    this.context = context;
  }

  /**
   * Starts the browser.
   *
   * @param profile an empty directory, or one that does not exist
   */
  public static InstalledBrowser launch(Path profile, Path extension) {
    Playwright playwright = Browser.playwright();
    List<String> arguments = new ArrayList<>(Browser.arguments());
    arguments.add("--disable-extensions-except=" + extension);
    arguments.add("--load-extension=" + extension);
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

  @Override
  public void close() {
    context.close();
    playwright.close();
  }
}
