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

  private static final int SHORTEST_SPELL_DAYS = 20;
  private static final int LONGEST_SPELL_DAYS = 100;

  /** One in so many looks as if its one-time password had not been replaced yet. */
  private static final int WHOLE_OF = 16;

  Positions of(TelephoneId id) {
    String drawn = id.digits() + " " + spell(id);
    return modulo(mac.of("whole", drawn), WHOLE_OF) == 0
        ? Positions.WHOLE
        : Positions.of(mac.of("positions", drawn));
  }

  /** Number of the stretch of days in which the id's positions stay. */
  private long spell(TelephoneId id) {
    long today = BudapestTime.now().getEpochSecond() / Duration.ofDays(1).toSeconds();
    long length =
        SHORTEST_SPELL_DAYS
            + modulo(mac.of("length", id.digits()), LONGEST_SPELL_DAYS - SHORTEST_SPELL_DAYS + 1);
    return (today + modulo(mac.of("begin", id.digits()), (int) length)) / length;
  }

  private static long modulo(byte[] bytes, int divisor) {
    return new BigInteger(1, bytes).mod(BigInteger.valueOf(divisor)).longValueExact();
  }
}
