package hu.ugyfelkapu.keycloak.registry.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserCredentialManager;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Keycloak's own credentials, in memory. */
public final class FakeCredentials {

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

  UserCredentialManager of(String userId) {
    Map<String, Function<Object[], Object>> answers =
        Map.of(
            "getStoredCredentialsByTypeStream",
                a -> list(userId).stream().filter(each -> each.getType().equals(a[0])),
            "removeStoredCredentialById",
                a -> list(userId).removeIf(each -> each.getId().equals(a[0])));
    return Stub.of(UserCredentialManager.class, answers::get);
  }
}
