package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import hu.ugyfelkapu.keycloak.registry.lifecycle.PlannedEnd;
import hu.ugyfelkapu.keycloak.registry.password.HashUpgrade;
import hu.ugyfelkapu.keycloak.registry.password.NewPassword;
import hu.ugyfelkapu.keycloak.registry.password.PasswordCheck;
import hu.ugyfelkapu.keycloak.registry.password.RealmHashing;
import hu.ugyfelkapu.keycloak.registry.query.PasswordRecord;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import hu.ugyfelkapu.keycloak.registry.query.RegistryQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputUpdater;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
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
 * The legacy registry as a user store of one realm. It owns identity data and password; Keycloak
 * keeps the rest in its federated storage. Read-only, unless the edit mode says otherwise: in
 * WRITABLE a citizen's own changes (mission.md §8) are written into the registry at once. They do
 * not wait for Keycloak's transaction, and stand if that one fails later. In UNSYNCED Keycloak
 * keeps new passwords and addresses itself.
 *
 * <p>An outage never reads as "no such user" (H62, H63, H72). Look-up by id and the stream of an
 * {@code EXACT} search, which is what logins ask, throw {@link StorageUnavailableException}, the
 * latter when it is consumed, because {@code UserStorageManager} swallows what is thrown while it
 * is made. Look-ups by name and e-mail throw {@link RegistryUnavailableException}, because the
 * manager reads the other one as null there. Lists and counts throw while they are made: the
 * manager leaves this store out and logs it. Changes throw {@link StorageUnavailableException}.
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
  private final Registry registry;
  private final RegistryQueries queries;
  private final Optional<NewRegistrations> newRegistrations;
  private final PasswordCheck passwords;
  private final ListedUsers listed = new ListedUsers();

  RegistryProvider(
      KeycloakSession session,
      ComponentModel component,
      Registry registry,
      PasswordCheck passwords) {
    this.session = session;
    this.component = component;
    this.registry = registry;
    this.queries = registry.queries();
    this.newRegistrations =
        registry.creation().map(creation -> new NewRegistrations(session, creation));
    this.passwords = passwords;
  }

  @Override
  public void close() {
    // The pool belongs to the server, not to the session.
  }

  @Override
  public UserModel getUserById(RealmModel realm, String id) {
    return listed
        .take(id)
        .or(
            () ->
                key(id)
                    .flatMap(key -> reporting(() -> queries.byKey(key)))
                    .map(row -> user(realm, row)))
        .orElse(null);
  }

  @Override
  public UserModel getUserByUsername(RealmModel realm, String username) {
    return queries.byUserName(username).map(row -> user(realm, row)).orElse(null);
  }

  @Override
  public UserModel getUserByEmail(RealmModel realm, String email) {
    return queries
        .byEmail(email)
        .map(row -> user(realm, row))
        // Keycloak may know another address of this person by now.
        .filter(user -> email.equalsIgnoreCase(user.getEmail()))
        .orElse(null);
  }

  @Override
  public Stream<UserModel> searchForUserStream(
      RealmModel realm, Map<String, String> params, Integer firstResult, Integer maxResults) {
    Supplier<Stream<UserModel>> found =
        () ->
            reporting(() -> queries.search(params, now(), firstResult, maxResults)).stream()
                .map(row -> user(realm, row));
    if (Boolean.parseBoolean(params.get(UserModel.EXACT))) {
      // The question of a login: see the class comment.
      return listed.remembered(Stream.of(found).flatMap(Supplier::get));
    }
    return listed.remembered(found.get());
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

  /**
   * Reads state and hash anew, whatever the user object was made from. A good password also
   * replaces a hash that is outdated, if the registry may be written.
   */
  @Override
  public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
    if (!supportsCredentialType(input.getType())) {
      return false;
    }
    if (registry.unsynced() && localPasswords(user).findAny().isPresent()) {
      // Keycloak's own password has taken the registry's place, and is checked next.
      return false;
    }
    boolean valid =
        key(user.getId())
            .flatMap(
                key ->
                    reporting(() -> queries.password(key, now()))
                        .map(stored -> isValid(key, stored, input.getChallengeResponse())))
            .orElseGet(passwords::matchesNothing);
    if (!valid && !registry.unsynced()) {
      forgetLocalPasswords(user);
    }
    return valid;
  }

  /**
   * Keycloak goes on to a password of its own when the registry says no. One that was left behind
   * by the edit mode UNSYNCED must not be a second password for ever (H69).
   */
  private static void forgetLocalPasswords(UserModel user) {
    localPasswords(user)
        .toList()
        .forEach(local -> user.credentialManager().removeStoredCredentialById(local.getId()));
  }

  private static Stream<CredentialModel> localPasswords(UserModel user) {
    return user.credentialManager().getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE);
  }

  private boolean isValid(RegistrationKey key, PasswordRecord stored, String typed) {
    boolean matches = passwords.matches(stored, typed);
    if (matches) {
      registry
          .changes()
          .ifPresent(
              changes ->
                  new HashUpgrade(passwords, newPassword(), changes)
                      .afterGoodLogin(key, stored, typed));
    }
    return matches;
  }

  private NewPassword newPassword() {
    return new NewPassword(new RealmHashing(session));
  }

  /**
   * Writes a new password that keeps the realm's password policies, and restarts the validity of
   * the registration. The old password is not asked for.
   *
   * @return false in the edit mode UNSYNCED: Keycloak keeps the password then
   * @throws ReadOnlyException for a password of a read-only registry: Keycloak must not keep one
   *     beside it (H69)
   * @throws ModelException with a message key and its parameters if a policy is not kept, the
   *     password is too long, or the registration is gone or not entitled; nothing is written
   */
  @Override
  public boolean updateCredential(RealmModel realm, UserModel user, CredentialInput input) {
    if (!supportsCredentialType(input.getType())) {
      return false;
    }
    if (registry.unsynced()) {
      change(user, this::requireEntitled);
      return false;
    }
    RegistryChanges changes = registry.changes().orElseThrow(RegistryProvider::readOnlyPassword);
    String password = input.getChallengeResponse();
    requirePolicies(realm, user, password);
    String hash = newPassword().hash(password);
    Optional<Registration> made = newRegistrations.flatMap(each -> each.find(user.getId()));
    if (made.isPresent()) {
      newRegistrations.get().password(made.get(), hash);
    } else {
      change(user, key -> changes.password(key, hash, now()));
      forgetLocalPasswords(user);
    }
    return true;
  }

  private void requireEntitled(RegistrationKey key) {
    if (queries.password(key, now()).filter(PasswordRecord::entitled).isEmpty()) {
      throw new ModelValidationException(RegistryChanges.NOT_CHANGEABLE);
    }
  }

  private void requirePolicies(RealmModel realm, UserModel user, String password) {
    PolicyError error =
        session
            .getProvider(PasswordPolicyManagerProvider.class)
            .validate(realm, user, password == null ? "" : password);
    if (error != null) {
      throw new ModelException(error.getMessage(), error.getParameters());
    }
  }

  /**
   * A password can be changed, but not taken away; only one that Keycloak keeps beside the registry
   * goes, and the registry's counts again.
   */
  @Override
  public void disableCredentialType(RealmModel realm, UserModel user, String credentialType) {
    if (supportsCredentialType(credentialType) && !registry.unsynced()) {
      throw readOnlyPassword();
    }
  }

  @Override
  public Stream<String> getDisableableCredentialTypesStream(RealmModel realm, UserModel user) {
    return Stream.empty();
  }

  /**
   * Makes a registration where the settings say so; otherwise Keycloak asks the next store. The row
   * is temporary until Keycloak's transaction commits.
   *
   * @throws org.keycloak.models.ModelDuplicateException if the registry has this very user name
   * @throws ModelValidationException with a message key if this is no user name (mission.md §2), or
   *     the registry does not take it
   */
  @Override
  public UserModel addUser(RealmModel realm, String username) {
    if (newRegistrations.isEmpty()) {
      return null;
    }
    NewRegistrations made = newRegistrations.get();
    RegistrationRow row = reporting(() -> made.begin(username));
    Registration user = new Registration(session, realm, component, row, userId -> made.edits());
    made.keep(user);
    return user;
  }

  /**
   * Ends the registration; its row stays (H68). Keycloak has already wiped the person's factors
   * when it asks, so a refusal must undo that too.
   *
   * @return true; also if it had ended before
   * @throws ModelValidationException if the registry is not written or the registration is gone:
   *     the request is refused and rolled back
   */
  @Override
  public boolean removeUser(RealmModel realm, UserModel user) {
    RegistryChanges changes =
        registry
            .changes()
            .orElseThrow(
                () ->
                    new ModelValidationException(
                        "The legacy registry owns its registrations; they cannot be deleted here."));
    change(user, PlannedEnd.of(session).orElse(changes::end));
    return true;
  }

  /**
   * Makes the registry's attributes read-only for these users, as Keycloak's LDAP store does: forms
   * then show them without asking, and neither a save in the admin console nor an update of the
   * profile tries to write them (H70). So is the e-mail address whatever the edit mode: a form of
   * the profile asks for neither level nor code, and the address receives codes (H27).
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
    return newRegistrations
        .flatMap(made -> made.find(id(row)))
        .orElseGet(
            () -> new Registration(session, realm, component, row, userId -> edits(realm, userId)));
  }

  private String id(RegistrationRow row) {
    return StorageId.keycloakId(component, row.key().externalId());
  }

  private Edits edits(RealmModel realm, String userId) {
    if (registry.unsynced()) {
      return new UnsyncedEdits(session, realm, userId);
    }
    return registry
        .changes()
        .<Edits>map(
            changes -> new WritableEdits(changes, new UnsyncedEdits(session, realm, userId)))
        .orElseGet(ReadOnlyEdits::new);
  }

  private void change(UserModel user, Consumer<RegistrationKey> work) {
    listed.forget();
    RegistrationKey key =
        key(user.getId())
            .orElseThrow(() -> new ModelValidationException(RegistryChanges.NOT_CHANGEABLE));
    reporting(
        () -> {
          work.accept(key);
          return key;
        });
  }

  private static Optional<RegistrationKey> key(String keycloakId) {
    return RegistrationKey.parse(StorageId.externalId(keycloakId));
  }

  static <T> T reporting(Supplier<T> question) {
    try {
      return question.get();
    } catch (RegistryUnavailableException e) {
      throw new StorageUnavailableException(e.getMessage(), e);
    }
  }

  static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  private static ReadOnlyException readOnlyPassword() {
    return new ReadOnlyException("The legacy registry owns the password; it is read-only.");
  }
}
