package hu.ugyfelkapu.keycloak.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Some seconds in which citizens come for one journey to one side.
 *
 * @param number from 1; 0 is the warm-up
 */
record Round(Journey journey, Side side, int number) {

  /** All rounds of a plan in their order: the sides take turns, and turns in being the first. */
  static List<Round> of(Plan plan) {
    List<Round> rounds = new ArrayList<>();
    for (Journey journey : Journey.values()) {
      for (int number = plan.warmUp().isZero() ? 1 : 0; number <= plan.rounds(); number++) {
        List<Round> turn = new ArrayList<>();
        for (Side side : Side.values()) {
          turn.add(new Round(journey, side, number));
        }
        if (number % 2 == 0) {
          Collections.reverse(turn);
        }
        rounds.addAll(turn);
      }
    }
    return rounds;
  }

  boolean isWarmUp() {
    return number == 0;
  }

  /** Side and journey, such as {@code stock-login}. */
  String kind() {
    return (side + "-" + journey).toLowerCase(Locale.ROOT);
  }

  /** Group of the report: all counted rounds of a kind are one. */
  String group() {
    return isWarmUp() ? "warm-up-" + kind() : kind();
  }

  /** Names the round among all others. */
  String id() {
    return kind() + "-" + number;
  }
}
