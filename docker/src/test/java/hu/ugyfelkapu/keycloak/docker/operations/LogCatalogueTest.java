package hu.ugyfelkapu.keycloak.docker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The log catalogue of the operations guide. */
class LogCatalogueTest {
  private static final String[] HEAD = {"Logger", "Level", "Message", "Meaning", "What to do"};

  /** What all loggers begin with; the catalogue leaves it out. */
  private static final String PREFIX = "hu.ugyfelkapu.keycloak.";

  @Test
  void catalogueNamesExactlyTheMessagesOfTheSources() {
    Set<LogStatement> written = new HashSet<>();
    for (CompilationUnitTree unit : ProductSources.parse()) {
      written.addAll(LogStatements.of(unit));
    }
    // Were nothing found, an empty catalogue would do.
    assertThat(written).extracting(LogStatement::level).contains("INFO", "WARN", "ERROR");

    assertThat(catalogued()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void everyMessageHasItsMeaningAndWhatToDo() {
    assertThat(MarkdownTable.rows(HEAD)).allSatisfy(row -> assertThat(row).doesNotContain(""));
  }

  private static List<LogStatement> catalogued() {
    return MarkdownTable.rows(HEAD).stream()
        .map(
            row ->
                new LogStatement(
                    PREFIX + MarkdownTable.code(row.get(0)).get(0),
                    row.get(1),
                    MarkdownTable.code(row.get(2)).get(0)))
        .toList();
  }
}
