package hu.ugyfelkapu.keycloak.telephone;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The positions of the telephone password that are asked (mission.md §6).
 *
 * @param numbers ascending, without doubles, each from 1 to 6; at least one
 */
public record Positions(List<Integer> numbers) {

  /** How many are asked of a password that is not asked whole. */
  public static final int PARTIAL = 3;

  /** The whole password. */
  public static final Positions WHOLE =
      new Positions(IntStream.rangeClosed(1, TelephonePassword.LENGTH).boxed().toList());

  private static final List<Positions> DRAWS = draws();

  /**
   * @throws IllegalArgumentException if they are not as said above
   */
  public Positions {
    numbers = List.copyOf(numbers);
    if (!isSound(numbers)) {
      throw new IllegalArgumentException("no positions of a telephone password");
    }
  }

  private static boolean isSound(List<Integer> numbers) {
    return !numbers.isEmpty()
        && numbers.stream().allMatch(n -> n >= 1 && n <= TelephonePassword.LENGTH)
        && IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i - 1) < numbers.get(i));
  }

  /** Three of the six, each of the twenty draws equally likely. */
  public static Positions draw(SecureRandom random) {
    return DRAWS.get(random.nextInt(DRAWS.size()));
  }

  /**
   * The draw that belongs to these bytes: equally distributed bytes make equally distributed draws.
   *
   * @param bytes at least 16
   */
  static Positions of(byte[] bytes) {
    return DRAWS.get(
        new BigInteger(1, bytes).mod(BigInteger.valueOf(DRAWS.size())).intValueExact());
  }

  /** Reads {@link #text}. */
  public static Positions parse(String text) {
    return new Positions(text.chars().map(c -> c - '0').boxed().toList());
  }

  /** The numbers without anything between them, e.g. {@code 146}. */
  public String text() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining());
  }

  public boolean isWhole() {
    return equals(WHOLE);
  }

  private static List<Positions> draws() {
    List<Positions> draws = new ArrayList<>();
    for (int a = 1; a <= TelephonePassword.LENGTH; a++) {
      for (int b = a + 1; b <= TelephonePassword.LENGTH; b++) {
        for (int c = b + 1; c <= TelephonePassword.LENGTH; c++) {
          draws.add(new Positions(List.of(a, b, c)));
        }
      }
    }
    return List.copyOf(draws);
  }
}
