package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.math.BigInteger;
import java.time.Duration;

/**
 * The positions that are asked of a telephone id that nobody has (mission.md §6): the same ones for
 * the same id, in every tab, on every node, after every restart.
 *
 * <p>They change, too, at times that only the realm knows: a person's positions change with every
 * identification, and who watches an id for months must not learn from it whether it is somebody's.
 */
record NobodysPositions(RealmMac mac) {

  private static final int SHORTEST_SPELL = (int) Duration.ofDays(1).toSeconds();
  private static final int LONGEST_SPELL = (int) Duration.ofDays(100).toSeconds();

  /** One in so many looks as if its one-time password had not been replaced yet. */
  private static final int WHOLE_OF = 16;

  Positions of(TelephoneId id) {
    String drawn = id.digits() + " " + spell(id);
    return modulo(mac.of("whole", drawn), WHOLE_OF) == 0
        ? Positions.WHOLE
        : Positions.of(mac.of("positions", drawn));
  }

  /** Number of the stretch of time in which what the id is asked stays. */
  long spell(TelephoneId id) {
    long now = BudapestTime.now().getEpochSecond();
    int length =
        SHORTEST_SPELL
            + (int) modulo(mac.of("length", id.digits()), LONGEST_SPELL - SHORTEST_SPELL + 1);
    long cell = now / length;
    // Each ends at a moment of its own: changes at midnight would tell that all others are logins.
    long edge = cell * length + modulo(mac.of("edge", id.digits() + " " + cell), length);
    return now < edge ? cell : cell + 1;
  }

  private static long modulo(byte[] bytes, int divisor) {
    return new BigInteger(1, bytes).mod(BigInteger.valueOf(divisor)).longValueExact();
  }
}
