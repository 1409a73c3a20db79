package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.forms.login.LoginFormsPages;
import org.keycloak.forms.login.freemarker.Templates;
import org.keycloak.theme.Theme;

/**
 * Nothing falls back to the stock look, and what Keycloak's Java side reads from a form is still
 * sent. Fails at an upgrade that brings a new page or field.
 */
class KeycloakPagesTest {

  /** Files of the parent that no citizen sees. */
  private static final Map<String, String> NO_PAGES =
      Map.of(
          "cli_splash.ftl", "a banner for terminals; nothing in the server shows it",
          "footer.ftl", "an empty hook, which operators override in their own theme",
          "theme-resources.ftl", "macros of the stock frame, which this theme replaces");

  /** Fields of stock pages that the server never reads. */
  private static final Map<String, String> NOT_SENT =
      Map.of(
          "authn_use_chk", "a list for the stock page's script; ours reads data-credentials",
          "try-again", "the name of a button that only starts the stock page's script");

  private static Set<String> templatesOf(String parent) throws IOException {
    String jar =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains("keycloak-themes-"))
            .findFirst()
            .orElseThrow();
    try (JarFile stock = new JarFile(jar)) {
      return stock.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.matches("theme/" + parent + "/login/[^/]+\\.ftl"))
          .map(name -> Path.of(name).getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean isOurs(String template) {
    return Files.isRegularFile(SamplePage.LOGIN.own().resolve(template));
  }

  @Test
  void h82EveryTemplateOfTheParentIsRewrittenOrIsNoPage() throws IOException {
    Set<String> missing = templatesOf("base");
    assertThat(missing).hasSizeGreaterThan(40).containsAll(NO_PAGES.keySet());
    missing.removeIf(KeycloakPagesTest::isOurs);
    assertThat(missing).isSubsetOf(NO_PAGES.keySet());
  }

  /** Keycloak asks every theme for them, but the parent has none. */
  @Test
  void h82EveryPageThatOnlyTheNewerStockThemeHasIsThere() throws IOException {
    Set<String> pages = templatesOf("keycloak.v2");
    pages.removeAll(templatesOf("base"));
    // Macros of that theme's own frame.
    pages.removeAll(
        List.of("buttons.ftl", "field.ftl", "password-validation.ftl", "social-providers.ftl"));
    assertThat(pages)
        .containsExactly("oid4vc-credential-offer.ftl")
        .allMatch(KeycloakPagesTest::isOurs);
  }

  @ParameterizedTest
  @EnumSource(LoginFormsPages.class)
  void h82EveryPageThatKeycloakNamesIsRewritten(LoginFormsPages page) {
    assertThat(isOurs(Templates.getTemplate(page))).isTrue();
  }

  @Test
  void everyRewrittenPageIsAmongTheSamples() throws IOException {
    Set<String> pages = new TreeSet<>();
    try (Stream<Path> files = Files.list(SamplePage.LOGIN.own())) {
      files
          .filter(file -> file.toString().endsWith(".ftl"))
          .filter(file -> TemplateFiles.text(file).contains("<@layout.registrationLayout"))
          .forEach(file -> pages.add(file.getFileName().toString()));
    }
    assertThat(SamplePage.rewritten().stream().map(SamplePage::template)).containsAll(pages);
  }

  static List<SamplePage> rewritten() {
    return SamplePage.rewritten().stream()
        // Keycloak's own page for an uncaught error lacks what the stock frame wants.
        .filter(page -> !page.state().equals("wrong-uncaught"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rewritten")
  void everyFieldButtonAndAddressOfTheStockPageIsInOurs(SamplePage page) {
    Document stock =
        Jsoup.parse(
            page.html(
                new AssembledTheme(Theme.Type.LOGIN, false, "keycloak.v2", "base"),
                Locale.ENGLISH,
                model -> {}));
    Document parent =
        Jsoup.parse(
            isInParent(page)
                ? page.html(
                    new AssembledTheme(Theme.Type.LOGIN, false, "base"),
                    Locale.ENGLISH,
                    model -> {})
                : "");
    Document ours = Jsoup.parse(page.html(Locale.ENGLISH));
    for (Document other : List.of(stock, parent)) {
      assertThat(names(ours)).containsAll(names(other));
      assertThat(actions(ours)).containsAll(actions(other));
    }
  }

  private static boolean isInParent(SamplePage page) {
    return Theme.class.getClassLoader().getResource("theme/base/login/" + page.template()) != null;
  }

  /** Names that reach the server with the values that the page itself gives them. */
  private static Set<String> names(Document page) {
    return page.select("form [name]:not([disabled], [type=button])").stream()
        .map(element -> element.attr("name"))
        .filter(name -> !name.isEmpty() && !NOT_SENT.containsKey(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> actions(Document page) {
    return new TreeSet<>(page.select("form[method]").eachAttr("action"));
  }
}
