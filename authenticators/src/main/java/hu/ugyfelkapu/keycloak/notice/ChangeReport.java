package hu.ugyfelkapu.keycloak.notice;

import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What has to follow every change of a person's factors, password or address: the event, the
 * notice, and the end of the person's other sessions (mission.md §3 "Changing factors").
 *
 * @param session Keycloak's session of the request
 * @param realm realm of the person
 * @param user the person
 * @param locale language of the notice
 * @param event a fresh event builder for this person
 * @param ownSession id of the user session that stays; empty to end all
 */
public record ChangeReport(
    KeycloakSession session,
    RealmModel realm,
    UserModel user,
    Locale locale,
    EventBuilder event,
    Optional<String> ownSession) {

  /**
   * @param address where the notice goes, which after a change of address is the old one
   */
  public void tell(Change change, ChangedCredential credential, String address) {
    OtherSessions.end(this, change);
    mention(change, credential, address);
  }

  /**
   * Event and notice alone, for what changes no right: sessions stay. To the registered address.
   */
  public void mention(Change change, ChangedCredential credential) {
    mention(change, credential, user.getEmail());
  }

  private void mention(Change change, ChangedCredential credential, String address) {
    EventBuilder told =
        event.clone().event(change.event()).user(user).detail("ugyfelkapu_change", change.id());
    credential.describe(told);
    credential.olderEvent(change.event()).ifPresent(older -> told.clone().event(older).success());
    told.success();
    ChangeNotice.afterCommit(session, realm, user.getId(), address, locale, change);
  }

  /** The same, to the registered address. */
  public void tell(Change change, ChangedCredential credential) {
    tell(change, credential, user.getEmail());
  }
}
