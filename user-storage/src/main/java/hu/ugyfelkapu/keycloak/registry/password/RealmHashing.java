package hu.ugyfelkapu.keycloak.registry.password;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.Pbkdf2Sha512PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Keycloak's own password hashing: its providers, and what the realm's password policy asks of them
 * now.
 */
public record RealmHashing(KeycloakSession session) {

  private static final Logger LOG = Logger.getLogger(RealmHashing.class);

  /** Algorithms that were warned of: not a state anybody relies on, and as many as installed. */
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  /**
   * One way to hash a new password.
   *
   * @param policy what it says of the iterations; an empty one leaves them to the provider
   */
  record Way(PasswordHashProvider provider, PasswordPolicy policy) {

    PasswordCredentialModel hash(String password) {
      return provider.encodedCredential(password, policy.getHashIterations());
    }
  }

  /**
   * Best first: what the realm's policy asks for, if it can be written into the registry; then
   * Keycloak's default; then what every server has, for one whose default is somebody's own.
   */
  List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    PasswordPolicy policy = session.getContext().getRealm().getPasswordPolicy();
    if (policy != null) {
      String algorithm = policy.getHashAlgorithm();
      if (algorithm == null) {
        add(ways, session.getProvider(PasswordHashProvider.class), policy);
      } else if (CredentialText.writes(algorithm)) {
        add(ways, provider(algorithm), policy);
      } else {
        tellOnce(algorithm);
      }
    }
    PasswordPolicy none = PasswordPolicy.empty();
    add(ways, session.getProvider(PasswordHashProvider.class), none);
    add(ways, provider(Argon2.ALGORITHM), none);
    add(ways, provider(Pbkdf2Sha512PasswordHashProviderFactory.ID), none);
    return ways;
  }

  /** Warns once per algorithm, since every login may come here. */
  static void tellOnce(String algorithm) {
    if (TOLD.add(algorithm)) {
      LOG.warnf(
          "The registry cannot hold hashes of %s with the parameters that this server or its"
              + " realm's password policy gives it: new passwords are hashed by another default.",
          algorithm);
    }
  }

  private static void add(List<Way> ways, PasswordHashProvider provider, PasswordPolicy policy) {
    if (provider != null) {
      ways.add(new Way(provider, policy));
    }
  }

  /** Whether a new password would get this algorithm and these parameters. */
  boolean isCurrent(PasswordCredentialModel credential) {
    return ways().stream()
        .limit(1)
        .anyMatch(way -> way.provider().policyCheck(way.policy(), credential));
  }

  /**
   * @throws IllegalArgumentException if this server does without the algorithm, as FIPS mode does
   *     without Argon2
   */
  boolean verify(PasswordCredentialModel credential, String password) {
    PasswordHashProvider provider = provider(credential.getPasswordCredentialData().getAlgorithm());
    if (provider == null) {
      throw new IllegalArgumentException("no such algorithm here");
    }
    return provider.verify(password, credential);
  }

  /**
   * Spends the time of one hash of the realm's password policy, which is also what an unknown user
   * name costs in Keycloak's own forms (H35).
   */
  void spendUsualTime() {
    ways().stream().limit(1).forEach(way -> way.hash("no password of anybody"));
  }

  private PasswordHashProvider provider(String algorithm) {
    return session.getProvider(PasswordHashProvider.class, algorithm);
  }
}
