package hu.ugyfelkapu.keycloak.docker;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of hazards must not rot: no hazard without a row, no row with a test that is gone. */
class HazardTableTest {
  private static final int LAST_HAZARD = 89;

  @Test
  void everyHazardHasItsRowAndEveryRowTestsThatExistOrAReason() {
    TestTableRules.hold(
        TestTable.read("docker/HAZARDS.md", "H\\d+"),
        IntStream.rangeClosed(1, LAST_HAZARD).mapToObj(n -> "H" + n).toList());
  }
}
