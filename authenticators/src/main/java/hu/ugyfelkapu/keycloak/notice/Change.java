package hu.ugyfelkapu.keycloak.notice;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.keycloak.events.EventType;

/**
 * A change that the citizen is told of: each has one mail and one event. Keycloak has no event
 * types of one's own, so the nearest standard type is used, and the detail {@code
 * ugyfelkapu_change} names the change.
 */
public enum Change {
  APP_ENROLLED(EventType.UPDATE_CREDENTIAL),
  APP_SWITCHED(EventType.UPDATE_CREDENTIAL),
  APP_REMOVED(EventType.REMOVE_CREDENTIAL),
  DELETION_CODE_RENEWED(EventType.UPDATE_CREDENTIAL),
  DELETION_CODE_REMOVED(EventType.REMOVE_CREDENTIAL),
  EMAIL_ENABLED(EventType.UPDATE_CREDENTIAL),
  EMAIL_DISABLED(EventType.REMOVE_CREDENTIAL),
  PLUS_REMOVED(EventType.REMOVE_CREDENTIAL),
  PASSWORD_CHANGED(EventType.UPDATE_CREDENTIAL),
  EMAIL_CHANGED(EventType.UPDATE_EMAIL),
  REGISTRATION_ENDED(EventType.DELETE_ACCOUNT),
  TELEPHONE_ISSUED(EventType.UPDATE_CREDENTIAL),
  TELEPHONE_RENEWED(EventType.UPDATE_CREDENTIAL),
  TELEPHONE_PASSWORD_CHANGED(EventType.UPDATE_CREDENTIAL),
  TELEPHONE_LOCKED(EventType.UPDATE_CREDENTIAL),
  TELEPHONE_ENDED(EventType.REMOVE_CREDENTIAL),
  ID_CARD_USED_FIRST(EventType.UPDATE_CREDENTIAL);

  private static final Set<Change> MADE_ALREADY =
      EnumSet.of(
          PASSWORD_CHANGED,
          EMAIL_CHANGED,
          TELEPHONE_ISSUED,
          TELEPHONE_RENEWED,
          TELEPHONE_PASSWORD_CHANGED,
          TELEPHONE_LOCKED,
          TELEPHONE_ENDED);

  private final EventType event;

  Change(EventType event) {
    this.event = event;
  }

  /** As texts, events and pages name it, e.g. {@code app-enrolled}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether the change is made already, in the registry or in a transaction of its own, whatever
   * becomes of the request's transaction: then the notice goes out in any case.
   */
  boolean isMadeAlready() {
    return MADE_ALREADY.contains(this);
  }

  EventType event() {
    return event;
  }
}
