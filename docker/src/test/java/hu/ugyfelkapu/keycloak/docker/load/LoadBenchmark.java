package hu.ugyfelkapu.keycloak.docker.load;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.server.Directories;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Logins and enrolments of the pack's flow and of Keycloak's own, in turns, with the same hashes in
 * the same server. The table is left at {@code docker/target/benchmark/load.md}.
 */
class LoadBenchmark {
  private static final LoadRun.Amount AMOUNT =
      new LoadRun.Amount(
          Integer.getInteger("load.rounds", 4),
          Integer.getInteger("load.seconds", 20),
          5,
          2,
          Integer.getInteger("load.warmUpSeconds", 150));

  private static final List<String> KINDS =
      List.of("stock-login", "pack-login", "stock-enrolment", "pack-enrolment");

  @Test
  void loginsAndEnrolmentsBesideThoseOfKeycloak() throws Exception {
    Workspace workspace = Workspace.locate();
    Path directory = workspace.target().resolve("benchmark/load");
    Directories.delete(directory);
    MeasuredNode node = new MeasuredNode();
    try (TestServer server = TestServer.start(node);
        LoadSides sides = LoadSides.prepare(server);
        Marks marks = new Marks(() -> meter(node, server).read())) {
      LoadRun run = new LoadRun(workspace, directory, server.url(), marks.url());
      try (Connection keycloak = node.connect();
          Connection registry = server.registry().connect()) {
        feed(run, sides, new Copies(keycloak, registry));
        for (Connection filled : List.of(keycloak, registry)) {
          try (Statement statement = filled.createStatement()) {
            statement.execute("VACUUM ANALYZE");
          }
        }
      }
      LoadReport report = run.run(AMOUNT);
      assertThat(server.log()).doesNotContain("could not be sent", "email_send_failed");
      for (String kind : KINDS) {
        assertThat(report.finished(kind)).as(kind).isEqualTo(AMOUNT.counted(kind));
        assertThat(marks.used(kind)).as("rounds of " + kind).hasSize(AMOUNT.rounds());
      }
      String text =
          "%nJDK %s, %d cores, %s.%n%n%s"
              .formatted(
                  Runtime.version().feature(),
                  Runtime.getRuntime().availableProcessors(),
                  LocalDate.now(),
                  new LoadTable(report, marks));
      System.out.println(text);
      Files.writeString(workspace.target().resolve("benchmark/load.md"), text);
    }
  }

  private static void feed(LoadRun run, LoadSides sides, Copies copies) throws Exception {
    String hash = copies.hash(sides.stockLogin());
    run.feed("stock-login", copies.ofStock(sides.stockLogin(), "kodos", AMOUNT.logins()));
    run.feed(
        "stock-enrolment", copies.ofStock(sides.stockEnrolment(), "igenylo", AMOUNT.enrolments()));
    String password = sides.stockLogin().password();
    run.feed(
        "pack-login",
        copies.ofPack(
            sides.packLogin(),
            new Account("", password, sides.packSecret()),
            "Kodos ",
            10_000_000,
            hash,
            AMOUNT.logins()));
    run.feed(
        "pack-enrolment",
        copies.ofPack(
            sides.packEnrolment(),
            new Account("", password, ""),
            "Igenylo ",
            20_000_000,
            hash,
            AMOUNT.enrolments()));
  }

  private static Meter meter(MeasuredNode node, TestServer server) {
    return new Meter(
        node.managementUrl(),
        node.compilers(),
        () -> {
          try {
            return server.registry().connect();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
