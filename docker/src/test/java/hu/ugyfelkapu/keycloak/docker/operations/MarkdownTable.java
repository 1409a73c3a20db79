package hu.ugyfelkapu.keycloak.docker.operations;

import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of the operations guide that have the same head; together they are one catalogue. */
final class MarkdownTable {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private MarkdownTable() {}

  static String guide() {
    try {
      return Files.readString(Workspace.locate().root().resolve("docker/OPERATIONS.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param head all cells of the head line
   * @return the cells of each row, without the spaces around them
   * @throws IllegalArgumentException if no table has this head, or a row has more or fewer cells
   */
  static List<List<String>> rows(String... head) {
    String line = "| " + String.join(" | ", head) + " |\n";
    List<List<String>> rows =
        Pattern.compile(Pattern.quote(line) + "\\|[-|]+\\|\n((?:\\|.*\n)+)")
            .matcher(guide())
            .results()
            .flatMap(table -> table.group(1).lines())
            .map(row -> Stream.of(row.substring(1).split("\\|")).map(String::strip).toList())
            .toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("No table begins with " + line);
    }
    rows.stream()
        .filter(row -> row.size() != head.length)
        .findFirst()
        .ifPresent(
            row -> {
              throw new IllegalArgumentException("Not " + head.length + " cells: " + row);
            });
    return rows;
  }

  /** What stands between backticks in that text. */
  static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(MarkdownTable::inner).toList();
  }

  private static String inner(MatchResult match) {
    return match.group(1);
  }
}
