package hu.ugyfelkapu.keycloak.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** What is asked of every {@link TestTable}. */
final class TestTableRules {
  private TestTableRules() {}

  /** Exactly these numbers in this order, each with tests that exist or with a reason. */
  static void hold(TestTable table, List<String> numbers) {
    List<TestTable.Row> rows = table.rows();
    assertThat(rows).extracting(TestTable.Row::number).containsExactlyElementsOf(numbers);
    // A row that the pattern cannot read would otherwise go unseen.
    assertThat(table.lines()).isEqualTo(numbers.size());
    Set<String> existing = TestTable.existingTests();
    assertThat(existing)
        .contains("HazardTableTest.everyHazardHasItsRowAndEveryRowTestsThatExistOrAReason");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.text()).isNotBlank();
              assertThat(row.tests().isEmpty() && row.remark().isBlank())
                  .as(row.number())
                  .isFalse();
              assertThat(existing).as(row.number()).containsAll(row.tests());
            });
  }
}
