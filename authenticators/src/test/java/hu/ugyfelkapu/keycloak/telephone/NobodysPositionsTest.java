package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.Only;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeyManager;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** H34, H89: what is asked of an id that nobody has. */
class NobodysPositionsTest {

  private static final List<TelephoneId> IDS =
      IntStream.range(0, 2_000)
          .mapToObj(i -> new TelephoneId(String.format(Locale.ROOT, "%08d", i * 49_999)))
          .toList();

  @AfterEach
  void resetTime() {
    Time.setOffset(0);
  }

  @Test
  void positionsStayAndAreThoseOfEveryNode_H89() {
    assertThat(asked("titok")).isEqualTo(asked("titok"));
  }

  @Test
  void positionsAreThoseOfTheRealm() {
    assertThat(asked("titok")).isNotEqualTo(asked("masik"));
  }

  @Test
  void someAreAskedWholeAsThoseWithAOneTimePassword_H34() {
    assertThat(asked("titok").stream().filter(Positions::isWhole).count()).isBetween(60L, 200L);
  }

  /** Changes at midnight alone would tell that every other one is somebody's login. */
  @Test
  void someChangeInEveryPartOfTheDay_H34() {
    for (int part = 0; part < 4; part++) {
      Time.setOffset((int) Duration.ofHours(6L * part).toSeconds());
      List<Positions> before = asked("titok");
      Time.setOffset((int) Duration.ofHours(6L * part + 6).toSeconds());
      List<Positions> after = asked("titok");

      // Some 23 on average.
      assertThat(changes(before, after)).as("part " + part).isBetween(1L, 80L);
    }
  }

  private static long changes(List<Positions> before, List<Positions> after) {
    return IntStream.range(0, before.size())
        .filter(i -> !before.get(i).equals(after.get(i)))
        .count();
  }

  private static List<Positions> asked(String secret) {
    KeyWrapper key = new KeyWrapper();
    key.setSecretKey(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
    KeyManager keys = Only.of(KeyManager.class, Map.of("getActiveKey", args -> key));
    KeycloakSession session = Only.of(KeycloakSession.class, Map.of("keys", args -> keys));
    RealmModel realm = Only.of(RealmModel.class, Map.of("getId", args -> "realm-1"));
    NobodysPositions positions = new NobodysPositions(new RealmMac(session, realm));
    return IDS.stream().map(positions::of).toList();
  }
}
