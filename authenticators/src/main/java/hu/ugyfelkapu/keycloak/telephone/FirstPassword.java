package hu.ugyfelkapu.keycloak.telephone;

import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Hands a one-time password over, so that it reaches the person. */
@FunctionalInterface
public interface FirstPassword {

  /**
   * Called at most once, before the password is stored for good.
   *
   * @param usableUntil when it ends
   * @throws NotDeliveredException when it could not be handed over; nothing changes then
   */
  void deliver(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      Contact contact,
      TelephonePassword password,
      Instant usableUntil);

  /** Mail server or SMS gateway did not take the message; holds no address and no secret. */
  final class NotDeliveredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotDeliveredException(String message) {
      super(message);
    }
  }
}
