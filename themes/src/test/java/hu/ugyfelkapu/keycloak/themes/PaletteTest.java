package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contrasts of every palette on the grounds of the theme, in both colour schemes (ux.md, D). */
class PaletteTest {

  private static final Path CSS = AssembledTheme.OWN.resolve("login/resources/css");
  private static final Pattern COLOUR = Pattern.compile("(--uk-[a-z-]+): (#[0-9a-f]{3,6});");
  private static final double TEXT = 7;
  private static final double BORDER = 3;

  static Stream<Path> palettes() throws IOException {
    return Stream.concat(
        Stream.of(
            CSS.resolve("ugyfelkapu.css"),
            AssembledTheme.OWN.resolveSibling("ugyfelkapu-minta/login/resources/css/minta.css")),
        Files.list(CSS.resolve("palette")).sorted());
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void textReachesSevenToOneAndBordersThreeToOne(Path palette) throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      Map<String, String> colours = colours(palette, dark);
      assertContrast(colours, "on-brand", "brand", TEXT);
      assertContrast(colours, "on-brand", "brand-strong", TEXT);
      for (String ground : new String[] {"surface", "ground", "notice-ground"}) {
        assertContrast(colours, "text", ground, TEXT);
        assertContrast(colours, "link", ground, TEXT);
        assertContrast(colours, "text-soft", ground, TEXT);
        assertContrast(colours, "brand", ground, BORDER);
        assertContrast(colours, "notice", ground, BORDER);
        assertContrast(colours, "line-strong", ground, BORDER);
        assertContrast(colours, "focus", ground, BORDER);
      }
      assertContrast(colours, "text", "error-ground", TEXT);
      assertContrast(colours, "error", "error-ground", TEXT);
      assertContrast(colours, "error", "surface", TEXT);
      assertContrast(colours, "banner-text", "banner", TEXT);
    }
  }

  private static void assertContrast(
      Map<String, String> colours, String front, String back, double least) {
    String one = colours.get("--uk-" + front);
    String other = colours.get("--uk-" + back);
    assertThat(contrast(one, other))
        .as(front + " " + one + " on " + back + " " + other)
        .isGreaterThanOrEqualTo(least);
  }

  /** The colours of the theme, those of the palette over them; the dark ones over the light. */
  private static Map<String, String> colours(Path palette, boolean dark) throws IOException {
    Map<String, String> colours = new HashMap<>();
    for (boolean scheme : dark ? new boolean[] {false, true} : new boolean[] {false}) {
      for (Path file : new Path[] {CSS.resolve("ugyfelkapu.css"), palette}) {
        COLOUR
            .matcher(part(Files.readString(file, StandardCharsets.UTF_8), scheme))
            .results()
            .forEach(match -> colours.put(match.group(1), match.group(2)));
      }
    }
    return colours;
  }

  private static String part(String css, boolean dark) {
    int start = css.indexOf("@media (prefers-color-scheme: dark)");
    assertThat(start).isPositive();
    return dark ? css.substring(start, css.indexOf("\n}", start)) : css.substring(0, start);
  }

  /** WCAG 2.2, contrast ratio. */
  private static double contrast(String one, String other) {
    double first = luminance(one) + 0.05;
    double second = luminance(other) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double luminance(String colour) {
    String hex = colour.substring(1);
    if (hex.length() == 3) {
      hex = hex.replaceAll("(.)", "$1$1");
    }
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double value = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum +=
          weights[i] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
