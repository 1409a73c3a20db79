package hu.ugyfelkapu.keycloak.docker;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The checklist of pages and mails must not rot (ux.md, A). */
class ChecklistTableTest {
  private static final int LAST_POINT = 70;

  @Test
  void everyPointHasItsRowAndEveryRowTestsThatExistOrAReason() {
    TestTableRules.hold(
        TestTable.read("themes/CHECKLIST.md", "\\d+"),
        IntStream.rangeClosed(1, LAST_POINT).mapToObj(Integer::toString).toList());
  }
}
