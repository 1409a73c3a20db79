package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sets without touching a template. */
class BrandingTest {

  private static final SamplePage LOGIN = new SamplePage("login.ftl", "ok");
  private static final Path EXAMPLE = AssembledTheme.OWN.resolveSibling("ugyfelkapu-minta/login");

  private static Document page(Map<String, String> set) {
    return Jsoup.parse(
        LOGIN.html(
            Locale.ENGLISH,
            model -> {
              try {
                Properties properties = SamplePage.LOGIN.getProperties();
                properties.putAll(set);
                model.with("properties", properties);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            }));
  }

  @Test
  void pagesAreNeutralByDefault() {
    Document page = page(Map.of());
    assertThat(page.select(".uk-service img")).isEmpty();
    assertThat(page.select(".uk-service svg[aria-hidden=true]")).hasSize(1);
    assertThat(page.select("link[rel=stylesheet]")).hasSize(1);
    assertThat(page.select(".uk-help-links a").eachAttr("href")).containsExactly("tel:1818");
    assertThat(page.select(".uk-test-banner")).hasSize(1);
  }

  @Test
  void onlyTheWordFalseTakesTheTestBannerAway() {
    assertThat(page(Map.of("ukTestBanner", "false")).select(".uk-test-banner")).isEmpty();
    assertThat(page(Map.of("ukTestBanner", "")).select(".uk-test-banner")).hasSize(1);
    assertThat(page(Map.of("ukTestBanner", "no")).select(".uk-test-banner")).hasSize(1);
  }

  @Test
  void nameOfTheServiceStandsInHeaderAndTitle() {
    Document page = page(Map.of("ukServiceName", "Minta <Kft>"));
    assertThat(page.selectFirst(".uk-service").text()).isEqualTo("Minta <Kft>");
    assertThat(page.title()).isEqualTo("Sign in – Minta <Kft>");
    assertThat(page(Map.of()).title()).isEqualTo("Sign in – Próba azonosítás");
  }

  @ParameterizedTest
  @CsvSource({
    "img/minta.svg, /resources/login/ugyfelkapu/img/minta.svg",
    "/brand/logo.svg, /brand/logo.svg",
    "https://sso.minta.test/logo.svg, https://sso.minta.test/logo.svg",
    "'data:image/svg+xml,%3Csvg/%3E', 'data:image/svg+xml,%3Csvg/%3E'"
  })
  void logoIsAFileOfTheThemeOrAnAddress(String logo, String source) {
    Element image = page(Map.of("ukLogo", logo)).selectFirst(".uk-service img");
    assertThat(image.attr("src")).isEqualTo(source);
    assertThat(image.attr("alt")).as("the name stands beside it").isEmpty();
  }

  @Test
  void paletteAndStyleComeAfterTheStylesOfTheTheme() {
    Document page = page(Map.of("ukPalette", "green", "ukStyle", "/brand/colours.css"));
    assertThat(page.select("link[rel=stylesheet]").eachAttr("href"))
        .containsExactly(
            "/resources/login/ugyfelkapu/css/ugyfelkapu.css",
            "/resources/login/ugyfelkapu/css/palette/green.css",
            "/brand/colours.css");
  }

  @Test
  void linksOfTheOperatorStandInTheSameOrderOnEveryPage() {
    Map<String, String> links =
        Map.of(
            "ukHelpUrl", "/help",
            "ukAccessibilityUrl", "/accessibility",
            "ukPrivacyUrl", "/privacy");
    assertThat(page(links).select(".uk-help-links a").eachAttr("href"))
        .containsExactly("tel:1818", "/help", "/accessibility", "/privacy");
  }

  @Test
  void onlyAPlainNoughtTakesTheTimeLimitAway() {
    assertThat(page(Map.of("ukTimeLimit", "0")).select("dialog, .uk-limit")).isEmpty();
    assertThat(page(Map.of("ukTimeLimit", " 45 ")).selectFirst("dialog").attr("data-uk-limit"))
        .isEqualTo("45");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "never", "-5", "1.5", "\"30\""})
  void timeLimitThatIsNoNumberIsThatOfTheExportedRealm(String limit) {
    assertThat(page(Map.of("ukTimeLimit", limit)).selectFirst("dialog").attr("data-uk-limit"))
        .isEqualTo("30");
  }

  /** Each property can be set from the environment, and the file says so. */
  @Test
  void everyBrandPropertyIsSetFromTheEnvironment() throws IOException {
    Properties source =
        AssembledTheme.read(AssembledTheme.OWN.resolve("login/theme.properties").toUri().toURL());
    assertThat(source)
        .containsEntry("ukServiceName", "${env.UGYFELKAPU_SERVICE_NAME:}")
        .containsEntry("ukLogo", "${env.UGYFELKAPU_LOGO:}")
        .containsEntry("ukPalette", "${env.UGYFELKAPU_PALETTE:}")
        .containsEntry("ukStyle", "${env.UGYFELKAPU_STYLE:}")
        .containsEntry("ukHelpPhone", "${env.UGYFELKAPU_HELP_PHONE:1818}")
        .containsEntry("ukHelpPhoneUrl", "${env.UGYFELKAPU_HELP_PHONE_URL:tel:1818}")
        .containsEntry("ukHelpUrl", "${env.UGYFELKAPU_HELP_URL:}")
        .containsEntry("ukAccessibilityUrl", "${env.UGYFELKAPU_ACCESSIBILITY_URL:}")
        .containsEntry("ukPrivacyUrl", "${env.UGYFELKAPU_PRIVACY_URL:}")
        .containsEntry("ukTimeLimit", "${env.UGYFELKAPU_TIME_LIMIT:30}")
        .containsEntry("ukTestBanner", "${env.UGYFELKAPU_TEST_BANNER:true}");
  }

  @Test
  void theExampleIsOnePageOfPropertiesAndColoursThatExist() throws IOException {
    Properties example = AssembledTheme.read(EXAMPLE.resolve("theme.properties").toUri().toURL());
    Properties known =
        AssembledTheme.read(AssembledTheme.OWN.resolve("login/theme.properties").toUri().toURL());
    assertThat(example.stringPropertyNames())
        .allMatch(key -> key.equals("parent") || known.containsKey(key));
    assertThat(example).containsEntry("parent", "ugyfelkapu").doesNotContainKey("ukTestBanner");
    for (String style : example.getProperty("styles").split(" ")) {
      assertThat(
              List.of(
                  EXAMPLE.resolve("resources").resolve(style),
                  AssembledTheme.OWN.resolve("login/resources").resolve(style)))
          .anyMatch(Files::isRegularFile);
    }
    assertThat(EXAMPLE.resolve("resources").resolve(example.getProperty("ukLogo"))).exists();
    assertThat(customProperties(EXAMPLE.resolve("resources/css/minta.css")))
        .isNotEmpty()
        .isSubsetOf(
            customProperties(AssembledTheme.OWN.resolve("login/resources/css/ugyfelkapu.css")));
  }

  private static TreeSet<String> customProperties(Path css) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    Pattern.compile("(--uk-[a-z-]+):")
        .matcher(Files.readString(css, StandardCharsets.UTF_8))
        .results()
        .forEach(match -> names.add(match.group(1)));
    return names;
  }
}
