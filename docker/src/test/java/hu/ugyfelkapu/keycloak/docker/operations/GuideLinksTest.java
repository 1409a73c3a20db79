package hu.ugyfelkapu.keycloak.docker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links of the guides lead to files and chapters that are there. */
class GuideLinksTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");

  @ParameterizedTest
  @ValueSource(strings = {"docker/OPERATIONS.md", "docker/HARDENING.md"})
  void everyLinkOfTheGuideLeadsSomewhere(String guide) throws IOException {
    Path file = Workspace.locate().root().resolve(guide);

    assertThat(LINK.matcher(Files.readString(file)).results())
        .isNotEmpty()
        .allSatisfy(
            link -> {
              Path target =
                  link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1)).normalize();
              assertThat(target).exists();
              if (link.group(2) != null) {
                assertThat(chapters(target)).contains(link.group(2));
              }
            });
  }

  /** As they are named in links. */
  private static Set<String> chapters(Path file) throws IOException {
    String text = CODE_BLOCK.matcher(Files.readString(file)).replaceAll("");
    return HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
