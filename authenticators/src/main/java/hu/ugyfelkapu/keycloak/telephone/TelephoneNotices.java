package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangeReport;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.notice.PersonLocale;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What has to follow a step of {@link TelephoneRegistration}: the event, the notice to the person,
 * and the end of the person's other sessions (mission.md §3 "Changing factors"). To be called once
 * the step has been made, at most one per request.
 */
public final class TelephoneNotices {

  private TelephoneNotices() {}

  /**
   * An official has issued the method.
   *
   * @param event of {@link #byOfficial}
   */
  public static void issued(
      KeycloakSession session, RealmModel realm, UserModel user, EventBuilder event) {
    tell(session, realm, user, event, Change.TELEPHONE_ISSUED, Optional.empty());
  }

  /**
   * There is a new one-time password.
   *
   * @param event of {@link #byOfficial}, or of the person's own request
   */
  public static void renewed(
      KeycloakSession session, RealmModel realm, UserModel user, EventBuilder event) {
    tell(session, realm, user, event, Change.TELEPHONE_RENEWED, Optional.empty());
  }

  /**
   * The person has set the password.
   *
   * @param ownSession id of the user session that stays, which on the web is the one that has set
   *     it; empty on the voice line
   */
  public static void changed(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      EventBuilder event,
      Optional<String> ownSession) {
    tell(session, realm, user, event, Change.TELEPHONE_PASSWORD_CHANGED, ownSession);
  }

  /**
   * The method has ended.
   *
   * @param event of {@link #byOfficial}
   */
  public static void ended(
      KeycloakSession session, RealmModel realm, UserModel user, EventBuilder event) {
    tell(session, realm, user, event, Change.TELEPHONE_ENDED, Optional.empty());
  }

  /** An event for what an official does; without an address, since it would be the official's. */
  public static EventBuilder byOfficial(KeycloakSession session, RealmModel realm) {
    return new EventBuilder(realm, session).detail("ugyfelkapu_by", "official");
  }

  private static void tell(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      EventBuilder event,
      Change change,
      Optional<String> ownSession) {
    ChangedCredential credential =
        TelephoneCredential.of(user)
            .map(ChangedCredential::of)
            .orElseGet(() -> ChangedCredential.ofType(TelephoneCredential.TYPE));
    new ChangeReport(session, realm, user, PersonLocale.of(realm, user), event, ownSession)
        .tell(change, credential);
  }
}
