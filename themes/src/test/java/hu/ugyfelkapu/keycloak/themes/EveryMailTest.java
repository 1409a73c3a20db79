package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail on a phone, in Hungarian light and dark, and in English dark on a desk. */
class EveryMailTest extends InBrowser {

  private static Page page;

  @BeforeAll
  static void openWindow() {
    page = browser.context(new Browser.NewContextOptions()).newPage();
  }

  private record Look(String language, ColorScheme scheme, int width) {
    @Override
    public String toString() {
      return language + "-" + scheme.name().toLowerCase(Locale.ROOT);
    }
  }

  static List<SampleMail> mails() {
    return SampleMail.all();
  }

  @ParameterizedTest
  @MethodSource("mails")
  void axeFindsNothingInTheMail(SampleMail mail) {
    for (Look look :
        List.of(
            new Look("hu", ColorScheme.LIGHT, 320),
            new Look("hu", ColorScheme.DARK, 320),
            new Look("en", ColorScheme.DARK, 800))) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
      page.setViewportSize(look.width(), 700);
      page.setContent(mail.html(Locale.forLanguageTag(look.language())));
      PageBrowser.picture(page, "mail-" + mail + "-" + look);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(look.width());
      // A mail has no landmarks: the mail reader brings them.
      assertThat(PageBrowser.violations(page))
          .as(look.toString())
          .filteredOn(found -> !found.toString().matches("(?s)(region|landmark-one-main) .*"))
          .isEmpty();
    }
  }
}
