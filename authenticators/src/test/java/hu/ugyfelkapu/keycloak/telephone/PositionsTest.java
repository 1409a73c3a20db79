package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which positions are asked (mission.md §6; hazard H89: who learns which come next, learns all).
 */
class PositionsTest {

  private static final int DRAWS = 200_000;
  private static final int KINDS = 20;

  /** With 19 degrees of freedom chance alone exceeds this once in a billion. */
  private static final double MOST_CHI_SQUARE = 81.6;

  @Test
  void eachOfTheTwentyDrawsIsEquallyLikely_H89() {
    SecureRandom random = new SecureRandom();

    assertUniform(i -> Positions.draw(random));
  }

  @Test
  void eachOfTheTwentyDrawsBelongsToEquallyManyHashes_H89() throws NoSuchAlgorithmException {
    MessageDigest sha = MessageDigest.getInstance("SHA-512");

    assertUniform(
        i -> Positions.of(sha.digest(ByteBuffer.allocate(Integer.BYTES).putInt(i).array())));
  }

  private static void assertUniform(IntFunction<Positions> draw) {
    Map<Positions, Integer> seen = new HashMap<>();
    IntStream.range(0, DRAWS).mapToObj(draw).forEach(drawn -> seen.merge(drawn, 1, Integer::sum));

    assertThat(seen).hasSize(KINDS);
    assertThat(seen.keySet())
        .allMatch(positions -> positions.numbers().size() == Positions.PARTIAL)
        .allMatch(positions -> List.of(1, 2, 3, 4, 5, 6).containsAll(positions.numbers()));
    double expected = (double) DRAWS / KINDS;
    double chiSquare =
        seen.values().stream().mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(chiSquare).isLessThan(MOST_CHI_SQUARE);
  }

  @Test
  void sameBytesMakeTheSameDraw() {
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, (byte) 0xfe);

    assertThat(Positions.of(bytes)).isEqualTo(Positions.of(bytes.clone()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "146", "123456", "16"})
  void textIsReadBackAsItWasWritten(String text) {
    assertThat(Positions.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "7", "147", "641", "112", "1a4", "1 4", "１４６", "-14", "1\n4"})
  void textThatHoldsNoPositionsIsRefused(String text) {
    assertThatThrownBy(() -> Positions.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyAllSixAreTheWholePassword() {
    assertThat(Positions.parse("123456").isWhole()).isTrue();
    assertThat(Positions.WHOLE.isWhole()).isTrue();
    assertThat(Positions.parse("12345").isWhole()).isFalse();
  }
}
