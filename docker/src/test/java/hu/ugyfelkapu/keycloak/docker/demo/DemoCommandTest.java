package hu.ugyfelkapu.keycloak.docker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the README on machines where something is missing. */
class DemoCommandTest {
  @TempDir private Path directory;
  private Path script;
  private Path tools;

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void copyTheScriptToAnEmptyTreeWithSpacesInItsPath() throws IOException {
    Path docker = Files.createDirectories(directory.resolve("a working tree/docker"));
    script =
        Files.copy(
            Workspace.locate().root().resolve("docker/demo"),
            docker.resolve("demo"),
            StandardCopyOption.COPY_ATTRIBUTES);
    tools = Files.createDirectories(directory.resolve("bin"));
    for (String tool : List.of("dirname", "sed", "find", "mkdir", "rm", "grep", "head")) {
      executable(tools.resolve(tool), "exec " + find(tool) + " \"$@\"");
    }
  }

  @Test
  void withoutJavaOneSentenceAsksForAJdk() throws Exception {
    Outcome outcome = run(Map.of());

    assertRefused(outcome, "No Java was found: install a JDK, version 17 or newer.");
  }

  @Test
  void anOldJavaIsNamedWithItsVersion() throws Exception {
    fakeJava("11", true);

    Outcome outcome = run(Map.of());

    assertRefused(
        outcome,
        "Java 11 in "
            + directory.resolve("jre")
            + " is too old: a JDK, version 17 or newer, is needed.");
  }

  @Test
  void aRuntimeWithoutCompilerIsNotEnough() throws Exception {
    fakeJava("21", false);

    Outcome outcome = run(Map.of());

    assertRefused(
        outcome,
        "The Java in "
            + directory.resolve("jre")
            + " is only a runtime: a JDK, version 17 or newer, is needed.");
  }

  @Test
  void aWrongJavaHomeIsNamed() throws Exception {
    Outcome outcome = run(Map.of("JAVA_HOME", "/nowhere"));

    assertRefused(outcome, "JAVA_HOME is set to /nowhere, but there is no bin/java in it.");
  }

  @Test
  void withoutMavenOneSentenceAsksForIt() throws Exception {
    fakeJava("17", true);

    Outcome outcome = run(Map.of());

    assertRefused(
        outcome, "Maven was not found: install it and make sure that mvn is on the path.");
  }

  @Test
  void aFailedBuildNamesItsLog() throws Exception {
    fakeJava("17", true);
    executable(tools.resolve("mvn"), "echo '[ERROR] something broke'; exit 1");
    for (String tool : List.of("mv", "cat")) {
      executable(tools.resolve(tool), "exec " + find(tool) + " \"$@\"");
    }

    Outcome outcome = run(Map.of());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("[ERROR] something broke")
        .contains("The build failed; Maven's output is in")
        .contains("docker/target/demo/maven.log");
  }

  @Test
  void aBuildOnAFullDiskSaysSo() throws Exception {
    fakeJava("17", true);
    executable(tools.resolve("mvn"), "echo 'java.io.IOException: No space left on device'; exit 1");

    Outcome outcome = run(Map.of());

    assertRefused(outcome, "The build failed because the disk is full.");
  }

  @Test
  void aPortInUseEndsTheRunnerWithOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome = runner("--port=" + taken.getLocalPort(), "--pages-port=" + Ports.free());

      assertRefused(
          outcome,
          "Port " + taken.getLocalPort() + ", needed for Keycloak, is in use by another program.");
    }
  }

  @Test
  void anUnknownArgumentEndsTheRunnerWithOneSentence() throws Exception {
    assertRefused(
        runner("--prot=1"), "Unknown argument --prot=1; known are --port=N and --pages-port=N.");
  }

  @Test
  void aPortThatIsNoneEndsTheRunnerWithOneSentence() throws Exception {
    assertRefused(runner("--port=70000"), "Not a port number between 1 and 65535: --port=70000");
  }

  private static void assertRefused(Outcome outcome, String sentence) {
    assertThat(outcome.err().strip()).isEqualTo(sentence);
    assertThat(outcome.code()).isEqualTo(1);
  }

  private void fakeJava(String version, boolean compiler) throws IOException {
    Path home = directory.resolve("jre");
    Files.createDirectories(home.resolve("bin"));
    executable(
        tools.resolve("java"),
        "echo '    java.home = "
            + home
            + "'\necho '    java.specification.version = "
            + version
            + "'");
    if (compiler) {
      executable(home.resolve("bin/javac"), "exit 0");
    }
  }

  private static void executable(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path find(String tool) {
    return List.of("/usr/bin/", "/bin/").stream()
        .map(place -> Path.of(place + tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private Outcome run(Map<String, String> environment) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(find("bash").toString(), script.toString());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().putAll(environment);
    return finish(builder);
  }

  private Outcome runner(String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Demo.class.getName());
    builder.command().addAll(List.of(arguments));
    return finish(builder);
  }

  private Outcome finish(ProcessBuilder builder) throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        builder
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .directory(directory.toFile())
            .start();
    int code = process.waitFor();
    return new Outcome(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
