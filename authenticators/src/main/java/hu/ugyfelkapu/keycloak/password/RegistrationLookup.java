package hu.ugyfelkapu.keycloak.password;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/**
 * Finds the one registration whose user name is exactly what was typed. Keycloak's own look-ups
 * fold case, and {@code KissAnna} and {@code kissanna} may be two people (mission.md §2).
 */
public final class RegistrationLookup {

  private static final String STORAGE_SPI = "org.keycloak.storage.UserStorageProvider";

  /** More case variants of one name than any registry holds; bounds what a look-up can cost. */
  private static final int MOST_TWINS = 50;

  /** More people of one name and date of birth than any country has. */
  private static final int MOST_NAMESAKES = 200;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Set<String> registryProviders;

  RegistrationLookup(KeycloakSession session, RealmModel realm, String registryProvider) {
    this(session, realm, Set.of(registryProvider));
  }

  private RegistrationLookup(
      KeycloakSession session, RealmModel realm, Set<String> registryProviders) {
    this.session = session;
    this.realm = realm;
    this.registryProviders = registryProviders;
  }

  /**
   * Looks in every store that a password form of the realm, in whatever flow, lets people in from.
   * In a realm without such a form there are no registrations.
   */
  public static RegistrationLookup ofRealm(KeycloakSession session, RealmModel realm) {
    return new RegistrationLookup(
        session,
        realm,
        realm
            .getAuthenticationFlowsStream()
            .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
            .filter(execution -> PasswordFormFactory.ID.equals(execution.getAuthenticator()))
            .map(AuthenticationExecutionModel::getAuthenticatorConfig)
            .map(id -> id == null ? null : realm.getAuthenticatorConfigById(id))
            .map(config -> PasswordSettings.from(config == null ? null : config.getConfig()))
            .map(PasswordSettings::registry)
            .collect(Collectors.toSet()));
  }

  /** The typed name as it is compared: without outer space, in NFC. */
  public static String normalise(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
  }

  /**
   * The registration with exactly that user name.
   *
   * @param userName a normalised user name
   * @throws org.keycloak.storage.StorageUnavailableException when the registry does not answer
   */
  public Optional<UserModel> byExactUserName(String userName) {
    Set<String> registries = registries();
    try (Stream<UserModel> twins =
        session
            .users()
            .searchForUserStream(
                realm,
                Map.of(UserModel.USERNAME, userName, UserModel.EXACT, "true"),
                0,
                MOST_TWINS)) {
      List<UserModel> exact =
          twins
              .filter(user -> registries.contains(new StorageId(user.getId()).getProviderId()))
              .filter(user -> userName.equals(normalise(user.getUsername())))
              .limit(2)
              .toList();
      // Two rows of one exact name break the registry's own rule; neither may pass for the other.
      return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
    }
  }

  /**
   * The registrations with exactly those attributes, case aside.
   *
   * @param attributes attribute and value; what none of the stores knows finds nobody
   * @throws AmbiguousIdentityException when there are more than could be told apart
   * @throws org.keycloak.storage.StorageUnavailableException when the registry does not answer
   */
  public List<UserModel> byIdentity(Map<String, String> attributes) {
    Map<String, String> question = new HashMap<>(attributes);
    question.put(UserModel.EXACT, "true");
    Set<String> registries = registries();
    try (Stream<UserModel> namesakes =
        session.users().searchForUserStream(realm, question, 0, MOST_NAMESAKES + 1)) {
      List<UserModel> found = namesakes.toList();
      if (found.size() > MOST_NAMESAKES) {
        throw new AmbiguousIdentityException();
      }
      return found.stream()
          .filter(user -> registries.contains(new StorageId(user.getId()).getProviderId()))
          .toList();
    }
  }

  /** Whether the user is a registration at all, and not one of another store. */
  public boolean isRegistration(UserModel user) {
    return registries().contains(new StorageId(user.getId()).getProviderId());
  }

  private Set<String> registries() {
    return realm
        .getComponentsStream(realm.getId(), STORAGE_SPI)
        .filter(component -> registryProviders.contains(component.getProviderId()))
        .map(ComponentModel::getId)
        .collect(Collectors.toSet());
  }
}
