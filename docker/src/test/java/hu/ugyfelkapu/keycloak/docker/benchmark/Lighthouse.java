package hu.ugyfelkapu.keycloak.docker.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Lighthouse from npm, as its lock file names it, asking a browser that runs already. */
final class Lighthouse {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final int port;

  /**
   * @param port where the browser's DevTools listen
   */
  Lighthouse(Workspace workspace, int port) throws IOException, InterruptedException {
    this.directory = workspace.target().resolve("lighthouse");
    this.port = port;
    Files.createDirectories(directory);
    Path tool = workspace.root().resolve("docker/src/test/lighthouse");
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(tool.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
  }

  /**
   * One look at a page on a mid-range phone with a slow line, as Lighthouse simulates it.
   *
   * @param performance 0 to 100, as accessibility and bestPractices
   * @param largestPaint time until the largest content is painted, in seconds
   * @param shift how much the layout moves, 0 is not at all
   * @param bytes of everything that came over the wire
   */
  record Figures(
      double performance,
      double accessibility,
      double bestPractices,
      double largestPaint,
      double shift,
      double bytes,
      double requests) {}

  /** Loads the address with the browser's cookies. */
  Figures look(String address) throws IOException, InterruptedException {
    Path report = directory.resolve("report.json");
    run(
        List.of(
            "node",
            "node_modules/lighthouse/cli/index.js",
            address,
            "--port=" + port,
            "--disable-storage-reset",
            "--only-categories=performance,accessibility,best-practices",
            "--output=json",
            "--output-path=" + report,
            "--quiet"));
    JsonNode json = JSON.readTree(report.toFile());
    JsonNode audits = json.get("audits");
    return new Figures(
        score(json, "performance"),
        score(json, "accessibility"),
        score(json, "best-practices"),
        audits.get("largest-contentful-paint").get("numericValue").asDouble() / 1000,
        audits.get("cumulative-layout-shift").get("numericValue").asDouble(),
        audits.get("total-byte-weight").get("numericValue").asDouble(),
        audits.get("network-requests").get("details").get("items").size());
  }

  private static double score(JsonNode json, String category) {
    return 100 * json.get("categories").get(category).get("score").asDouble();
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    int exit =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new AssertionError(command + ": " + Files.readString(output));
    }
  }
}
