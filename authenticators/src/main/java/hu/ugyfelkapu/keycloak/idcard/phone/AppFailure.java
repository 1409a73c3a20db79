package hu.ugyfelkapu.keycloak.idcard.phone;

import java.util.Locale;

/** Why the card's app brings no token, as far as a page has a text of its own for it. */
enum AppFailure {
  CANCELLED,
  OTHER;

  private static final String CANCELLED_CODE = "ERR_WEBEID_USER_CANCELLED";

  /** What the app's code means; anything may stand in its place. */
  static AppFailure of(String code) {
    return CANCELLED_CODE.equals(code) ? CANCELLED : OTHER;
  }

  /** The one of that name; anything may stand in its place. */
  static AppFailure named(String id) {
    return CANCELLED.id().equals(id) ? CANCELLED : OTHER;
  }

  /** As texts name it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
