package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageId;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;

/**
 * The thin classes that speak Keycloak's SPI; the server as a whole is tested in the docker module.
 */
class RegistryProviderTest {

  private static final String COMPONENT = "0b6f6b6e-52d0-4c7c-9b3e-0d5d8f0f6a11";

  private final FakeKeycloak keycloak = new FakeKeycloak();
  private final RegistryProviderFactory factory = new RegistryProviderFactory();
  private TestRegistry registry;

  @BeforeEach
  void open() {
    registry = TestDatabase.H2.withSchema();
    factory.init(new MapScope(registry.options("regdb")));
  }

  @AfterEach
  void close() {
    factory.close();
    Time.setOffset(0);
  }

  @Test
  void userCarriesWhatTheRegistryHolds() {
    registry
        .row(7, "KissAnna")
        .name("Kiss", "Anna")
        .email("Anna@pelda.test")
        .set("email_verified", true)
        .set("birth_name", "Kiss Anna")
        .set("mother_birth_name", "Minta Mária")
        .set("birth_place", "Mintaváros")
        .set("birth_date", "1985-04-02")
        .insert();
    UserModel user = user("KissAnna");
    assertThat(user.getId()).isEqualTo("f:" + COMPONENT + ":7.1577836800000000");
    assertThat(user.getFederationLink()).isEqualTo(COMPONENT);
    assertThat(user.getUsername()).isEqualTo("KissAnna"); // H65
    assertThat(user.getFirstName()).isEqualTo("Anna");
    assertThat(user.getLastName()).isEqualTo("Kiss");
    assertThat(user.getEmail()).isEqualTo("Anna@pelda.test");
    assertThat(user.isEmailVerified()).isTrue();
    assertThat(user.getCreatedTimestamp()).isEqualTo(1577836800000L);
    assertThat(user.getAttributes())
        .containsEntry("currentName", List.of("Kiss Anna"))
        .containsEntry("birthName", List.of("Kiss Anna"))
        .containsEntry("motherBirthName", List.of("Minta Mária"))
        .containsEntry("birthPlace", List.of("Mintaváros"))
        .containsEntry("birthDate", List.of("1985.04.02."))
        .containsEntry("username", List.of("KissAnna"));
    assertThat(user.getFirstAttribute("birthDate")).isEqualTo("1985.04.02.");
    assertThat(user.getAttributeStream("birthDate")).containsExactly("1985.04.02.");
    assertThat(provider().getUserById(keycloak.realm, user.getId())).isEqualTo(user);
  }

  @Test
  void whatKeycloakKeepsIsReadOnceUntilItIsWritten() {
    registry.row(7, "KissAnna").insert();
    UserModel user = user("KissAnna");
    assertThat(user.isEnabled()).isTrue();
    assertThat(user.getFirstAttribute("locale")).isNull();
    assertThat(user.getAttributeStream("locale")).isEmpty();
    assertThat(user.getAttributes()).doesNotContainKey("locale");
    assertThat(keycloak.attributeReads).hasValue(1);

    user.setSingleAttribute("locale", "hu");
    assertThat(user.getFirstAttribute("locale")).isEqualTo("hu");
    user.setAttribute("locale", List.of("en"));
    assertThat(user.getAttributeStream("locale")).containsExactly("en");
    user.removeAttribute("locale");
    assertThat(user.getAttributes()).doesNotContainKey("locale");
    user.setEnabled(false);
    assertThat(user.isEnabled()).isFalse();
  }

  @Test
  void credentialsAreReadOnceWhateverObjectOfThePersonIsAsked() {
    registry.row(7, "KissAnna").insert();
    assertThat(user("KissAnna").credentialManager().getStoredCredentialsStream()).isEmpty();
    assertThat(user("KissAnna").credentialManager().getStoredCredentialsStream()).isEmpty();
    assertThat(keycloak.credentials.reads).hasValue(1);
  }

