package hu.ugyfelkapu.keycloak.docker.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.server.Distribution;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Docker;
import hu.ugyfelkapu.keycloak.docker.testing.DockerEngine;
import hu.ugyfelkapu.keycloak.docker.testing.ProductImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the built image is, before anybody runs a server of it. */
@ExtendWith(DockerEngine.class)
class ImageIT {
  private static final Docker DOCKER = new Docker();
  private static String image;
  private static JsonNode facts;

  @BeforeAll
  static void build() {
    image = ProductImage.built();
    facts = AdminApi.parse(DOCKER.run("image", "inspect", image)).get(0);
  }

  /** H50: the jars under their fixed names, byte for byte those of the build. */
  @Test
  void jarsAreThoseOfTheBuild_H50() throws IOException {
    for (Path jar : Workspace.locate().providerJars()) {
      assertThat(inside("sha256sum /opt/keycloak/providers/" + jar.getFileName()))
          .startsWith(DigestUtils.sha256Hex(Files.readAllBytes(jar)));
    }
  }

  /** H54: whatever user a platform runs it as can read the pack's files, and cannot write them. */
  @Test
  void everyUserReadsThePackAndNoneWritesIt_H54() {
    String files =
        "/opt/keycloak/providers/ugyfelkapu-*.jar /opt/keycloak/data/import/*.json"
            + " /opt/keycloak/bin/entrypoint.sh /opt/keycloak/bin/health.sh";

    assertThat(inside("stat -c %a " + files).lines()).containsOnly("444", "555");
    assertThat(
            DOCKER.run(
                "run",
                "--rm",
                "--user=12345:0",
                "--entrypoint=bash",
                image,
                "-c",
                "for f in " + files + "; do [ -r $f ] && [ ! -w $f ] || echo $f; done"))
        .isEmpty();
  }

  @Test
  void runsAsAUserWithoutRights() {
    assertThat(facts.at("/Config/User").asText()).isEqualTo("1000");
    assertThat(inside("id -u").strip()).isEqualTo("1000");
    assertThat(facts.at("/Config/Cmd")).extracting(JsonNode::asText).first().isEqualTo("start");
  }

  @Test
  void holdsNoSecret() {
    assertThat(facts.at("/Config/Env"))
        .extracting(JsonNode::asText)
        .noneMatch(variable -> variable.matches("(?i).*(password|secret|salt).*"));
    assertThat(DOCKER.run("history", "--no-trunc", "--format", "{{.CreatedBy}}", image))
        .doesNotContainPattern("(?i)(password|secret|salt)");
    assertThat(
            inside(
                "for d in /run/secrets /run/vault /opt/keycloak/conf/truststores;"
                    + " do if [ -d $d ]; then ls -A $d; fi; done"))
        .isEmpty();
    assertThat(inside("cat /opt/keycloak/conf/keycloak.conf").lines())
        .allMatch(line -> line.isBlank() || line.startsWith("#"));
    assertThat(inside("ls -A /opt/keycloak/data")).isEqualTo("import\n");
  }

  @Test
  void labelsAndHealthCheckTellWhatItIs() {
    JsonNode labels = facts.at("/Config/Labels");

    // Of the image itself, whatever the base image bears.
    assertThat(labels.get("org.opencontainers.image.licenses").asText()).isEqualTo("Apache-2.0");
    assertThat(labels.get("org.opencontainers.image.base.name").asText())
        .endsWith("/keycloak:" + Distribution.resolved().version());
    assertThat(facts.at("/Config/Healthcheck/Test"))
        .extracting(JsonNode::asText)
        .isEqualTo(List.of("CMD", "/opt/keycloak/bin/health.sh"));
  }

  /** H53: a server that was built with other options would have to be built again, or refuse. */
  @Test
  void serverIsBuiltAndSaysWhatIsMissingWhenItIsStartedAlone_H53() {
    Docker.Result ended = DOCKER.attempt("run", "--rm", "--network=none", image);

    assertThat(ended.code()).isNotZero();
    assertThat(ended.output())
        .contains("Key material not provided to setup HTTPS")
        .doesNotContain("Updating the configuration", "--optimized");
  }

  /** Also where the server itself speaks TLS, proxy and health check ask for health in plain. */
  @Test
  void managementPortSpeaksPlainHttp() {
    assertThat(facts.at("/Config/Env"))
        .extracting(JsonNode::asText)
        .contains("KC_HTTP_MANAGEMENT_SCHEME=http");
  }

  @Test
  void secretThatIsGivenTwiceStartsNothing() {
    Docker.Result ended =
        DOCKER.attempt(
            "run",
            "--rm",
            "--network=none",
            "-eKC_DB_PASSWORD=a",
            "-eKC_DB_PASSWORD_FILE=/etc/hostname",
            image);

    assertThat(ended.code()).isNotZero();
    assertThat(ended.output().strip())
        .isEqualTo("Both KC_DB_PASSWORD and KC_DB_PASSWORD_FILE are set: one of them has to go.");
  }

  @Test
  void unreadableSecretIsNamedAndStartsNothing() {
    Docker.Result ended =
        DOCKER.attempt(
            "run", "--rm", "--network=none", "-eKC_DB_PASSWORD_FILE=/run/secrets/none", image);

    assertThat(ended.code()).isNotZero();
    assertThat(ended.output().strip())
        .isEqualTo(
            "The secret file /run/secrets/none, named by KC_DB_PASSWORD_FILE, cannot be read.");
  }

  private static String inside(String command) {
    return DOCKER.run("run", "--rm", "--network=none", "--entrypoint=bash", image, "-c", command);
  }
}
