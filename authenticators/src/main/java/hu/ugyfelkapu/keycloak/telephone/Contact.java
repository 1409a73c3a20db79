package hu.ugyfelkapu.keycloak.telephone;

import java.util.Optional;

/**
 * Where a person's one-time passwords go.
 *
 * @param phone number for SMS in the international form of E.164, e.g. {@code +36301234567}; empty
 *     for the registered e-mail address
 */
public record Contact(Optional<String> phone) {

  public static final Contact EMAIL = new Contact(Optional.empty());

  /**
   * @throws IllegalArgumentException if that is no {@link PhoneNumber}
   */
  public Contact {
    phone.ifPresent(PhoneNumber::new);
  }

  /** By SMS to that number. */
  public static Contact sms(PhoneNumber number) {
    return new Contact(Optional.of(number.digits()));
  }

  /** Keeps the number out of logs. */
  @Override
  public String toString() {
    return phone.isPresent() ? "Contact[sms]" : "Contact[email]";
  }
}