  @Test
  void rowWithNullsMakesAUserWithoutNullValues() {
    registry.row(7, "UresUbul").insert();
    UserModel user = user("UresUbul");
    assertThat(user.getAttributes()).containsOnlyKeys("username");
    assertThat(user.getEmail()).isNull();
    assertThat(user.getAttributeStream("birthDate")).isEmpty();
    assertThat(user.isEnabled()).isTrue();
  }

  @Test
  void savingTheSameValuesChangesNothingAndOtherOnesAreRefusedH70() {
    registry
        .row(7, "KissAnna")
        .name("Kiss", "Anna")
        .email("Anna@pelda.test")
        .set("birth_date", "1985-04-02")
        .insert();
    UserModel user = user("KissAnna");
    assertThatCode(
            () -> {
              user.getAttributes().forEach(user::setAttribute);
              user.setUsername("kissanna");
              user.setEmail("ANNA@pelda.test");
              user.setEmailVerified(false);
              user.setFirstName("Anna");
              user.setSingleAttribute("birthDate", "1985.04.02.");
              user.setAttribute("birthPlace", List.of(""));
              user.removeAttribute("birthName");
            })
        .doesNotThrowAnyException();
    assertThat(keycloak.federated).allSatisfy((id, attributes) -> assertThat(attributes).isEmpty());
    List<Runnable> changes =
        List.of(
            () -> user.setUsername("KissAnnamaria"),
            () -> user.setEmail("masik@pelda.test"),
            () -> user.setEmailVerified(true),
            () -> user.setFirstName("Éva"),
            () -> user.setLastName(null),
            () -> user.setAttribute("birthDate", List.of("1985.04.03.")),
            () -> user.setAttribute("birthDate", List.of("1985.04.02.", "1985.04.02.")),
            () -> user.setAttribute("birthPlace", List.of("Mintaváros")),
            () -> user.removeAttribute("birthDate"));
    for (Runnable change : changes) {
      assertThatThrownBy(change::run).isInstanceOf(ReadOnlyException.class);
    }
    assertThat(keycloak.federated).allSatisfy((id, attributes) -> assertThat(attributes).isEmpty());
  }

  @Test
  void otherAttributesLiveInKeycloakAndItsOwnMarksStayHiddenH70() {
    registry.row(7, "KissAnna").insert();
    UserModel user = user("KissAnna");
    user.setSingleAttribute("locale", "hu");
    user.setEnabled(false);
    assertThat(user.getAttributes()).containsOnlyKeys("username", "locale");
    assertThat(user("KissAnna").isEnabled()).isFalse();
    user.setEnabled(true);
    assertThat(user("KissAnna").isEnabled()).isTrue();
  }

  @Test
  void savingALockedRegistrationDoesNotDisableItForGoodH70() {
    registry.row(7, "KissAnna").set("state", "locked").insert();
    UserModel locked = user("KissAnna");
    assertThat(locked.isEnabled()).isFalse();
    locked.setEnabled(false);
    registry.run("UPDATE registration SET state = 'valid'");
    assertThat(user("KissAnna").isEnabled()).isTrue();
  }

  @Test
  void federatedAttributeWithARegistryNameNeverShadowsTheRegistry() {
    registry.row(7, "KissAnna").set("birth_name", "Kiss Anna").insert();
    UserModel user = user("KissAnna");
    keycloak.attributes(user.getId()).putSingle("birthName", "Más Valaki");
    keycloak.attributes(user.getId()).putSingle("birthPlace", "Máshol");
    assertThat(user.getAttributes())
        .containsEntry("birthName", List.of("Kiss Anna"))
        .doesNotContainKey("birthPlace");
    assertThat(user.getFirstAttribute("birthPlace")).isNull();
  }

