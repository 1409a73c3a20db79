package hu.ugyfelkapu.keycloak.docker;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.Distribution;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the Dockerfile and the compose file say must be true without building them. */
class ImageTest {
  private final Workspace workspace = Workspace.locate();

  // H53: an image built with other options would be built again at its start, or refuse it.
  @Test
  void theImageIsBuiltWithTheOptionsOfTheTestedServer() throws IOException {
    Matcher build = Pattern.compile("kc\\.sh build (.*)").matcher(dockerfile());

    assertThat(build.find()).isTrue();
    assertThat(build.group(1).trim().split(" "))
        .containsExactlyElementsOf(new BuildOptions("postgres").arguments());
    assertThat(dockerfile()).contains("CMD [\"start\", \"--optimized\"");
  }

  @Test
  void theImageHasTheVersionOfTheTestedServer() throws IOException {
    Matcher from =
        Pattern.compile("(?m)^FROM quay\\.io/keycloak/keycloak:(\\S+)").matcher(dockerfile());

    assertThat(from.results().map(match -> match.group(1)).distinct())
        .containsExactly(Distribution.resolved().version());
  }

  // H50, H54: the jars under their fixed names, readable for the image's user.
  @Test
  void theImageHoldsTheThreeJarsReadable() throws IOException {
    List<String> jars =
        Stream.of(workspace.authenticatorsJar(), workspace.userStorageJar(), workspace.themesJar())
            .map(jar -> workspace.root().relativize(jar).toString().replace('\\', '/'))
            .toList();

    assertThat(dockerfile()).contains(jars).contains("--chmod=0444");
  }

  @Test
  void theSourceFilesThatImageAndComposeNameExist() throws IOException {
    assertThat(workspace.root().resolve("docker/entrypoint.sh")).isExecutable();
    assertThat(workspace.root().resolve("docker/make-secrets")).isExecutable();
    assertThat(dockerfile()).contains("docker/entrypoint.sh");
    assertThat(dockerfile())
        .contains(workspace.root().relativize(workspace.realmFile()).toString().replace('\\', '/'));
    assertThat(workspace.realmFile()).exists();
    List<String> mounted =
        Pattern.compile("- (\\.\\.?/\\S+):/docker-entrypoint-initdb")
            .matcher(compose())
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(mounted).hasSize(2);
    assertThat(mounted)
        .allSatisfy(
            file ->
                assertThat(workspace.root().resolve("docker").resolve(file).normalize()).exists());
  }

  @Test
  void theSecretsAreFilesAndEachOneIsDrawnByTheScript() throws IOException {
    String script = Files.readString(workspace.root().resolve("docker/make-secrets"));
    List<String> files =
        Pattern.compile("file: secrets/(\\S+)")
            .matcher(compose())
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(files).hasSize(6);
    assertThat(script).contains(files);
    assertThat(compose()).doesNotContainPattern("(PASSWORD|SALT):");
  }

  private String dockerfile() throws IOException {
    return read("docker/Dockerfile");
  }

  private String compose() throws IOException {
    return read("docker/compose.yaml");
  }

  private String read(String file) throws IOException {
    Path path = workspace.root().resolve(file);
    return Files.readString(path);
  }
}
