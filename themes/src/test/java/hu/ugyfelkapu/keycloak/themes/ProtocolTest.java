package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.theme.beans.MessageFormatterMethod;

/**
 * The printable protocol of the authenticators. It is no page of the theme: it stands without a
 * layout and with its own style.
 */
class ProtocolTest {
  private static final Path FILE =
      AssembledTheme.PAGES.resolve("templates/print/telephone-protocol.ftl");

  private static Properties messages(String language) throws IOException {
    return AssembledTheme.read(
        AssembledTheme.PAGES
            .resolve("messages/messages_" + language + ".properties")
            .toUri()
            .toURL());
  }

  private static Map<String, Object> sample(String language) throws IOException {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(
        "msg", new MessageFormatterMethod(Locale.forLanguageTag(language), messages(language)));
    attributes.put("lang", language);
    attributes.put("serviceName", "Próba azonosítás");
    attributes.put("person", new LinkedHashMap<>(Map.of("ugyfelkapuCurrentName", "Minta Éva")));
    attributes.put("telephoneId", "1234 5678");
    attributes.put("channel", "sms");
    attributes.put("issuedAt", "2026. november 21. 18:30");
    attributes.put("usableUntil", "2026. november 26. 18:30");
    attributes.put(
        "questions",
        messages(language).stringPropertyNames().stream()
            .filter(key -> key.startsWith("ugyfelkapuReminder."))
            .toList());
    attributes.put("printedAt", "2026. november 21. 18:31");
    attributes.put("style", "h1 > a { color: red; }");
    attributes.put("policy", "default-src 'none'");
    return attributes;
  }

  private static String html(Map<String, Object> attributes) throws Exception {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    StringWriter html = new StringWriter();
    new Template("protocol", Files.readString(FILE), configuration).process(attributes, html);
    return html.toString();
  }

  /** A key that is missing would be printed as it is. */
  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void h82EveryTextIsThereInBothLanguages(String language) throws Exception {
    for (String channel : List.of("email", "sms")) {
      Map<String, Object> attributes = sample(language);
      attributes.put("channel", channel);
      assertThat(html(attributes)).doesNotContain("ugyfelkapu").contains("lang=\"" + language);
      attributes.remove("usableUntil");
      attributes.put("person", Map.of());
      attributes.put("questions", List.of());
      assertThat(html(attributes)).doesNotContain("ugyfelkapu", "{0}");
    }
  }

  /** Whatever the registry or the realm hold is text. */
  @Test
  void h83MarkupIsEscaped() throws Exception {
    String evil = "<img src=x onerror=alert(1)>";
    Map<String, Object> attributes = sample("hu");
    attributes.put("serviceName", evil);
    attributes.put("person", Map.of("ugyfelkapuCurrentName", evil));

    assertThat(html(attributes)).doesNotContain("<img").contains("&lt;img src=x");
  }

  @Test
  void onlyTheStyleIsWrittenAsItIs() throws IOException {
    List<String> unescaped =
        Pattern.compile("\\$\\{([^}]*)\\?no_esc\\}")
            .matcher(Files.readString(FILE))
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(unescaped).containsExactly("style");
  }

  @Test
  void templateHoldsNoScriptAndNoTextOfItsOwn() throws IOException {
    String template = Files.readString(FILE);

    assertThat(template).doesNotContainPattern("<script|\\son[a-z]+=|\\sstyle=|<img|javascript:");
    assertThat(
            template
                .replaceAll("(?s)<#--.*?-->", "")
                .replaceAll("\\$\\{[^}]*\\}", "")
                .replaceAll("(?s)<[^>]*>", "")
                .replaceAll("[\\s–]", ""))
        .isEmpty();
  }
}
