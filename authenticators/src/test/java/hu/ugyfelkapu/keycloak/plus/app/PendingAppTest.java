package hu.ugyfelkapu.keycloak.plus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.TimeBasedOTP;

/** The app that is being set up, and its first code (mission.md §3). */
class PendingAppTest {

  private static final int PERIOD_SECONDS = 30;

  private final Map<String, Long> remembered = new HashMap<>();

  /**
   * H12: as long as a code is accepted, the look-around on both sides included, it stays
   * remembered.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void usedCodeIsRememberedForTheWholeWindow_H12(int lookAround) {
    PendingApp app = PendingApp.generate();
    String code =
        new TimeBasedOTP("HmacSHA1", 6, PERIOD_SECONDS, 0)
            .generateTOTP(app.secret().getBytes(StandardCharsets.UTF_8));

    assertThat(app.accepts(session(), realm(lookAround), code)).isTrue();

    assertThat(remembered.values())
        .singleElement()
        .satisfies(
            seconds ->
                assertThat(seconds).isGreaterThanOrEqualTo(PERIOD_SECONDS * (2L * lookAround + 1)));
    assertThat(app.accepts(session(), realm(lookAround), code)).isFalse();
  }

  private KeycloakSession session() {
    SingleUseObjectProvider store =
        only(
            SingleUseObjectProvider.class,
            (proxy, method, arguments) ->
                remembered.putIfAbsent((String) arguments[0], (Long) arguments[1]) == null);
    return only(KeycloakSession.class, (proxy, method, arguments) -> store);
  }

  private static RealmModel realm(int lookAround) {
    OTPPolicy policy = new OTPPolicy("totp", "HmacSHA1", 0, 6, lookAround, PERIOD_SECONDS);
    return only(RealmModel.class, (proxy, method, arguments) -> policy);
  }

  private static <T> T only(Class<T> type, InvocationHandler answer) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answer));
  }
}
