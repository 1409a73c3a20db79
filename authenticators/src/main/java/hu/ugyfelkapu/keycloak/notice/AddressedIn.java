package hu.ugyfelkapu.keycloak.notice;

import java.util.Locale;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;

/**
 * A citizen addressed in the language they use right now: Keycloak reads a mail's language from
 * this attribute.
 */
final class AddressedIn extends UserModelDelegate {

  private final Locale locale;

  AddressedIn(UserModel user, Locale locale) {
    super(user);
    this.locale = locale;
  }

  @Override
  public String getFirstAttribute(String name) {
    return UserModel.LOCALE.equals(name) ? locale.toLanguageTag() : super.getFirstAttribute(name);
  }
}
