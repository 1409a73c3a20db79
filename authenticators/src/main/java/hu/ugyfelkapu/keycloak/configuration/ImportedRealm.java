package hu.ugyfelkapu.keycloak.configuration;

import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.RealmModel;

/** What a realm must not be created or imported with. */
final class ImportedRealm {

  private static final String SALT = "pairwiseSubAlgorithmSalt";

  private static final Logger LOG = Logger.getLogger(ImportedRealm.class);

  private ImportedRealm() {}

  /**
   * Checks the pack's settings, and that no pairwise salt is a placeholder that the server could
   * not fill: a salt that everybody can read here would let relying parties compute one another's
   * subjects. What the server itself still lacks, such as a key in its vault, is logged.
   *
   * @throws ModelValidationException with the reason, which ends the import
   */
  static void check(KeycloakSession session, RealmModel realm) {
    AuthenticatorSettings settings = new AuthenticatorSettings(session, realm);
    settings
        .executions()
        .flatMap(execution -> settings.mistake(execution).stream())
        .findFirst()
        .ifPresent(
            mistake -> {
              throw refusal(realm, mistake.getMessage());
            });
    if (salts(realm).anyMatch(salt -> salt.startsWith("${"))) {
      throw refusal(realm, "Set UGYFELKAPU_PAIRWISE_SALT in the server's environment.");
    }
    settings
        .executions()
        .filter(settings::isInUse)
        .flatMap(execution -> settings.lack(execution).stream())
        .forEach(lack -> LOG.errorf("Realm %s: %s", realm.getName(), lack.getMessage()));
  }

  private static Stream<String> salts(RealmModel realm) {
    return realm
        .getClientScopesStream()
        .flatMap(scope -> scope.getProtocolMappersStream())
        .filter(mapper -> mapper.getConfig() != null && mapper.getConfig().get(SALT) != null)
        .map(mapper -> mapper.getConfig().get(SALT));
  }

  private static ModelValidationException refusal(RealmModel realm, String reason) {
    return new ModelValidationException("Realm " + realm.getName() + " is refused. " + reason);
  }
}
