package hu.ugyfelkapu.keycloak.registry.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.keycloak.common.crypto.CryptoIntegration;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.PasswordHashProviderFactory;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.policy.DefaultPasswordPolicyManagerProvider;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.storage.federated.UserFederatedStorageProvider;
import org.keycloak.tracing.NoopTracingProvider;
import org.keycloak.tracing.TracingProvider;

/**
 * The little of Keycloak that the user store touches: federated attributes, and password hashes and
 * policies, which are Keycloak's real ones.
 */
public final class FakeKeycloak {

  /** Attributes in federated storage, by user id. */
  public final Map<String, MultivaluedHashMap<String, String>> federated = new HashMap<>();

  /** How many new hashes were computed by Keycloak's own hash providers. */
  public final AtomicInteger hashes = new AtomicInteger();

  /** How many passwords were compared by them. */
  public final AtomicInteger verifications = new AtomicInteger();

  /** How often Keycloak's own attributes of somebody were asked for. */
  public final AtomicInteger attributeReads = new AtomicInteger();

  /** By id; a test takes away what its server does without, or adds somebody's own. */
  public final Map<String, PasswordHashProviderFactory> hashAlgorithms = new HashMap<>();

  public String defaultHash = Argon2PasswordHashProviderFactory.ID;

  /** As the realm's setting writes them; none at first. */
  public String passwordPolicy = "";

  public final RealmModel realm =
      Stub.of(
          RealmModel.class,
          answers(
              Map.of("getPasswordPolicy", a -> PasswordPolicy.parse(session(), passwordPolicy))));

  public FakeKeycloak() {
    CryptoIntegration.init(FakeKeycloak.class.getClassLoader());
    for (PasswordHashProviderFactory factory :
        ServiceLoader.load(PasswordHashProviderFactory.class)) {
      hash(factory, Map.of());
    }
  }

  /** Puts a hash algorithm in, with the server's options for it. */
  public void hash(PasswordHashProviderFactory factory, Map<String, String> options) {
    factory.init(new MapScope(options));
    hashAlgorithms.put(factory.getId(), factory);
  }

  /** Credentials that Keycloak keeps itself, by user id. */
  public final FakeCredentials credentials = new FakeCredentials();

  /** What the present request remembers. */
  public final Map<String, Object> sessionAttributes = new HashMap<>();

  public final FakeTransactions transactions = new FakeTransactions();

  private final UserProvider users =
      Stub.of(
          UserProvider.class,
          answers(
              Map.of("getUserCredentialManager", a -> credentials.of(((UserModel) a[0]).getId()))));

  /** Ends the present request, with all that it remembers. */
  public void nextRequest() {
    sessionAttributes.clear();
  }

  public KeycloakSession session() {
    KeycloakContext context =
        Stub.of(KeycloakContext.class, answers(Map.of("getRealm", a -> realm)));
    return Stub.of(
        KeycloakSession.class,
        answers(
            Map.of(
                "getContext", a -> context,
                "getProvider", this::provider,
                "getAttribute", a -> sessionAttributes.get(a[0]),
                "setAttribute", a -> sessionAttributes.put((String) a[0], a[1]),
                "removeAttribute", a -> sessionAttributes.remove(a[0]),
                "users", a -> users,
                "getTransactionManager", a -> transactions.manager())));
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
                  "getAttributes", a -> read((String) a[1]),
                  "setSingleAttribute", a -> set(a, List.of((String) a[3])),
                  "setAttribute", a -> set(a, strings(a[3])),
                  "removeAttribute", a -> attributes((String) a[1]).remove(a[2]))));
    }
    if (type == PasswordHashProvider.class) {
      return passwordHash(wanted.length > 1 ? (String) wanted[1] : defaultHash);
    }
    if (type == TracingProvider.class) {
      return new NoopTracingProvider();
    }
    throw new UnsupportedOperationException(type.toString());
  }

  /** Keycloak's own, counted; null if the server does without it. */
  private PasswordHashProvider passwordHash(String algorithm) {
    return Optional.ofNullable(hashAlgorithms.get(algorithm))
        .map(factory -> new CountedHash(factory.create(null), hashes, verifications))
        .orElse(null);
  }

  private record CountedHash(
      PasswordHashProvider real, AtomicInteger hashes, AtomicInteger verifications)
      implements PasswordHashProvider {

    @Override
    public boolean policyCheck(PasswordPolicy policy, PasswordCredentialModel credential) {
      return real.policyCheck(policy, credential);
    }

    @Override
    public PasswordCredentialModel encodedCredential(String rawPassword, int iterations) {
      hashes.incrementAndGet();
      return real.encodedCredential(rawPassword, iterations);
    }

    @Override
    public boolean verify(String rawPassword, PasswordCredentialModel credential) {
      verifications.incrementAndGet();
      return real.verify(rawPassword, credential);
    }

    @Override
    public void close() {
      real.close();
    }
  }

  private Object set(Object[] arguments, List<String> values) {
    attributes((String) arguments[1]).put((String) arguments[2], new ArrayList<>(values));
    return null;
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }

  private MultivaluedHashMap<String, String> read(String userId) {
    attributeReads.incrementAndGet();
    return new MultivaluedHashMap<>(attributes(userId));
  }

  public MultivaluedHashMap<String, String> attributes(String userId) {
    return federated.computeIfAbsent(userId, id -> new MultivaluedHashMap<>());
  }

  private static Function<String, Function<Object[], Object>> answers(
      Map<String, Function<Object[], Object>> answers) {
    return answers::get;
  }
}
