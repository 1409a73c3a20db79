package hu.ugyfelkapu.keycloak.identification;

import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/** Keycloak's brute-force lock of a user. To be asked before any secret is looked at. */
public final class LoginLock {

  private LoginLock() {}

  /**
   * @return Keycloak's event error ({@code user_temporarily_disabled} or {@code user_disabled})
   *     while the user is locked
   */
  public static Optional<String> of(KeycloakSession session, RealmModel realm, UserModel user) {
    BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
    return Optional.ofNullable(
        AuthenticatorUtils.getDisabledByBruteForceEventError(protector, session, realm, user));
  }

  /** When the temporary lock ends; empty for none or a permanent one. */
  public static Optional<Instant> endsAt(
      KeycloakSession session, RealmModel realm, UserModel user) {
    UserLoginFailureModel failures =
        session.loginFailures().getUserLoginFailure(realm, user.getId());
    return Optional.ofNullable(failures)
        .map(UserLoginFailureModel::getFailedLoginNotBefore)
        .filter(notBefore -> notBefore > 0)
        .map(Instant::ofEpochSecond)
        .filter(end -> end.isAfter(BudapestTime.now()));
  }
}
