package hu.ugyfelkapu.keycloak.registry;

import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;

/**
 * Spends the time of one hash of the realm's password policy, which is also what an unknown user
 * name costs in Keycloak's own forms (H35).
 */
record UsualPasswordCost(KeycloakSession session) implements Runnable {

  @Override
  public void run() {
    PasswordPolicy policy = session.getContext().getRealm().getPasswordPolicy();
    String algorithm = policy == null ? null : policy.getHashAlgorithm();
    PasswordHashProvider hash =
        algorithm == null
            ? session.getProvider(PasswordHashProvider.class)
            : session.getProvider(PasswordHashProvider.class, algorithm);
    if (hash != null) {
      hash.encodedCredential(
          "no password of anybody", policy == null ? -1 : policy.getHashIterations());
    }
  }
}
