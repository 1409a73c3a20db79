package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.theme.Theme;

/**
 * Own pages under Keycloak's themes: an administrator may deploy the authenticators without this
 * theme.
 */
class StockThemeTest {

  static Stream<Arguments> pagesAndThemes() {
    return SamplePage.own().stream()
        .flatMap(
            page ->
                Stream.of(new String[] {"base"}, new String[] {"keycloak.v2", "base"})
                    .map(
                        parents ->
                            Arguments.of(
                                page,
                                parents[0],
                                new AssembledTheme(Theme.Type.LOGIN, false, parents))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pagesAndThemes")
  void everyFieldAndButtonIsThereUnderAStockTheme(
      SamplePage page, String name, AssembledTheme theme) {
    for (Locale locale : AssembledTheme.LOCALES) {
      Document stock = Jsoup.parse(page.html(theme, locale, model -> {}));
      Document ours = Jsoup.parse(page.html(locale));
      assertThat(controls(stock)).containsAll(controls(ours));
      assertThat(stock.text()).doesNotContainPattern("\\bugyfelkapu[A-Z]");
      for (String error : ours.select(".uk-field .uk-error").eachText()) {
        assertThat(stock.text()).contains(error);
      }
    }
  }

  private static Set<String> controls(Document page) {
    List<String> found =
        page
            .select(
                "form:not([id]) [name], #totp-qr, #totp-secret, #deletion-code, #lost-device, #request-id, #card-status, #card-qr")
            .stream()
            .map(element -> element.tagName() + " " + element.attr("name") + " " + element.id())
            .toList();
    return new TreeSet<>(found);
  }
}