  @Test
  void validityEndsByKeycloaksClock() {
    registry.row(7, "KissAnna").set("valid_until", "2100-01-01 00:00:00+00:00").insert();
    registry.run("UPDATE registration SET password_hash = '{SHA}" + sha1("Proba2024Jelszo") + "'");
    UserModel user = user("KissAnna");
    assertThat(user.isEnabled()).isTrue();
    assertThat(login(user, "Proba2024Jelszo")).isTrue();
    Time.setOffset(Integer.MAX_VALUE);
    registry.run("UPDATE registration SET valid_until = DATEADD('DAY', 365, CURRENT_TIMESTAMP)");
    assertThat(user("KissAnna").isEnabled()).isFalse();
    assertThat(login(user, "Proba2024Jelszo")).isFalse();
  }

  @Test
  void passwordCheckReadsStateAndHashAnewH66() {
    registry.row(7, "KissAnna").set("password_hash", "{SHA}" + sha1("Regi2024Jelszo")).insert();
    UserModel user = user("KissAnna");
    assertThat(login(user, "Regi2024Jelszo")).isTrue();
    registry.run("UPDATE registration SET password_hash = '{SHA}" + sha1("Uj2024Jelszo") + "'");
    assertThat(login(user, "Regi2024Jelszo")).isFalse();
    assertThat(login(user, "Uj2024Jelszo")).isTrue();
    registry.run("UPDATE registration SET state = 'locked'");
    assertThat(login(user, "Uj2024Jelszo")).isFalse();
    registry.run("DELETE FROM registration");
    assertThat(login(user, "Uj2024Jelszo")).isFalse();
    assertThat(keycloak.hashes).as("one hash of Keycloak's own per check, H35").hasValue(5);
  }

  @Test
  void everyStateButValidIsNotEntitled() {
    int id = 0;
    for (String state :
        List.of("temporary", "to_be_activated", "locked", "expired", "ended", "frozen")) {
      registry
          .row(++id, state + "Valaki")
          .set("state", state)
          .set("password_hash", "{SHA}" + sha1("Proba2024Jelszo"))
          .insert();
      UserModel user = user(state + "Valaki");
      assertThat(user.isEnabled()).as(state).isFalse();
      assertThat(login(user, "Proba2024Jelszo")).as(state).isFalse();
    }
  }

