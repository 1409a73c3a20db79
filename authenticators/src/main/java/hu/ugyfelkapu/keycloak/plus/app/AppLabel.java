package hu.ugyfelkapu.keycloak.plus.app;

import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The name under which the entry stands in the authenticator app.
 *
 * @param issuer the realm's display name, or its name
 * @param account the user name
 */
record AppLabel(String issuer, String account) {

  static AppLabel of(RealmModel realm, UserModel user) {
    String display = realm.getDisplayName();
    return new AppLabel(
        display == null || display.isBlank() ? realm.getName() : display, user.getUsername());
  }

  /** As apps show it. */
  String forPeople() {
    return issuer + ": " + account;
  }
}
