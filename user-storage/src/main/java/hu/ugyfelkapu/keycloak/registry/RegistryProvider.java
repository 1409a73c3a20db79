package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import hu.ugyfelkapu.keycloak.registry.password.PasswordCheck;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import hu.ugyfelkapu.keycloak.registry.query.RegistryQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputUpdater;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.StorageUnavailableException;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.user.UserCountMethodsProvider;
import org.keycloak.storage.user.UserLookupProvider;
import org.keycloak.storage.user.UserQueryMethodsProvider;
import org.keycloak.storage.user.UserRegistrationProvider;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.UserProfileDecorator;
import org.keycloak.userprofile.UserProfileMetadata;
import org.keycloak.userprofile.UserProfileUtil;

/**
 * The legacy registry as a user store of one realm, read-only. It owns identity data and password;
 * Keycloak keeps the rest in its federated storage.
 *
 * <p>An outage never reads as "no such user" (H62, H63, H72). Look-up by id and the stream of a
 * {@code USERNAME}+{@code EXACT} search throw {@link StorageUnavailableException}, the latter when
 * it is consumed, because {@code UserStorageManager} swallows what is thrown while it is made.
 * Look-ups by name and e-mail throw {@link RegistryUnavailableException}, because the manager reads
 * the other one as null there. Lists and counts throw while they are made: the manager leaves this
 * store out and logs it.
 */