  @Test
  void onlyThePasswordBelongsToTheRegistryAndItIsReadOnly() {
    registry.row(7, "KissAnna").insert();
    UserModel user = user("KissAnna");
    RegistryProvider provider = provider();
    assertThat(provider.supportsCredentialType("password")).isTrue();
    assertThat(provider.supportsCredentialType(OTPCredentialModel.TYPE)).isFalse();
    assertThat(provider.isConfiguredFor(keycloak.realm, user, "password")).isTrue();
    assertThat(provider.isConfiguredFor(keycloak.realm, user, OTPCredentialModel.TYPE)).isFalse();
    UserCredentialModel otp = new UserCredentialModel("", OTPCredentialModel.TYPE, "123456");
    assertThat(provider.isValid(keycloak.realm, user, otp)).isFalse();
    assertThat(provider.updateCredential(keycloak.realm, user, otp)).isFalse();
    assertThatCode(
            () -> provider.disableCredentialType(keycloak.realm, user, OTPCredentialModel.TYPE))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                provider.updateCredential(
                    keycloak.realm, user, UserCredentialModel.password("Uj2024Jelszo")))
        .isInstanceOf(ReadOnlyException.class);
    assertThatThrownBy(() -> provider.disableCredentialType(keycloak.realm, user, "password"))
        .isInstanceOf(ReadOnlyException.class);
    assertThat(provider.getDisableableCredentialTypesStream(keycloak.realm, user)).isEmpty();
  }

  @Test
  void registrysAttributesAreReadOnlyInTheUserProfileH70() {
    UserProfileMetadata profile = new UserProfileMetadata(UserProfileContext.USER_API);
    AttributeMetadata username = profile.addAttribute(UserModel.USERNAME, 1, List.of());
    AttributeMetadata locale = profile.addAttribute("locale", 2, List.of());
    List<AttributeMetadata> added = provider().decorateUserProfile(COMPONENT, profile);
    assertThat(username.isReadOnly(null)).isTrue();
    assertThat(locale.isReadOnly(null)).isFalse();
    assertThat(added)
        .extracting(AttributeMetadata::getName)
        .contains("birthName", "lastName")
        .doesNotContain("username");
    assertThat(added).allSatisfy(each -> assertThat(each.isRequired(null)).isFalse());
  }

  @Test
  void twoComponentsOnTwoConnectionsDoNotBleedH57() {
    TestRegistry other = TestDatabase.H2.withSchema();
    Map<String, String> options = registry.options("regdb");
    options.putAll(other.options("masik"));
    options.put("connections", "regdb,masik");
    factory.close();
    factory.init(new MapScope(options));
    registry.row(1, "Itt").insert();
    other.row(1, "Ott").insert();
    RegistryProvider here = factory.create(keycloak.session(), component("regdb", Map.of()));
    RegistryProvider there = factory.create(keycloak.session(), component("masik", Map.of()));
    assertThat(here.getUserByUsername(keycloak.realm, "itt")).isNotNull();
    assertThat(here.getUserByUsername(keycloak.realm, "ott")).isNull();
    assertThat(there.getUserByUsername(keycloak.realm, "ott")).isNotNull();
    assertThat(there.getUserByUsername(keycloak.realm, "itt")).isNull();
    assertThat(here.getUsersCount(keycloak.realm)).isEqualTo(1);
  }

  /** Keycloak does so for each user that it shows in full. */
  @Test
  void listedUsersThatAreLookedUpByTheirIdsCostNoFurtherStatementH61() {
    for (int i = 1; i <= 20; i++) {
      registry.row(i, "Valaki" + i).insert();
    }
    RegistryProvider provider = provider();
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
      assertThat(provider.searchForUserStream(keycloak.realm, Map.of(), 0, 20))
          .allMatch(user -> provider.getUserById(keycloak.realm, user.getId()) == user);
      assertThat(log.messages()).hasSize(1);
    }
  }

  /** A login looks the person up by the exact name, and goes on with the id. */
  @Test
  void whoLogsInIsReadOnceH61() {
    registry.row(7, "KissAnna").insert();
    RegistryProvider provider = provider();
    Map<String, String> login =
        Map.of(UserModel.USERNAME, "KissAnna", UserModel.EXACT, Boolean.TRUE.toString());
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
      UserModel found = provider.searchForUserStream(keycloak.realm, login, 0, 2).toList().get(0);
      assertThat(provider.getUserById(keycloak.realm, found.getId())).isSameAs(found);
      assertThat(log.messages()).hasSize(1);
    }
  }

  /** Only once, and never behind a change: what a session knows of a person must not grow old. */
  @Test
  void listedUserIsReadAnewAtTheSecondLookUpAndAfterAChangeH66() {
    registry.row(7, "KissAnna").insert();
    RegistryProvider provider =
        factory.create(keycloak.session(), component("regdb", Map.of("editMode", "WRITABLE")));
    UserModel listed = provider.searchForUserStream(keycloak.realm, Map.of(), 0, 5).toList().get(0);
    registry.run("UPDATE registration SET state = 'locked'");
    assertThat(provider.getUserById(keycloak.realm, listed.getId())).isSameAs(listed);
    assertThat(provider.getUserById(keycloak.realm, listed.getId()).isEnabled()).isFalse();

    registry.run("UPDATE registration SET state = 'valid'");
    listed = provider.searchForUserStream(keycloak.realm, Map.of(), 0, 5).toList().get(0);
    provider.removeUser(keycloak.realm, listed);
    assertThat(provider.getUserById(keycloak.realm, listed.getId()).isEnabled()).isFalse();
  }

  @Test
  void settingsThatMakeNoSenseAreRefusedWhenSaved() {
    refused(component("", Map.of()), "no connection named");
    refused(component("nincs", Map.of()), "no connection named nincs");
    refused(component("regdb", Map.of("cachePolicy", "DEFAULT")), "cache policy must be NO_CACHE");
    refused(component("regdb", Map.of("editMode", "SYNCED")), "editMode must be READ_ONLY or");
    refused(component("regdb", Map.of("validityDays", "0")), "setting validityDays");
    refused(component("regdb", Map.of("table", "nincs")), "setting table");
    refused(component("regdb", Map.of("columnState", "x y")), "setting columnState");
  }

  @Test
  void whatTheAdministratorTypedSurvivesTheMessageFormat() {
    assertThatThrownBy(
            () ->
                factory.validateConfiguration(
                    keycloak.session(), keycloak.realm, component("it's {0}", Map.of())))
        .satisfies(
            e ->
                assertThat(java.text.MessageFormat.format(e.getMessage(), (Object[]) null))
                    .contains("it's {0}"));
  }

  @Test
  void missingCachePolicyBecomesNoCache() throws ComponentValidationException {
    ComponentModel component = component("regdb", Map.of());
    factory.validateConfiguration(keycloak.session(), keycloak.realm, component);
    assertThat(component.get("cachePolicy")).isEqualTo("NO_CACHE");
  }

  @Test
  void componentWhoseConnectionIsGoneIsUnavailableAndDoesNotBreakTheRealm() {
    RegistryProvider provider =
        factory.create(keycloak.session(), component("elveszett", Map.of()));
    assertThatThrownBy(() -> provider.getUserById(keycloak.realm, "f:" + COMPONENT + ":1.1"))
        .isInstanceOf(org.keycloak.storage.StorageUnavailableException.class);
  }

  @Test
  void everySettingIsOfferedWithItsDefault() {
    assertThat(factory.getConfigProperties())
        .extracting(property -> property.getName())
        .contains(
            "connection",
            "editMode",
            "validityDays",
            "table",
            "columnId",
            "columnUserNameFolded",
            "columnPasswordHash");
    assertThat(factory.getConfigProperties().get(0).getOptions()).containsExactly("regdb");
  }

  @Test
  void idOfAnotherStoreIsNobody() {
    registry.row(7, "KissAnna").insert();
    for (String id :
        List.of(
            "x",
            "f:" + COMPONENT + ":KissAnna",
            "f:" + COMPONENT + ":7.1",
            "f:" + COMPONENT + ":")) {
      assertThat(provider().getUserById(keycloak.realm, id)).as(id).isNull();
    }
  }

  @Test
  void nothingThatIsLoggedNamesAPersonH72() {
    registry
        .row(7, "Titkos Tilda")
        .email("tilda@pelda.test")
        .set("state", "frozen")
        .set("password_hash", "?")
        .insert();
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.FINEST)) {
      UserModel user = user("Titkos Tilda");
      login(user, "Titok2024Jelszo");
      assertThat(log.messages())
          .isNotEmpty()
          .noneMatch(m -> m.matches("(?is).*(tilda|titok|pelda).*"));
    }
  }

  private void refused(ComponentModel component, String reason) {
    assertThatThrownBy(
            () -> factory.validateConfiguration(keycloak.session(), keycloak.realm, component))
        .isInstanceOf(ComponentValidationException.class)
        .hasMessageContaining(reason);
  }

  private RegistryProvider provider() {
    return factory.create(keycloak.session(), component("regdb", Map.of()));
  }

  private UserModel user(String name) {
    return provider().getUserByUsername(keycloak.realm, name);
  }

  private boolean login(UserModel user, String password) {
    return provider().isValid(keycloak.realm, user, UserCredentialModel.password(password));
  }

  private static ComponentModel component(String connection, Map<String, String> settings) {
    ComponentModel component = new ComponentModel();
    component.setId(COMPONENT);
    component.setName("registry");
    component.put("connection", connection);
    new HashMap<>(settings).forEach(component::put);
    assertThat(StorageId.keycloakId(component, "1")).startsWith("f:");
    return component;
  }

  private static String sha1(String text) {
    return java.util.Base64.getEncoder()
        .encodeToString(org.apache.commons.codec.digest.DigestUtils.sha1(text));
  }
}
