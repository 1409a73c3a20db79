package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How pages stand what readers set in their systems and browsers (ux.md 33, 68, 69). */
class MediaTest extends InBrowser {

  private static final Locale HUNGARIAN = Locale.forLanguageTag("hu");

  static Stream<SamplePage> pages() {
    return Stream.of(
            "login-wrong-empty",
            "identification-method-ok",
            "plus-app-code-ok",
            "plus-enrol-app-ok",
            "plus-deletion-code-ok",
            "telephone-digits-partial",
            "id-card-ok")
        .map(
            name ->
                RenderingTest.all().stream()
                    .filter(page -> page.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name)));
  }

  private static Page open(BrowserContext context, SamplePage sample) {
    Page page = PageBrowser.open(context, sample, HUNGARIAN);
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    return page;
  }

  /** WCAG 1.4.12: nothing is cut off and nothing overlaps. */
  @ParameterizedTest
  @MethodSource("pages")
  void textSpacingOfReadersCutsNothingOff(SamplePage sample) {
    try (BrowserContext context =
        browser.context(
            new Browser.NewContextOptions().setViewportSize(320, 900).setBypassCSP(true))) {
      Page page = open(context, sample);
      page.addStyleTag(
          new Page.AddStyleTagOptions()
              .setContent(
                  """
                  * {
                    line-height: 1.5 !important;
                    letter-spacing: 0.12em !important;
                    word-spacing: 0.16em !important;
                  }
                  p { margin-bottom: 2em !important; }
                  """));
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
      assertThat(
              (List<?>)
                  page.evaluate(
                      """
                      [...document.querySelectorAll('a, button, p, li, label, h1, h2, legend, summary')]
                        .filter(e => e.checkVisibility() && !e.closest('.uk-hidden, .uk-skip'))
                        .filter(e => getComputedStyle(e).overflow !== 'visible'
                          && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
                        .map(e => e.outerHTML)
                      """))
          .isEmpty();
    }
  }

  /** A ring of three pixels around whatever has the focus, in both schemes (2.4.7, 2.4.11). */
  @ParameterizedTest
  @MethodSource("pages")
  void focusIsSeenOnEveryControl(SamplePage sample) {
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context, sample);
      int controls =
          (int)
              page.evaluate(
                  """
                  [...document.querySelectorAll('a, button, input, summary')]
                    .filter(e => e.checkVisibility() && e.tabIndex >= 0).length
                  """);
      assertThat(controls).isPositive();
      // The summary of mistakes has the focus first.
      page.evaluate("document.activeElement.blur(); document.querySelector('.uk-skip').focus()");
      for (int i = 0; i < controls; i++) {
        Map<?, ?> focused =
            (Map<?, ?>)
                page.evaluate(
                    """
                    () => {
                      const e = document.activeElement;
                      const style = getComputedStyle(e);
                      const box = e.getBoundingClientRect();
                      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                      return {html: e.outerHTML, style: style.outlineStyle, width: style.outlineWidth,
                        onTop: e.contains(top) || (top && top.contains(e))};
                    }
                    """);
        assertThat(focused.get("style")).as(focused.get("html").toString()).isEqualTo("solid");
        assertThat(focused.get("width")).as(focused.get("html").toString()).isEqualTo("3px");
        assertThat(focused.get("onTop")).as(focused.get("html").toString()).isEqualTo(true);
        page.keyboard().press("Tab");
      }
    }
  }

  /** Dark, forced colours, more contrast, less motion: the same page, whole. */
  @ParameterizedTest
  @MethodSource("pages")
  void everyMediaKeepsThePageWhole(SamplePage sample) {
    try (BrowserContext context =
        browser.context(new Browser.NewContextOptions().setViewportSize(320, 900))) {
      Page page = open(context, sample);
      String text = page.locator("body").innerText();
      List<Page.EmulateMediaOptions> media =
          List.of(
              new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK),
              new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE),
              new Page.EmulateMediaOptions().setContrast(Contrast.MORE),
              new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      for (int i = 0; i < media.size(); i++) {
        page.emulateMedia(media.get(i));
        assertThat(page.locator("body").innerText()).isEqualTo(text);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat(
                page.evaluate(
                    """
                    [...document.querySelectorAll('button')].filter(e => e.checkVisibility())
                      .every(e => parseFloat(getComputedStyle(e).borderTopWidth) >= 1)
                    """))
            .as("borders of buttons")
            .isEqualTo(true);
        PageBrowser.picture(page, "media-" + i + "-" + sample.name());
      }
      page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      assertThat(
              page.evaluate(
                  """
                  [...document.querySelectorAll('*')].every(e =>
                    getComputedStyle(e).transitionDuration === '0s' && getComputedStyle(e).animationName === 'none')
                  """))
          .as("nothing moves")
          .isEqualTo(true);
    }
  }

  /** On paper: the service and where it is, black on white, without what only a screen can use. */
  @ParameterizedTest
  @MethodSource("pages")
  void paperNamesTheServiceAndItsAddress(SamplePage sample) {
    try (BrowserContext context =
        browser.context(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK))) {
      Page page = open(context, sample);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".uk-service").isVisible()).isTrue();
      assertThat(page.locator(".uk-printed").isVisible()).isTrue();
      assertThat(page.locator("footer, nav, .uk-skip").all())
          .noneMatch(locator -> locator.isVisible());
      assertThat(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
          .isEqualTo("rgb(255, 255, 255)");
      assertThat(page.evaluate("getComputedStyle(document.querySelector('h1')).color"))
          .isEqualTo("rgb(0, 0, 0)");
    }
  }

  /** Instructions are printed for a helper, but no picture of a secret. */
  @Test
  void stepsOfAnEnrolmentStandOnPaperAndItsSecretDoesNot() {
    SamplePage enrolment =
        pages().filter(page -> page.name().equals("plus-enrol-app-ok")).findFirst().orElseThrow();
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context, enrolment);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".uk-steps h2").all()).hasSize(3).allMatch(Locator::isVisible);
      assertThat(
              page.locator("#totp-qr, #totp-secret, .uk-otpauth, input:not([tabindex]), button")
                  .all())
          .noneMatch(Locator::isVisible);
    }
  }

  /** Point 33. */
  @ParameterizedTest
  @MethodSource("pages")
  void codesAreLargeWideAndEven(SamplePage sample) {
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context, sample);
      Object narrow =
          page.evaluate(
              """
              [...document.querySelectorAll('.uk-code-input, .uk-code')]
                .map(e => [e, getComputedStyle(e)])
                .filter(([e, style]) => parseFloat(style.fontSize) < 20
                  || (e.matches('input') && !style.fontVariantNumeric.includes('tabular-nums')))
                .map(([e]) => e.outerHTML)
              """);
      assertThat((List<?>) narrow).isEmpty();
    }
  }
}
