package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the templates without data. */
class TemplateSourceTest {

  private static final Pattern INLINE =
      Pattern.compile("\\son[a-z]+=|<style|\\sstyle=|javascript:|<script(?![^>]*\\ssrc=)[^>]*>");

  static List<Path> pages() {
    return TemplateFiles.login();
  }

  static List<Path> all() {
    return Stream.of(TemplateFiles.login(), TemplateFiles.mail()).flatMap(List::stream).toList();
  }

  @Test
  void thereAreTemplatesOfBothModules() {
    assertThat(pages().stream().map(file -> file.getFileName().toString()))
        .contains("template.ftl", "login.ftl", "identification-method.ftl", "ugyfelkapu-form.ftl");
    assertThat(TemplateFiles.mail()).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("all")
  void h82EveryTemplateParses(Path file) throws IOException {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    assertThat(new Template(file.toString(), TemplateFiles.text(file), configuration)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageHasInlineScriptStyleOrHandler(Path file) {
    String text = TemplateFiles.text(file);
    if (file.endsWith("login/template.ftl")) {
      // Stands only on pages of other extensions that an operator lists in theme.properties.
      text = text.replaceFirst("<script type=\"importmap\">", "");
    }
    assertThat(text).doesNotContainPattern(INLINE);
  }

  @ParameterizedTest
  @MethodSource("all")
  void noTemplateHoldsTextOfItsOwn(Path file) {
    String markup =
        TemplateFiles.markup(file)
            .replaceAll("(?s)<script type=\"importmap\">.*?</script>", "")
            // A macro that prints this attribute.
            .replace(" aria-describedby=\"\"", "");
    assertThat(Jsoup.parse(markup).text().replaceAll("[\\s–:.*!]", "")).isEmpty();
    assertThat(markup)
        .doesNotContainPattern("(alt|title|aria-label|placeholder|value)=\"[A-ZÁÉÍÓÖŐÚÜŰ]");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLabelOfAFixedFieldHasItsField(Path file) {
    String text = TemplateFiles.text(file);
    Set<String> ids =
        Pattern.compile("\\sid=\"([^\"]+)\"")
            .matcher(text)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertThat(
            Pattern.compile("\\sfor=\"([^\"]+)\"")
                .matcher(text)
                .results()
                .map(match -> match.group(1)))
        .isSubsetOf(ids);
  }

  /**
   * Own pages stand under any theme: they may import the layout and our own form parts, nothing
   * else.
   */
  @Test
  void ownPagesImportOnlyTheLayoutAndTheFormParts() throws IOException {
    try (Stream<Path> files = Files.list(AssembledTheme.PAGES.resolve("templates"))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .flatMap(
                      file ->
                          Pattern.compile("<#(?:import|include) \"([^\"]+)\"")
                              .matcher(TemplateFiles.text(file))
                              .results())
                  .map(match -> match.group(1))
                  .distinct())
          .containsExactlyInAnyOrder("template.ftl", "ugyfelkapu-form.ftl");
    }
  }

  /** A page of the theme with the name of an own page would always win over it. */
  @Test
  void noOwnPageHasTheNameOfAPageOfTheTheme() {
    List<String> names = pages().stream().map(file -> file.getFileName().toString()).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  /**
   * Of this pack and of Keycloak no page needs it; an operator may need it for other extensions.
   */
  @Test
  void noPageMayRunInlineScripts() throws IOException {
    assertThat(SamplePage.LOGIN.getProperties()).containsEntry("ukInlineScriptPages", "");
  }
}
