package hu.ugyfelkapu.keycloak.themes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The template files of the theme and of the authenticators, as text. */
final class TemplateFiles {

  private static final Pattern KEY = Pattern.compile("\\bmsg\\(\"([^\"]+)\"\\s*[,)]");

  private TemplateFiles() {}

  static List<Path> login() {
    return Stream.concat(
            files(AssembledTheme.OWN.resolve("login"), 1),
            files(AssembledTheme.PAGES.resolve("templates"), 1))
        .toList();
  }

  static List<Path> mail() {
    return Stream.concat(
            Stream.of(AssembledTheme.OWN.resolve("email")),
            Stream.of(AssembledTheme.PAGES, AssembledTheme.REGISTRY)
                .flatMap(
                    module -> Stream.of("html", "text").map(module.resolve("templates")::resolve)))
        .flatMap(folder -> files(folder, 2))
        .toList();
  }

  private static Stream<Path> files(Path folder, int depth) {
    try (Stream<Path> found = Files.walk(folder, depth)) {
      return found.filter(file -> file.toString().endsWith(".ftl")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The markup that reaches the browser: the file without template comments, directives and
   * expressions.
   */
  static String markup(Path file) {
    String text = text(file).replaceAll("(?s)<#--.*?-->", "").replaceAll("\\$\\{[^{}]*}", "");
    // Strings in a directive may hold ">", as in the expression that strips tags.
    return text.replaceAll("(?s)</?[#@](\"[^\"]*\"|[^>\"])*>", "");
  }

  /** The keys that templates name literally. */
  static Set<String> keys(List<Path> files) {
    return files.stream()
        .flatMap(file -> KEY.matcher(text(file)).results())
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
