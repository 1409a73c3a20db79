package hu.ugyfelkapu.keycloak.plus;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.InMemoryStore;
import hu.ugyfelkapu.keycloak.testing.Only;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.UserModel;

/** That the registry's store uses the same name is for the docker module's tests. */
class FactorChangeTest {

  private static final String READ = "ugyfelkapu-credentials-read";

  private final InMemoryStore store = new InMemoryStore();
  private final UserModel user = Only.of(UserModel.class, Map.of("getId", args -> "f:registry:7"));

  @Test
  void whoTakesTheTurnForgetsWhatWasReadBefore() {
    Request request = new Request();
    assertThat(FactorChange.takeTurn(request.session, user)).isTrue();
    assertThat(request.attributes).containsOnlyKeys("another");
  }

  @Test
  void turnIsOneRequestsAtATimeAndGivenBackWithTheTransaction() {
    Request first = new Request();
    Request second = new Request();
    assertThat(FactorChange.takeTurn(first.session, user)).isTrue();
    assertThat(FactorChange.takeTurn(second.session, user)).isFalse();
    assertThat(second.attributes).as("what a refusal shows").doesNotContainKey(READ);
    first.completion.forEach(KeycloakTransaction::commit);
    assertThat(FactorChange.takeTurn(second.session, user)).isTrue();
    second.completion.forEach(KeycloakTransaction::rollback);
    assertThat(FactorChange.takeTurn(first.session, user)).isTrue();
  }

  private final class Request {

    private final Map<String, Object> attributes =
        new HashMap<>(Map.of(READ, List.of(), "another", List.of()));
    private final List<KeycloakTransaction> completion = new ArrayList<>();

    private final KeycloakTransactionManager transactions =
        Only.of(
            KeycloakTransactionManager.class,
            Map.of(
                "enlistAfterCompletion",
                args -> {
                  KeycloakTransaction enlisted = (KeycloakTransaction) args[0];
                  enlisted.begin();
                  completion.add(enlisted);
                  return null;
                }));

    private final KeycloakSession session =
        Only.of(
            KeycloakSession.class,
            Map.of(
                "singleUseObjects", args -> store,
                "removeAttribute", args -> attributes.remove(args[0]),
                "getTransactionManager", args -> transactions));
  }
}
