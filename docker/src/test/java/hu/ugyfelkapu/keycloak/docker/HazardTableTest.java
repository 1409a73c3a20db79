package hu.ugyfelkapu.keycloak.docker;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of hazards must not rot: no hazard without a row, no row with a test that is gone. */
class HazardTableTest {
  private static final int LAST_HAZARD = 89;

  /** Number, hazard, tests, remark. */
  private static final Pattern ROW =
      Pattern.compile("^\\| (H\\d+) \\| ([^|]+) \\| ([^|]+) \\| ?([^|]*) ?\\|$", Pattern.MULTILINE);

  private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+\\.\\w+)`");

  private static final Pattern TEST_METHOD =
      Pattern.compile("@(?:Test|ParameterizedTest)\\b.*?\\bvoid\\s+(\\w+)\\s*\\(", Pattern.DOTALL);

  private final Path root = Workspace.locate().root();

  private record Row(String hazard, String text, List<String> tests, String remark) {}

  @Test
  void everyHazardHasExactlyOneRowInTheirOrder() {
    List<String> all = IntStream.rangeClosed(1, LAST_HAZARD).mapToObj(n -> "H" + n).toList();

    assertThat(rows()).extracting(Row::hazard).containsExactlyElementsOf(all);
    // A row that the pattern cannot read would otherwise go unseen.
    assertThat(table().lines().filter(line -> line.startsWith("| H"))).hasSize(LAST_HAZARD);
  }

  @Test
  void everyRowHasATestOrAReason() {
    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row.text()).isNotBlank();
              assertThat(row.tests().isEmpty() && row.remark().isBlank())
                  .as(row.hazard())
                  .isFalse();
            });
  }

  @Test
  void everyNamedTestExists() {
    Set<String> existing = tests();

    assertThat(existing).contains("HazardTableTest.everyNamedTestExists");
    assertThat(rows())
        .allSatisfy(row -> assertThat(existing).as(row.hazard()).containsAll(row.tests()));
  }

  private List<Row> rows() {
    return ROW.matcher(table()).results().map(HazardTableTest::row).toList();
  }

  private static Row row(MatchResult cells) {
    List<String> tests =
        NAMED_TEST.matcher(cells.group(3)).results().map(match -> match.group(1)).toList();
    return new Row(cells.group(1), cells.group(2), tests, cells.group(4));
  }

  private String table() {
    return read(root.resolve("docker/HAZARDS.md"));
  }

  /** {@code Class.method} of every test method in the modules' test sources. */
  private Set<String> tests() {
    Set<String> tests = new HashSet<>();
    try (Stream<Path> modules = Files.list(root)) {
      modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(HazardTableTest::sources)
          .forEach(source -> tests.addAll(testsOf(source)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tests;
  }

  private static Stream<Path> sources(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> testsOf(Path source) {
    String type = source.getFileName().toString().replace(".java", "");
    return TEST_METHOD
        .matcher(read(source))
        .results()
        .map(match -> type + "." + match.group(1))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
