package hu.ugyfelkapu.keycloak.registry.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.policy.DefaultPasswordPolicyManagerProvider;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.storage.federated.UserFederatedStorageProvider;

/**
 * The little of Keycloak that the user store touches: federated attributes, the cost of a hash, and
 * password policies, which are Keycloak's real ones.
 */
public final class FakeKeycloak {

  /** Attributes in federated storage, by user id. */
  public final Map<String, MultivaluedHashMap<String, String>> federated =
      new java.util.HashMap<>();

  public final AtomicInteger hashes = new AtomicInteger();

  /** As the realm's setting writes them; none at first. */
  public String passwordPolicy = "";

  public final RealmModel realm =
      Stub.of(
          RealmModel.class,
          answers(
              Map.of("getPasswordPolicy", a -> PasswordPolicy.parse(session(), passwordPolicy))));

  public KeycloakSession session() {
    KeycloakContext context =
        Stub.of(KeycloakContext.class, answers(Map.of("getRealm", a -> realm)));
    return Stub.of(
        KeycloakSession.class,
        answers(Map.of("getContext", a -> context, "getProvider", this::provider)));
  }

  private Object provider(Object[] wanted) {
    Class<?> type = (Class<?>) wanted[0];
    if (type == PasswordPolicyManagerProvider.class) {
      return new DefaultPasswordPolicyManagerProvider(session());
    }
    if (type == PasswordPolicyProvider.class) {
      return ServiceLoader.load(PasswordPolicyProviderFactory.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(factory -> factory.getId().equals(wanted[1]))
          .findFirst()
          .orElseThrow()
          .create(session());
    }
    if (type == UserFederatedStorageProvider.class) {
      return Stub.of(
          UserFederatedStorageProvider.class,
          answers(
              Map.of(
                  "getAttributes", a -> new MultivaluedHashMap<>(attributes((String) a[1])),
                  "setSingleAttribute", a -> set(a, List.of((String) a[3])),
                  "setAttribute", a -> set(a, strings(a[3])),
                  "removeAttribute", a -> attributes((String) a[1]).remove(a[2]))));
    }
    if (type == PasswordHashProvider.class) {
      return Stub.of(
          PasswordHashProvider.class,
          answers(
              Map.of(
                  "encodedCredential",
                  a -> {
                    hashes.incrementAndGet();
                    return PasswordCredentialModel.createFromValues("x", new byte[1], 1, "x");
                  })));
    }
    throw new UnsupportedOperationException(type.toString());
  }

  private Object set(Object[] arguments, List<String> values) {
    attributes((String) arguments[1]).put((String) arguments[2], new ArrayList<>(values));
    return null;
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }

  public MultivaluedHashMap<String, String> attributes(String userId) {
    return federated.computeIfAbsent(userId, id -> new MultivaluedHashMap<>());
  }

  private static Function<String, Function<Object[], Object>> answers(
      Map<String, Function<Object[], Object>> answers) {
    return answers::get;
  }
}
