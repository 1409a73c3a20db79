package hu.ugyfelkapu.keycloak.code;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * At most so many times within so long, exactly, however many requests and nodes try at once.
 * Keycloak's single-use store has no counter: a budget of N is N numbered slots, and whoever puts
 * one first has it.
 *
 * @param key what is limited and for whom, unique in the server
 * @param size number of slots, at least 1
 * @param window how long a taken slot stays taken, at least a second
 */
public record Budget(String key, int size, Duration window) {

  /**
   * Takes a slot.
   *
   * @return its number from 1, or empty when all are taken
   */
  public OptionalInt take(SingleUseObjectProvider store) {
    return IntStream.rangeClosed(1, size)
        .filter(number -> store.putIfAbsent(slot(number), window.toSeconds()))
        .findFirst();
  }

  /** Gives a slot back, because what it was taken for did not happen. */
  public void giveBack(SingleUseObjectProvider store, int number) {
    store.remove(slot(number));
  }

  /** Gives every slot back. */
  public void giveAllBack(SingleUseObjectProvider store) {
    IntStream.rangeClosed(1, size).forEach(number -> giveBack(store, number));
  }

  /** How many slots are free at this moment. */
  public int left(SingleUseObjectProvider store) {
    return (int)
        IntStream.rangeClosed(1, size).filter(number -> !store.contains(slot(number))).count();
  }

  private String slot(int number) {
    return key + "." + number;
  }
}
