package hu.ugyfelkapu.keycloak.registry.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;

/** What is to happen when Keycloak's transaction ends, in Keycloak's order. */
public final class FakeTransactions {

  private final List<KeycloakTransaction> prepared = new ArrayList<>();
  private final List<KeycloakTransaction> after = new ArrayList<>();

  /** Ends the transaction well, unless something that was prepared throws. */
  public void commit() {
    try {
      prepared.forEach(KeycloakTransaction::commit);
    } catch (RuntimeException e) {
      rollback();
      throw e;
    }
    after.forEach(KeycloakTransaction::commit);
  }

  /** What was prepared has been committed, but Keycloak's own database fails. */
  public void failAfterPrepare() {
    prepared.forEach(KeycloakTransaction::commit);
    rollback();
  }

  public void rollback() {
    after.forEach(KeycloakTransaction::rollback);
  }

  KeycloakTransactionManager manager() {
    Map<String, Function<Object[], Object>> answers =
        Map.of(
            "enlistPrepare", a -> enlist(prepared, a[0]),
            "enlistAfterCompletion", a -> enlist(after, a[0]));
    return Stub.of(KeycloakTransactionManager.class, answers::get);
  }

  private static Object enlist(List<KeycloakTransaction> list, Object transaction) {
    KeycloakTransaction enlisted = (KeycloakTransaction) transaction;
    enlisted.begin();
    list.add(enlisted);
    return null;
  }
}
