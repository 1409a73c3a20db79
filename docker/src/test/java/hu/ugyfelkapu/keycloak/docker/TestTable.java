package hu.ugyfelkapu.keycloak.docker;

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
import java.util.stream.Stream;

/** A Markdown table that names, for each demand, the tests that hold us to it. */
final class TestTable {
  private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+\\.\\w+)`");

  private static final Pattern TEST_METHOD =
      Pattern.compile("@(?:Test|ParameterizedTest)\\b.*?\\bvoid\\s+(\\w+)\\s*\\(", Pattern.DOTALL);

  private static final Path ROOT = Workspace.locate().root();

  private final String text;
  private final String number;

  /**
   * @param number what the first cell of a row matches, such as {@code H\\d+}
   */
  private TestTable(String text, String number) {
    this.text = text;
    this.number = number;
  }

  static TestTable read(String file, String number) {
    return new TestTable(read(ROOT.resolve(file)), number);
  }

  /**
   * @param number of the demand
   * @param text what is demanded
   * @param tests {@code Class.method} of each named test
   * @param remark why there is no test, or what else is to be said; may be empty
   */
  record Row(String number, String text, List<String> tests, String remark) {}

  List<Row> rows() {
    return Pattern.compile(
            "^\\| (" + number + ") \\| ([^|]+) \\| ([^|]*) ?\\| ?([^|]*) ?\\|$", Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(TestTable::row)
        .toList();
  }

  /** How many lines look like rows, whether they can be read or not. */
  long lines() {
    Pattern start = Pattern.compile("\\| " + number + " ");
    return text.lines().filter(line -> start.matcher(line).lookingAt()).count();
  }

  private static Row row(MatchResult cells) {
    List<String> tests =
        NAMED_TEST.matcher(cells.group(3)).results().map(match -> match.group(1)).toList();
    return new Row(cells.group(1), cells.group(2), tests, cells.group(4));
  }

  /** {@code Class.method} of every test method in the modules' test sources. */
  static Set<String> existingTests() {
    Set<String> tests = new HashSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(TestTable::sources)
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
