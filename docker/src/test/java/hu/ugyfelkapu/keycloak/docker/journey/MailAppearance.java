package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.gallery.Sighting;
import hu.ugyfelkapu.keycloak.docker.gallery.View;
import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import hu.ugyfelkapu.keycloak.docker.testing.Axe;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.Screenshots;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The HTML part of a mail as the sink took it, in each {@link View}: axe finds nothing, nothing is
 * wider than the window, nothing is loaded (ux.md 70). The pictures are for the gallery.
 */
final class MailAppearance {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private MailAppearance() {}

  /** Takes the oldest mail to that address that nobody has taken, and looks at it. */
  static ReceivedMail take(
      TestServer server, Browser browser, String address, String template, String language) {
    try {
      ReceivedMail mail = server.mail().take(address, LIMIT);
      check(browser, mail, template, language);
      return mail;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Looks at a mail.
   *
   * @param template of the mail, and behind a dot which of its kinds, such as {@code
   *     plus-notice.enrolled}
   */
  static void check(Browser browser, ReceivedMail mail, String template, String language) {
    String state = "mail-" + template.replace('.', '-');
    Page page = browser.window();
    List<String> loaded = new ArrayList<>();
    page.onRequest(request -> loaded.add(request.url()));
    page.setContent(mail.html().orElseThrow());
    assertThat(page.locator("html").getAttribute("lang")).as(state).isEqualTo(language);
    for (View view : View.values()) {
      page.setViewportSize(view.width(), 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(view.scheme()));
      String look = state + "-" + language + "-" + view.suffix();
      boolean first = view.ordinal() == 0;
      assertThat(first ? Axe.violationsOfMail(page) : Axe.violationsOfLook(page))
          .as(look)
          .isEmpty();
      assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
          .as("width of " + look)
          .isEqualTo(view.width());
      Screenshots.take(page, look);
    }
    assertThat(loaded).as("what " + state + " loads").isEmpty();
    String id = "mail-" + template.replaceFirst("[.].*", "");
    new Sighting(id, state, language, mail.subject(), "", false).store(Screenshots.directory());
    page.context().close();
  }
}
