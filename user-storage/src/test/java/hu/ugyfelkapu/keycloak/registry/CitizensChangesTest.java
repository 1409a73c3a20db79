package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.keycloak.common.util.Time;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ModelException;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;

/** The changes of mission.md §8 through the interfaces by which Keycloak asks for them. */
@ParameterizedClass
@EachDatabase
class CitizensChangesTest {

  private static final String COMPONENT = "0b6f6b6e-52d0-4c7c-9b3e-0d5d8f0f6a11";
  private static final String OLD = "Proba2024Jelszo";
  private static final String OLD_HASH = "{SSHA}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA==";
  private static final String NEW = "Ujabb2026Jelszo";

  /** The exported realm's (mission.md §2). */
  private static final String POLICIES =
      "length(8) and digits(2) and lowerCase(1) and upperCase(1) and notUsername(undefined)"
          + " and regexPattern(^(?!.*[@\\p{M}])(?!.*[\\p{L}&&[^A-Za-z]]).*$)";

  @Parameter TestDatabase database;

  private final FakeKeycloak keycloak = new FakeKeycloak();
  private final RegistryProviderFactory factory = new RegistryProviderFactory();
  private TestRegistry registry;

  @BeforeEach
  void open() {
    keycloak.passwordPolicy = POLICIES;
    registry = database.withSchema();
    factory.init(new MapScope(registry.options("regdb")));
    registry
        .row(7, "KissAnna")
        .name("Kiss", "Anna")
        .email("Anna@pelda.test")
        .set("email_verified", true)
        .set("birth_date", "1985-04-02")
        .set("password_hash", OLD_HASH)
        .insert();
  }

  @AfterEach
  void close() {
    factory.close();
    Time.setOffset(0);
  }

  @Test
  void newPasswordTakesThePlaceOfTheOldOneAtOnceH66H69() {
    UserModel user = user();
    assertThat(login(user, OLD)).isTrue();
    assertThat(writable().updateCredential(keycloak.realm, user, password(NEW))).isTrue();
    assertThat(login(user, OLD)).isFalse();
    assertThat(login(user, NEW)).isTrue();
    assertThat(keycloak.federated).as("nothing beside the registry").isEmpty();
  }

  @Test
  void newPasswordRestartsTheValidityByKeycloaksClock() {
    UserModel user = user();
    Time.setOffset(100_000);
    Instant before = Instant.ofEpochMilli(Time.currentTimeMillis());
    writable().updateCredential(keycloak.realm, user, password(NEW));
    Instant after = Instant.ofEpochMilli(Time.currentTimeMillis());
    Duration fiveYears = Duration.ofDays(1826);
    assertThat(registry.instant("valid_until"))
        .isBetween(before.plus(fiveYears), after.plus(fiveYears));

    before = Instant.ofEpochMilli(Time.currentTimeMillis());
    provider(Map.of("editMode", "WRITABLE", "validityDays", "730"))
        .updateCredential(keycloak.realm, user, password(NEW + "2"));
    after = Instant.ofEpochMilli(Time.currentTimeMillis());
    Duration twoYears = Duration.ofDays(730);
    assertThat(registry.instant("valid_until"))
        .isBetween(before.plus(twoYears), after.plus(twoYears));
  }

  @Test
  void passwordThatBreaksAPolicyOfTheRealmIsNotWritten() {
    refusedPassword("Ab12cde", "invalidPasswordMinLengthMessage");
    refusedPassword("Abcdefg1", "invalidPasswordMinDigitsMessage");
    refusedPassword("ABCDEFG12", "invalidPasswordMinLowerCaseCharsMessage");
    refusedPassword("abcdefg12", "invalidPasswordMinUpperCaseCharsMessage");
    refusedPassword("Árvíztűrő12", "invalidPasswordRegexPatternMessage");
    refusedPassword("Anna@pelda12", "invalidPasswordRegexPatternMessage");
    registry.run("UPDATE registration SET user_name = 'KissAnna12'");
    refusedPassword("KissAnna12", "invalidPasswordNotUsernameMessage");
  }

