package hu.ugyfelkapu.keycloak.registry.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;

/** All that a mail needs to know of a person: the address and the language. */
final class Addressee extends UserModelDelegate {

  private final String address;
  private final Locale locale;

  Addressee(String address, Locale locale) {
    super(null);
    this.address = address;
    this.locale = locale;
  }

  @Override
  public String getEmail() {
    return address;
  }

  @Override
  public String getUsername() {
    return "";
  }

  @Override
  public String getFirstName() {
    return null;
  }

  @Override
  public String getLastName() {
    return null;
  }

  /** Keycloak reads a mail's language from here. */
  @Override
  public String getFirstAttribute(String name) {
    return UserModel.LOCALE.equals(name) ? locale.toLanguageTag() : null;
  }

  @Override
  public Stream<String> getAttributeStream(String name) {
    return Stream.ofNullable(getFirstAttribute(name));
  }

  @Override
  public Map<String, List<String>> getAttributes() {
    return Map.of(UserModel.LOCALE, List.of(locale.toLanguageTag()));
  }
}
