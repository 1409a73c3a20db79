package hu.ugyfelkapu.keycloak.docker.image;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.Distribution;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.nio.file.Files;
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
        Pattern.compile("(?m)^FROM quay\\.io/keycloak/keycloak:(\\S+)")
            .matcher(dockerfile() + read("docker/mailbox/Dockerfile"));

    assertThat(from.results().map(match -> match.group(1)).distinct())
        .containsExactly(Distribution.resolved().version());
  }

  @Test
  void theLabelsTellTheProjectsVersion() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>ugyfelkapu-parent</artifactId>\\s*<version>([^<]+)")
            .matcher(read("pom.xml"));

    assertThat(version.find()).isTrue();
    assertThat(dockerfile())
        .contains("org.opencontainers.image.version=\"" + version.group(1) + "\"");
    assertThat(images()).contains("ugyfelkapu-keycloak:" + version.group(1));
  }

  @Test
  void everyImageIsPinnedToOneVersion() throws IOException {
    assertThat(images()).hasSize(4).allMatch(image -> image.matches("[a-z-]+:\\d+(\\.\\d+)+\\S*"));
  }

  @Test
  void everyFileThatImagesAndComposeNameIsThere() throws IOException {
    List<String> copied =
        Stream.of(dockerfile(), read("docker/mailbox/Dockerfile"))
            .flatMap(
                text -> Pattern.compile("(\\S+/src/\\S+|docker/\\w+\\.sh)").matcher(text).results())
            .map(match -> match.group(1))
            .filter(file -> !file.startsWith("/"))
            .toList();
    List<String> mounted =
        Pattern.compile("- (\\.\\.?/\\S+?):/")
            .matcher(compose())
            .results()
            .map(match -> "docker/" + match.group(1))
            .toList();

    assertThat(copied).hasSize(3);
    assertThat(mounted).hasSize(5);
    assertThat(Stream.concat(copied.stream(), mounted.stream()))
        .allSatisfy(file -> assertThat(workspace.root().resolve(file).normalize()).exists());
  }

  /** What an image is made of must pass the list of what the engine is given. */
  @Test
  void whatTheImagesCopyIsNotIgnored() throws IOException {
    assertThat(read(".dockerignore"))
        .contains(
            Stream.of(
                    workspace.authenticatorsJar(),
                    workspace.userStorageJar(),
                    workspace.themesJar(),
                    workspace.realmFile(),
                    workspace.root().resolve("docker/entrypoint.sh"),
                    workspace.root().resolve("docker/health.sh"),
                    workspace.target().resolve("ugyfelkapu-docker.jar"),
                    workspace.target().resolve("lib"))
                .map(file -> "!" + workspace.root().relativize(file).toString().replace('\\', '/'))
                .toList());
  }

  @Test
  void theSecretsAreFilesAndEachOneIsDrawnByTheScript() throws IOException {
    String script = read("docker/make-secrets");
    List<String> files =
        Pattern.compile("file: \\$\\{UGYFELKAPU_SECRETS:-\\./secrets}/(\\S+)")
            .matcher(compose())
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(files).hasSize(6);
    assertThat(script).contains(files);
    assertThat(compose()).doesNotContainPattern("(PASSWORD|SALT):");
  }

  @Test
  void nothingIsPublishedBeyondThisMachine() throws IOException {
    List<String> published =
        Pattern.compile("(?m)^ +- \"([^\"]+:\\d+)\"$")
            .matcher(compose())
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(published).hasSize(3).allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  /** Tags of the images that the compose file names. */
  private List<String> images() throws IOException {
    return Pattern.compile("(?m)^ +image: (\\S+)$")
        .matcher(compose())
        .results()
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  private String dockerfile() throws IOException {
    return read("docker/Dockerfile");
  }

  private String compose() throws IOException {
    return read("docker/compose.yaml");
  }

  private String read(String file) throws IOException {
    return Files.readString(workspace.root().resolve(file));
  }
}