  @Test
  void passwordThatTheReaderCouldNotTakeIsNotWrittenWhateverThePolicies() {
    keycloak.passwordPolicy = "";
    refusedPassword("", "invalidPasswordMinLengthMessage");
    refusedPassword("x".repeat(257), "invalidPasswordMaxLengthMessage");
    String longest = "x".repeat(256);
    writable().updateCredential(keycloak.realm, user(), password(longest));
    assertThat(login(user(), longest)).isTrue();
  }

  private void refusedPassword(String bad, String message) {
    UserModel user = user();
    List<Map<String, String>> before = registry.rows();
    assertThatThrownBy(() -> writable().updateCredential(keycloak.realm, user, password(bad)))
        .isInstanceOf(ModelException.class)
        .hasMessage(message);
    assertThat(registry.rows()).isEqualTo(before);
  }

  @Test
  void onlyThePasswordIsWrittenAndItCannotBeTakenAwayH42() {
    UserModel user = user();
    List<Map<String, String>> before = registry.rows();
    RegistryProvider provider = writable();
    UserCredentialModel otp = new UserCredentialModel("", OTPCredentialModel.TYPE, "123456");
    assertThat(provider.supportsCredentialType("password")).isTrue();
    assertThat(provider.supportsCredentialType(OTPCredentialModel.TYPE)).isFalse();
    assertThat(provider.isConfiguredFor(keycloak.realm, user, "password")).isTrue();
    assertThat(provider.updateCredential(keycloak.realm, user, otp)).isFalse();
    assertThatThrownBy(() -> provider.disableCredentialType(keycloak.realm, user, "password"))
        .isInstanceOf(ReadOnlyException.class);
    assertThat(provider.getDisableableCredentialTypesStream(keycloak.realm, user)).isEmpty();
    assertThat(registry.rows()).isEqualTo(before);
  }

  @Test
  void newAddressIsSeenAtOnceByThisObjectAndByTheNextOneH66() {
    UserModel user = user();
    user.setEmail("Uj.Anna@pelda.test");
    for (UserModel each : List.of(user, user())) {
      assertThat(each.getEmail()).isEqualTo("Uj.Anna@pelda.test");
      assertThat(each.getAttributes()).containsEntry("email", List.of("Uj.Anna@pelda.test"));
      assertThat(each.isEmailVerified()).isFalse();
    }
    user.setEmailVerified(true);
    assertThat(user.isEmailVerified()).isTrue();
    assertThat(user().isEmailVerified()).isTrue();
    assertThat(writable().getUserByEmail(keycloak.realm, "uj.anna@PELDA.test")).isEqualTo(user);
    assertThat(writable().getUserByEmail(keycloak.realm, "anna@pelda.test")).isNull();
    assertThat(keycloak.federated).allSatisfy((id, attributes) -> assertThat(attributes).isEmpty());
  }

  @Test
  void attributeOfTheAddressIsTheAddress() {
    UserModel user = user();
    user.setSingleAttribute("email", "elso@pelda.test");
    assertThat(registry.rows().get(0))
        .containsEntry("email", "elso@pelda.test")
        .containsEntry("email_folded", "elso@pelda.test");
    user.setAttribute("email", List.of("masodik@pelda.test"));
    assertThat(user.getFirstAttribute("email")).isEqualTo("masodik@pelda.test");
    assertThat(registry.rows().get(0)).containsEntry("email", "masodik@pelda.test");
    assertThat(keycloak.federated).allSatisfy((id, attributes) -> assertThat(attributes).isEmpty());
  }

  @Test
  void whatIsNoAddressIsNotWritten() {
    UserModel user = user();
    List<Map<String, String>> before = registry.rows();
    for (String bad :
        List.of("anna", "anna@", "a b@pelda.test", "a@pelda.test\nBcc: b@pelda.test")) {
      assertThatThrownBy(() -> user.setEmail(bad))
          .as(bad)
          .isInstanceOf(ModelValidationException.class)
          .hasMessage("invalidEmailMessage");
    }
    assertThat(registry.rows()).isEqualTo(before);
    assertThat(user.getEmail()).isEqualTo("Anna@pelda.test");
  }

