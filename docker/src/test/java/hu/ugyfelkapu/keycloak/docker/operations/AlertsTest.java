package hu.ugyfelkapu.keycloak.docker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example of alert rules: whole, explained, and of metrics and events that the guide names. */
class AlertsTest {
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:ugyfelkapu|keycloak|http_server|agroal|vendor|jvm|process)_[a-z_]+");

  private static final Pattern EVENT = Pattern.compile("\\bevent=~?\"([^\"]*)\"");
  private static final Pattern ERROR = Pattern.compile("\\berror=~?\"([^\"]+)\"");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  private static List<JsonNode> rules;

  @BeforeAll
  static void readRules() throws IOException {
    JsonNode file =
        new YAMLMapper().readTree(Workspace.locate().root().resolve("docker/alerts.yaml").toFile());
    rules =
        elements(file.get("groups"))
            .peek(group -> assertThat(group.get("name").asText()).isNotBlank())
            .flatMap(group -> elements(group.get("rules")))
            .toList();
  }

  @Test
  void everyAlertHasANameASeverityItsMeaningAndWhatToDo() {
    assertThat(rules).extracting(rule -> rule.path("alert").asText()).doesNotHaveDuplicates();
    assertThat(rules)
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.path("alert").asText()).matches("Ugyfelkapu[A-Za-z]+");
              assertThat(rule.path("for").asText("0m")).matches("\\d+[smh]");
              assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
              assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
              assertThat(rule.at("/annotations/meaning").asText()).isNotBlank();
              assertThat(rule.at("/annotations/action").asText()).isNotBlank();
            });
  }

  @Test
  void everyAlertReadsMetricsThatTheGuideNames() {
    Set<String> known =
        MarkdownTable.rows("Metric", "Tells", "Needs").stream()
            .flatMap(row -> MarkdownTable.code(row.get(0)).stream())
            .collect(Collectors.toSet());

    assertThat(rules)
        .allSatisfy(
            rule -> {
              List<String> read =
                  METRIC.matcher(expression(rule)).results().map(MatchResult::group).toList();
              assertThat(known).as(expression(rule)).containsAll(read);
              // Those two are Prometheus’s own and another exporter’s.
              assertThat(read.isEmpty() && !expression(rule).matches("(?s).*(up\\{|probe_).*"))
                  .isFalse();
            });
  }

  @Test
  void everyAlertReadsEventsThatTheGuideNames() {
    List<List<String>> catalogue = MarkdownTable.rows("Event", "Error", "Details", "When");
    Set<String> events =
        catalogue.stream()
            .flatMap(row -> MarkdownTable.code(row.get(0)).stream())
            .map(type -> type.toLowerCase(Locale.ROOT).replaceFirst("_error$", ""))
            .collect(Collectors.toSet());
    Set<String> errors =
        catalogue.stream()
            .flatMap(row -> MarkdownTable.code(row.get(1)).stream())
            .collect(Collectors.toSet());

    assertThat(values(EVENT)).isNotEmpty().isSubsetOf(events);
    assertThat(values(ERROR)).isNotEmpty().isSubsetOf(errors);
  }

  /** An action that says Runbook, "A node is lost". */
  @Test
  void everyChapterThatAnActionNamesIsInTheGuide() {
    Set<String> headings =
        MarkdownTable.guide()
            .lines()
            .filter(line -> line.startsWith("##"))
            .map(line -> line.replaceFirst("#+ ", ""))
            .collect(Collectors.toSet());

    assertThat(rules)
        .flatExtracting(
            rule ->
                QUOTED
                    .matcher(rule.at("/annotations/action").asText())
                    .results()
                    .map(match -> match.group(1))
                    .toList())
        .isNotEmpty()
        .isSubsetOf(headings);
  }

  @Test
  void everyBracketOfAnExpressionIsClosed() {
    assertThat(rules)
        .allSatisfy(
            rule -> {
              String left = expression(rule).replaceAll("\"[^\"]*\"|[^\\[\\](){}]", "");
              while (left.matches(".*(\\(\\)|\\[]|\\{}).*")) {
                left = left.replaceAll("\\(\\)|\\[]|\\{}", "");
              }
              assertThat(left).as(expression(rule)).isEmpty();
            });
  }

  private static List<String> values(Pattern matcher) {
    return rules.stream()
        .flatMap(rule -> matcher.matcher(expression(rule)).results())
        .flatMap(match -> Stream.of(match.group(1).split("\\|")))
        .distinct()
        .toList();
  }

  private static String expression(JsonNode rule) {
    return rule.path("expr").asText();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
