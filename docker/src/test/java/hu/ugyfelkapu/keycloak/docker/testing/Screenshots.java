package hu.ugyfelkapu.keycloak.docker.testing;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.nio.file.Path;

/** Pictures of pages for people to look at, under {@code docker/target/screenshots}. */
public final class Screenshots {
  private Screenshots() {}

  /** Where all pictures go. */
  public static Path directory() {
    return Workspace.locate().target().resolve("screenshots");
  }

  /**
   * Stores the whole page.
   *
   * @param name of the file without its extension
   * @return the file
   */
  public static Path take(Page page, String name) {
    Path file = directory().resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }
}