  @Test
  void savingTheSameValuesWritesNothingAndEverythingElseStaysReadOnlyH70() {
    UserModel user = user();
    List<Map<String, String>> before = registry.rows();
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
      user.getAttributes().forEach(user::setAttribute);
      user.setEmail("ANNA@pelda.test");
      user.setEmailVerified(true);
      user.setUsername("kissanna");
      user.setFirstName("Anna");
      assertThat(log.messages()).isEmpty();
    }
    List<ThrowingCallable> changes =
        List.of(
            () -> user.setUsername("KissAnnamaria"),
            () -> user.setFirstName("Éva"),
            () -> user.setLastName(null),
            () -> user.setAttribute("birthDate", List.of("1985.04.03.")),
            () -> user.setSingleAttribute("birthPlace", "Mintaváros"),
            () -> user.setCreatedTimestamp(1L),
            // Another address is a change of the citizen; two addresses or none is not.
            () -> user.setEmail(null),
            () -> user.setEmail(" "),
            () -> user.removeAttribute("email"),
            () -> user.setAttribute("email", List.of("a@pelda.test", "b@pelda.test")));
    for (ThrowingCallable change : changes) {
      assertThatThrownBy(change).isInstanceOf(ReadOnlyException.class);
    }
    assertThat(registry.rows()).isEqualTo(before);
  }

  @Test
  void registrationWithoutAnAddressHasNothingToVerify() {
    registry.run("UPDATE registration SET email = NULL, email_verified = NULL");
    assertThatThrownBy(() -> user().setEmailVerified(true)).isInstanceOf(ReadOnlyException.class);
    UserModel user = user();
    user.setEmail("elso@pelda.test");
    assertThat(user().getEmail()).isEqualTo("elso@pelda.test");
  }

  @Test
  void formsOfTheProfileCannotWriteTheAddressH27H70() {
    UserProfileMetadata profile = new UserProfileMetadata(UserProfileContext.ACCOUNT);
    AttributeMetadata email = profile.addAttribute(UserModel.EMAIL, 1, List.of());
    assertThat(email.isReadOnly(null)).isFalse();
    writable().decorateUserProfile(COMPONENT, profile);
    assertThat(email.isReadOnly(null)).isTrue();
  }

  @Test
  void endedRegistrationStaysAsARowButSignsInNowhereH68() {
    UserModel user = user();
    assertThat(writable().removeUser(keycloak.realm, user)).isTrue();
    assertThat(registry.rows()).singleElement().asString().contains("state=ended");
    // Keycloak asks isEnabled at every sign-in and token refresh.
    assertThat(writable().getUserById(keycloak.realm, user.getId()).isEnabled()).isFalse();
    assertThat(login(user, OLD)).isFalse();
    assertThatThrownBy(() -> writable().updateCredential(keycloak.realm, user, password(NEW)))
        .isInstanceOf(ModelException.class)
        .hasMessage("ugyfelkapuRegistrationNotChangeable");
    assertThat(writable().removeUser(keycloak.realm, user)).as("again").isTrue();
  }

  @Test
  void rowIdThatWasUsedAgainIsNobodysToChange() {
    UserModel user = user();
    registry.run("DELETE FROM registration");
    registry
        .row(7, "Szomszed")
        .email("szomszed@pelda.test")
        .set("created_at", "2021-01-01 00:00:00+00:00")
        .set("password_hash", OLD_HASH)
        .insert();
    List<Map<String, String>> before = registry.rows();
    List<ThrowingCallable> changes =
        List.of(
            () -> writable().updateCredential(keycloak.realm, user, password(NEW)),
            () -> user.setEmail("uj@pelda.test"),
            () -> user.setEmailVerified(false),
            () -> writable().removeUser(keycloak.realm, user));
    for (ThrowingCallable change : changes) {
      assertThatThrownBy(change)
          .isInstanceOf(ModelValidationException.class)
          .hasMessage("ugyfelkapuRegistrationNotChangeable");
    }
    assertThat(registry.rows()).isEqualTo(before);
    assertThat(user.getEmail()).isEqualTo("Anna@pelda.test");
  }

  @Test
  void readOnlyRegistryRefusesEveryChangeWithoutAStatementH68H70() {
    for (Map<String, String> settings :
        List.of(Map.<String, String>of(), Map.of("editMode", "READ_ONLY"))) {
      RegistryProvider provider = provider(settings);
      UserModel user = provider.getUserByUsername(keycloak.realm, "KissAnna");
      List<Map<String, String>> before = registry.rows();
      try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
        assertThatThrownBy(() -> provider.updateCredential(keycloak.realm, user, password(NEW)))
            .isInstanceOf(ReadOnlyException.class);
        assertThatThrownBy(() -> user.setEmail("uj@pelda.test"))
            .isInstanceOf(ReadOnlyException.class);
        assertThatThrownBy(() -> user.setEmailVerified(false))
            .isInstanceOf(ReadOnlyException.class);
        assertThatThrownBy(() -> provider.removeUser(keycloak.realm, user))
            .isInstanceOf(ModelValidationException.class);
        assertThat(log.messages()).isEmpty();
      }
      assertThat(registry.rows()).isEqualTo(before);
    }
  }

  @Test
  void componentIsAskedForTheRightToWriteOnlyIfItIsToWriteH68() throws Exception {
    Map<String, Boolean> writes = Map.of("READ_ONLY", false, "WRITABLE", true);
    for (String mode : writes.keySet()) {
      try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
        factory.validateConfiguration(
            keycloak.session(), keycloak.realm, component(Map.of("editMode", mode)));
        assertThat(log.messages().stream().anyMatch(sql -> sql.startsWith("UPDATE ")))
            .as(mode)
            .isEqualTo(writes.get(mode));
      }
    }
    assertThat(factory.getConfigProperties())
        .filteredOn(property -> property.getName().equals("editMode"))
        .singleElement()
        .satisfies(
            property -> {
              assertThat(property.getOptions())
                  .containsExactly("READ_ONLY", "WRITABLE", "UNSYNCED");
              assertThat(property.getDefaultValue()).isEqualTo("READ_ONLY");
            });
  }

  @Test
  void validityThatAnImportBroughtUncheckedIsAnOutageAndNoGuess() {
    RegistryProvider provider = provider(Map.of("editMode", "WRITABLE", "validityDays", "9999"));
    assertThatThrownBy(() -> provider.getUserById(keycloak.realm, "f:" + COMPONENT + ":7.1"))
        .isInstanceOf(org.keycloak.storage.StorageUnavailableException.class);
  }

  @Test
  void nothingThatIsLoggedNamesAPersonH72() {
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.FINEST)) {
      UserModel user = user();
      writable().updateCredential(keycloak.realm, user, password(NEW));
      user.setEmail("titkos@pelda.test");
      user.setEmailVerified(true);
      writable().removeUser(keycloak.realm, user);
      assertThatThrownBy(() -> user.setEmail("titkosabb@pelda.test"));
      assertThat(log.messages())
          .isNotEmpty()
          .noneMatch(m -> m.matches("(?is).*(kiss|anna|titkos|pelda|jelszo|pbkdf2|argon2).*"));
    }
  }

  private RegistryProvider writable() {
    return provider(Map.of("editMode", "WRITABLE"));
  }

  private RegistryProvider provider(Map<String, String> settings) {
    return factory.create(keycloak.session(), component(settings));
  }

  private UserModel user() {
    return writable().searchForUserStream(keycloak.realm, Map.of(), 0, 1).findFirst().orElseThrow();
  }

  private boolean login(UserModel user, String password) {
    return writable().isValid(keycloak.realm, user, password(password));
  }

  private static UserCredentialModel password(String password) {
    return UserCredentialModel.password(password);
  }

  private static ComponentModel component(Map<String, String> settings) {
    ComponentModel component = new ComponentModel();
    component.setId(COMPONENT);
    component.setName("registry");
    component.put("connection", "regdb");
    settings.forEach(component::put);
    return component;
  }
}
