package hu.ugyfelkapu.keycloak.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.testing.Only;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/** What is recorded, and when not, is for the docker module's tests. */
class IdentificationRecorderTest {

  private final List<Object> forgotten = new ArrayList<>();

  private final KeycloakSession session =
      Only.of(
          KeycloakSession.class,
          Map.of(
              "removeAttribute",
              args -> {
                forgotten.add(args[0]);
                return null;
              }));

  /** A factor that an official removes while its code is checked must not be recorded. */
  @Test
  void whatWasReadBeforeTheCodeIsForgottenFirst_H24() {
    // Knows nothing of the login: whatever the recorder looks at ends the test.
    AuthenticationFlowContext context =
        Only.of(AuthenticationFlowContext.class, Map.of("getSession", args -> session));
    assertThatThrownBy(() -> new IdentificationRecorder().authenticate(context))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(forgotten).containsExactly("ugyfelkapu-credentials-read");
  }
}
