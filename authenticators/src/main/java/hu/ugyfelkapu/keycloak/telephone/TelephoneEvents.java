package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.telephone.Answer.Reason;
import java.util.Locale;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;

/**
 * What Keycloak's events tell of an identification by telephone, on whichever channel. Nothing in
 * them grows with what was typed.
 */
public final class TelephoneEvents {

  /**
   * Why an identification failed: a {@link Reason} in small letters, {@code source} or {@code
   * realm}.
   */
  public static final String REASON = "ugyfelkapu_telephone";

  private TelephoneEvents() {}

  /**
   * One event for the refusal; that it has locked the method is told with {@link
   * TelephoneLockNotice}.
   *
   * @param event the request's own builder
   */
  public static void refused(EventBuilder event, Answer.Refused refused) {
    refused.userId().ifPresent(event::user);
    event
        .detail(REASON, refused.reason().name().toLowerCase(Locale.ROOT))
        .error(error(refused.reason()));
  }

  /** An answer that was not looked at, because a limit was reached. */
  public static void tooMany(EventBuilder event, Answer.TooMany tooMany) {
    event.detail(REASON, tooMany.realm() ? "realm" : "source").error("telephone_limit_reached");
  }

  private static String error(Reason reason) {
    return switch (reason) {
      case UNKNOWN -> Errors.USER_NOT_FOUND;
      case WRONG -> Errors.INVALID_USER_CREDENTIALS;
      case LOCKED -> Errors.NOT_ALLOWED;
      case EXPIRED -> Errors.EXPIRED_CODE;
      case DISABLED -> Errors.USER_DISABLED;
    };
  }
}
