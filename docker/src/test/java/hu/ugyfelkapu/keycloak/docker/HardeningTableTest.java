package hu.ugyfelkapu.keycloak.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The hardening checklist must not rot. */
class HardeningTableTest {
  private static final int LAST_POINT = 40;

  /** What begins the exact check of a point that no test can make. */
  private static final String BY_HAND = "by hand: ";

  private final HardeningTable table = HardeningTable.read();

  @Test
  void everyPointHasItsRow() {
    assertThat(table.rows())
        .extracting(HardeningTable.Row::number)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, LAST_POINT).mapToObj(Integer::toString).toList());
    assertThat(table.rows())
        .allSatisfy(
            row -> {
              assertThat(row.point()).isNotBlank();
              assertThat(row.why()).isNotBlank();
            });
  }

  @Test
  void everyPointNamesTestsThatExistOrTheCheckToMakeByHand() {
    assertThat(table.rows())
        .allSatisfy(
            row -> {
              List<String> tests = row.tests();
              assertThat(TestTable.existingTests()).as(row.number()).containsAll(tests);
              if (tests.isEmpty()) {
                // The exact check: something to type or to look at.
                assertThat(row.verifiedBy()).as(row.number()).startsWith(BY_HAND);
                assertThat(row.verifiedBy().length()).isGreaterThan(BY_HAND.length());
              }
            });
  }
}