final class RegistryProvider
    implements UserStorageProvider,
        UserLookupProvider,
        UserQueryMethodsProvider,
        UserCountMethodsProvider,
        CredentialInputValidator,
        CredentialInputUpdater,
        UserRegistrationProvider,
        UserProfileDecorator {

  private final KeycloakSession session;
  private final ComponentModel component;
  private final RegistryQueries queries;
  private final PasswordCheck passwords;

  RegistryProvider(
      KeycloakSession session,
      ComponentModel component,
      RegistryQueries queries,
      PasswordCheck passwords) {
    this.session = session;
    this.component = component;
    this.queries = queries;
    this.passwords = passwords;
  }

  @Override
  public void close() {
    // The pool belongs to the server, not to the session.
  }

  @Override
  public UserModel getUserById(RealmModel realm, String id) {
    return key(id)
        .flatMap(key -> reporting(() -> queries.byKey(key)))
        .map(row -> user(realm, row))
        .orElse(null);
  }

  @Override
  public UserModel getUserByUsername(RealmModel realm, String username) {
    return queries.byUserName(username).map(row -> user(realm, row)).orElse(null);
  }

  @Override
  public UserModel getUserByEmail(RealmModel realm, String email) {
    return queries.byEmail(email).map(row -> user(realm, row)).orElse(null);
  }

  @Override
  public Stream<UserModel> searchForUserStream(
      RealmModel realm, Map<String, String> params, Integer firstResult, Integer maxResults) {
    Supplier<Stream<UserModel>> found =
        () ->
            reporting(() -> queries.search(params, now(), firstResult, maxResults)).stream()
                .map(row -> user(realm, row));
    if (params.get(UserModel.USERNAME) != null
        && Boolean.parseBoolean(params.get(UserModel.EXACT))) {
      // The password form's question: see the class comment.
      return Stream.of(found).flatMap(Supplier::get);
    }
    return found.get();
  }

  /** Group memberships lie in federated storage, which Keycloak asks by itself. */
  @Override
  public Stream<UserModel> getGroupMembersStream(
      RealmModel realm, GroupModel group, Integer firstResult, Integer maxResults) {
    return Stream.empty();
  }

  /**
   * The registry finds nobody by a single attribute; searches go through {@link
   * #searchForUserStream}.
   */
  @Override
  public Stream<UserModel> searchForUserByUserAttributeStream(
      RealmModel realm, String name, String value) {
    return Stream.empty();
  }

  @Override
  public int getUsersCount(RealmModel realm, boolean includeServiceAccount) {
    return getUsersCount(realm, Map.of());
  }

  @Override
  public int getUsersCount(RealmModel realm, Map<String, String> params) {
    return reporting(() -> queries.count(params, now()));
  }

  @Deprecated
  @Override
  public int getUsersCount(RealmModel realm, String search) {
    return getUsersCount(realm, Map.of(UserModel.SEARCH, search));
  }

  /**
   * None, as in {@link #getGroupMembersStream}: Keycloak pages through its stores by these counts.
   */
  @Override
  public int getUsersCount(RealmModel realm, Set<String> groupIds) {
    return 0;
  }

  @Deprecated
  @Override
  public int getUsersCount(RealmModel realm, String search, Set<String> groupIds) {
    return 0;
  }

  @Override
  public int getUsersCount(RealmModel realm, Map<String, String> params, Set<String> groupIds) {
    return 0;
  }

  @Override
  public boolean supportsCredentialType(String credentialType) {
    return PasswordCredentialModel.TYPE.equals(credentialType);
  }

  /** The registry alone decides about passwords, also for a registration that has none yet. */
  @Override
  public boolean isConfiguredFor(RealmModel realm, UserModel user, String credentialType) {
    return supportsCredentialType(credentialType);
  }

  /** Reads state and hash anew, whatever the user object was made from. */
  @Override
  public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
    if (!supportsCredentialType(input.getType())) {
      return false;
    }
    return key(user.getId())
        .flatMap(key -> reporting(() -> queries.password(key, now())))
        .map(stored -> passwords.matches(stored, input.getChallengeResponse()))
        .orElseGet(passwords::matchesNothing);
  }

  /**
   * @throws ReadOnlyException for a password: the registry is read-only, and Keycloak must not keep
   *     one beside it (H69)
   */
  @Override
  public boolean updateCredential(RealmModel realm, UserModel user, CredentialInput input) {
    if (supportsCredentialType(input.getType())) {
      throw readOnlyPassword();
    }
    return false;
  }

  @Override
  public void disableCredentialType(RealmModel realm, UserModel user, String credentialType) {
    if (supportsCredentialType(credentialType)) {
      throw readOnlyPassword();
    }
  }

  @Override
  public Stream<String> getDisableableCredentialTypesStream(RealmModel realm, UserModel user) {
    return Stream.empty();
  }

  /** Registers nobody: Keycloak asks the next store. */
  @Override
  public UserModel addUser(RealmModel realm, String username) {
    return null;
  }

  /**
   * Removes nobody. Keycloak has already wiped the person's factors when it asks, so the answer
   * must undo that too.
   *
   * @throws ModelValidationException always: the request is refused and rolled back
   */
  @Override
  public boolean removeUser(RealmModel realm, UserModel user) {
    throw new ModelValidationException(
        "The legacy registry owns its registrations; they cannot be deleted here.");
  }

  /**
   * Makes the registry's attributes read-only for these users, as Keycloak's LDAP store does: forms
   * then show them without asking, and neither a save in the admin console nor an update of the
   * profile tries to write them (H70).
   */
  @Override
  public List<AttributeMetadata> decorateUserProfile(
      String providerId, UserProfileMetadata metadata) {
    int order = metadata.getAttributes().size();
    List<AttributeMetadata> undeclared = new ArrayList<>();
    for (OwnedAttribute owned : OwnedAttribute.values()) {
      List<AttributeMetadata> declared = metadata.getAttribute(owned.attribute());
      declared.forEach(each -> each.addWriteCondition(AttributeMetadata.ALWAYS_FALSE));
      if (declared.isEmpty()) {
        undeclared.add(
            UserProfileUtil.createAttributeMetadata(
                owned.attribute(), metadata, null, order++, component.getName()));
      }
    }
    return undeclared;
  }

  private UserModel user(RealmModel realm, RegistrationRow row) {
    return new Registration(session, realm, component, row);
  }

  private static Optional<RegistrationKey> key(String keycloakId) {
    return RegistrationKey.parse(StorageId.externalId(keycloakId));
  }

  private static <T> T reporting(Supplier<T> question) {
    try {
      return question.get();
    } catch (RegistryUnavailableException e) {
      throw new StorageUnavailableException(e.getMessage(), e);
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  private static ReadOnlyException readOnlyPassword() {
    return new ReadOnlyException("The legacy registry owns the password; it is read-only.");
  }
}
