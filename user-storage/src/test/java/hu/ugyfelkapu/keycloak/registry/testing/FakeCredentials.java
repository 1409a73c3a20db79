package hu.ugyfelkapu.keycloak.registry.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserCredentialManager;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Keycloak's own credentials, in memory. */
public final class FakeCredentials {

  /** How often they were read. */
  public final AtomicInteger reads = new AtomicInteger();

  private final Map<String, List<CredentialModel>> stored = new HashMap<>();

  /** Gives a user a password of Keycloak's own. */
  public void addPassword(String userId) {
    CredentialModel password = new CredentialModel();
    password.setId("password-" + list(userId).size());
    password.setType(PasswordCredentialModel.TYPE);
    list(userId).add(password);
  }

  public List<CredentialModel> list(String userId) {
    return stored.computeIfAbsent(userId, id -> new ArrayList<>());
  }

  /** What Keycloak itself would give for this user. */
  public UserCredentialManager of(String userId) {
    Map<String, Function<Object[], Object>> answers =
        Map.of(
            "getStoredCredentialsStream", a -> read(userId),
            "updateStoredCredential", a -> update(userId, (CredentialModel) a[0]),
            "updateCredentialLabel", a -> label(userId, (String) a[0], (String) a[1]),
            "removeStoredCredentialById",
                a -> list(userId).removeIf(each -> each.getId().equals(a[0])));
    return Stub.of(UserCredentialManager.class, answers::get);
  }

  /** As a database gives them: new objects each time. */
  private Stream<CredentialModel> read(String userId) {
    reads.incrementAndGet();
    return list(userId).stream().map(CredentialModel::shallowClone);
  }

  private Object update(String userId, CredentialModel changed) {
    list(userId)
        .replaceAll(each -> each.getId().equals(changed.getId()) ? changed.shallowClone() : each);
    return null;
  }

  private Object label(String userId, String id, String label) {
    list(userId).stream()
        .filter(each -> each.getId().equals(id))
        .forEach(each -> each.setUserLabel(label));
    return null;
  }
}
