package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.query.IdentityAttribute;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.UserModel;

/**
 * The user attributes that only the registry sets: Keycloak's basic ones and the natural identity
 * data (mission.md §0, §11).
 */
enum OwnedAttribute {
  USERNAME(UserModel.USERNAME, Field.USER_NAME, RegistrationRow::userName),
  EMAIL(UserModel.EMAIL, Field.EMAIL, RegistrationRow::email),
  /** Given name; in Hungarian it stands last. */
  FIRST_NAME(UserModel.FIRST_NAME, Field.GIVEN_NAME, RegistrationRow::givenName),
  LAST_NAME(UserModel.LAST_NAME, Field.FAMILY_NAME, RegistrationRow::familyName),
  CURRENT_NAME(IdentityAttribute.CURRENT_NAME),
  BIRTH_NAME(IdentityAttribute.BIRTH_NAME),
  MOTHER_BIRTH_NAME(IdentityAttribute.MOTHER_BIRTH_NAME),
  BIRTH_PLACE(IdentityAttribute.BIRTH_PLACE),
  BIRTH_DATE(IdentityAttribute.BIRTH_DATE),
  PERSON_NUMBER(IdentityAttribute.PERSON_NUMBER);

  private final String attribute;
  private final Field field;
  private final Function<RegistrationRow, String> value;

  OwnedAttribute(String attribute, Field field, Function<RegistrationRow, String> value) {
    this.attribute = attribute;
    this.field = field;
    this.value = value;
  }

  OwnedAttribute(IdentityAttribute identity) {
    this(identity.attribute(), identity.field(), identity::of);
  }

  static Optional<OwnedAttribute> named(String attribute) {
    return Arrays.stream(values()).filter(owned -> owned.attribute.equals(attribute)).findFirst();
  }

  String attribute() {
    return attribute;
  }

  /** Where the registry keeps it. */
  Field field() {
    return field;
  }

  /** The registry's value; null if it has none. */
  String of(RegistrationRow row) {
    return value.apply(row);
  }

  /** Keycloak lower-cases user names and addresses before it writes them. */
  boolean caseless() {
    return this == USERNAME || this == EMAIL;
  }
}
