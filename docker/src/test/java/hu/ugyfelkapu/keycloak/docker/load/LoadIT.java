package hu.ugyfelkapu.keycloak.docker.load;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.load.Meter.Reading;
import hu.ugyfelkapu.keycloak.docker.server.Directories;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The load of {@link LoadBenchmark}, with one citizen for each side and journey. */
@ExtendWith(TestServerExtension.class)
class LoadIT {
  private static final LoadRun.Amount ONE_OF_EACH = new LoadRun.Amount(1, 1, 1, 1, 0);

  @Test
  void oneOfEachReachesItsTokensAndIsCounted(TestServer server) throws Exception {
    Workspace workspace = Workspace.locate();
    Path directory = workspace.target().resolve("load-smoke");
    Directories.delete(directory);
    try (LoadSides sides = LoadSides.prepare(server);
        Marks marks = new Marks(() -> new Reading(0, 0, 0, 0, 0, 0))) {
      LoadRun run = new LoadRun(workspace, directory, server.url(), marks.url());
      run.feed("stock-login", List.of(sides.stockLogin()));
      run.feed("pack-login", List.of(sides.packLoginAccount()));
      run.feed("stock-enrolment", List.of(sides.stockEnrolment()));
      run.feed("pack-enrolment", List.of(sides.packEnrolmentAccount()));

      LoadReport report = run.run(ONE_OF_EACH);

      for (String kind :
          List.of("stock-login", "pack-login", "stock-enrolment", "pack-enrolment")) {
        assertThat(report.finished(kind)).as(kind).isEqualTo(1);
        assertThat(marks.used(kind)).as("rounds of " + kind).hasSize(1);
      }
      assertThat(sides.packEnrolment().credentialTypes(server)).contains("otp");
    }
  }
}
