package hu.ugyfelkapu.keycloak.idcard.person;

import hu.ugyfelkapu.keycloak.password.AmbiguousIdentityException;
import hu.ugyfelkapu.keycloak.password.RegistrationLookup;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Finds the registrations of a card's holder (mission.md §7): of one person, or of nobody. Two
 * people who cannot be told apart by the card are nobody to it, whether their registrations may be
 * used now or not.
 */
public final class Registrations {

  /** What tells two people apart who share what the card says (mission.md §0). */
  private static final List<String> NATURAL_IDENTITY =
      List.of("birthName", "motherBirthName", "birthPlace", "birthDate");

  private final RegistrationLookup lookup;
  private final PersonFields fields;

  public Registrations(KeycloakSession session, RealmModel realm, PersonFields fields) {
    this.lookup = RegistrationLookup.ofRealm(session, realm);
    this.fields = fields;
  }

  /**
   * The registrations of that person, usable or not, in the order of their user names.
   *
   * @return empty also when there may be two people
   * @throws org.keycloak.storage.StorageUnavailableException when the registry does not answer
   */
  public List<UserModel> of(CardHolder holder) {
    // A certificate that lacks one of the fields tells of nobody.
    if (!fields.attributes().keySet().stream()
        .allMatch(field -> value(holder, field).isPresent())) {
      return List.of();
    }
    Map<String, UserModel> found = new LinkedHashMap<>();
    try {
      questions(holder)
          .forEach(
              question ->
                  lookup.byIdentity(question).stream()
                      .filter(user -> agrees(user, holder))
                      .forEach(user -> found.put(user.getId(), user)));
    } catch (AmbiguousIdentityException e) {
      return List.of();
    }
    return isOnePerson(found.values())
        ? found.values().stream().sorted(Comparator.comparing(UserModel::getUsername)).toList()
        : List.of();
  }

  /** What finds all who may agree: one question, or one for each spelling of the name. */
  private List<Map<String, String>> questions(CardHolder holder) {
    List<Map<String, String>> questions = List.of(Map.of());
    for (CertificateField field : fields.narrowing()) {
      String value = value(holder, field).orElseThrow();
      Set<String> spellings = field.isName() ? SameText.spellings(value) : Set.of(value);
      questions =
          questions.stream()
              .flatMap(
                  asked ->
                      spellings.stream()
                          .map(spelling -> with(asked, fields.attributes().get(field), spelling)))
              .toList();
    }
    return questions;
  }

  private static Map<String, String> with(Map<String, String> asked, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(asked);
    more.put(key, value);
    return more;
  }

  private boolean agrees(UserModel user, CardHolder holder) {
    return fields.attributes().entrySet().stream()
        .allMatch(
            each -> {
              String registered = user.getFirstAttribute(each.getValue());
              return registered != null
                  && SameText.key(registered)
                      .equals(SameText.key(value(holder, each.getKey()).orElseThrow()));
            });
  }

  private Optional<String> value(CardHolder holder, CertificateField field) {
    Optional<String> value = holder.value(field);
    if (field != CertificateField.SERIAL_NUMBER) {
      return value;
    }
    return value
        .filter(text -> text.startsWith(fields.serialPrefix()))
        .map(text -> text.substring(fields.serialPrefix().length()).strip())
        .filter(text -> !text.isEmpty());
  }

  /** What the registry does not know of somebody proves no one to be the same. */
  private boolean isOnePerson(Collection<UserModel> registrations) {
    List<List<String>> people =
        registrations.stream().map(Registrations::naturalIdentity).distinct().toList();
    return people.size() == 1
        && (registrations.size() == 1 || fields.isByNumber() || !people.get(0).contains(""));
  }

  private static List<String> naturalIdentity(UserModel user) {
    return NATURAL_IDENTITY.stream()
        .map(user::getFirstAttribute)
        .map(text -> text == null ? "" : SameText.key(text))
        .toList();
  }
}
