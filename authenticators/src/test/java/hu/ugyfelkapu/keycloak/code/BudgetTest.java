package hu.ugyfelkapu.keycloak.code;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.AllAtOnce;
import hu.ugyfelkapu.keycloak.testing.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;

class BudgetTest {

  private final InMemoryStore store = new InMemoryStore();
  private final Budget budget = new Budget("kulcs", 3, Duration.ofMinutes(10));

  @AfterEach
  void resetClock() {
    Time.setOffset(0);
  }

  @Test
  void slotsAreTakenOneAfterTheOtherAndThenNoMore() {
    assertThat(budget.left(store)).isEqualTo(3);
    assertThat(budget.take(store)).hasValue(1);
    assertThat(budget.take(store)).hasValue(2);
    assertThat(budget.take(store)).hasValue(3);

    assertThat(budget.take(store)).isEmpty();
    assertThat(budget.left(store)).isZero();
  }

  @Test
  void slotGivenBackIsFreeAgainAndNoOtherIs() {
    budget.take(store);
    budget.take(store);
    budget.take(store);

    budget.giveBack(store, 2);

    assertThat(budget.left(store)).isEqualTo(1);
    assertThat(budget.take(store)).hasValue(2);
    assertThat(budget.take(store)).isEmpty();
  }

  @Test
  void eachSlotIsFreeAgainAfterItsOwnWindow() {
    budget.take(store);
    Time.setOffset(300);
    budget.take(store);
    budget.take(store);

    Time.setOffset(601);

    assertThat(budget.left(store)).isEqualTo(1);
    Time.setOffset(901);
    assertThat(budget.left(store)).isEqualTo(3);
  }

  @Test
  void anotherKeyIsAnotherBudget() {
    budget.take(store);

    assertThat(new Budget("masik", 3, Duration.ofMinutes(10)).left(store)).isEqualTo(3);
  }

  /** H1, H8: of many at once exactly as many get a slot as there are, each another one. */
  @Test
  void parallelTakersGetExactlyTheSlotsThereAre_H1_H8() throws InterruptedException {
    store.letReadersMeet(50);

    List<OptionalInt> taken = AllAtOnce.times(50, () -> budget.take(store));

    assertThat(taken.stream().filter(OptionalInt::isPresent).map(OptionalInt::getAsInt))
        .containsExactlyInAnyOrder(1, 2, 3);
  }
}
