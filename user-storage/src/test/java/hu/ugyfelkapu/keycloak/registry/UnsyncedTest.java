package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Edit mode UNSYNCED: Keycloak keeps new passwords and addresses, the registry is never written.
 */
@ParameterizedClass
@EachDatabase
class UnsyncedTest {

  private static final String COMPONENT = "0b6f6b6e-52d0-4c7c-9b3e-0d5d8f0f6a11";
  private static final String PASSWORD = "Proba2024Jelszo";
  private static final String HASH = "{SSHA}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA==";

  @Parameter TestDatabase database;

  private final FakeKeycloak keycloak = new FakeKeycloak();
  private final RegistryProviderFactory factory = new RegistryProviderFactory();
  private TestRegistry registry;
  private List<Map<String, String>> before;

  @BeforeEach
  void open() {
    registry = database.withSchema();
    factory.init(new MapScope(registry.options("regdb")));
    registry
        .row(7, "KissAnna")
        .email("anna@pelda.test")
        .set("email_verified", true)
        .set("password_hash", HASH)
        .insert();
    before = registry.rows();
  }

  @AfterEach
  void close() {
    assertThat(registry.rows()).as("the registry is never written").isEqualTo(before);
    factory.close();
  }

  @Test
  void newPasswordIsLeftToKeycloakAndTheRegistrysIsAskedNoMore_H69() {
    UserModel user = user("UNSYNCED");
    assertThat(login("UNSYNCED", user)).isTrue();
    assertThat(provider("UNSYNCED").updateCredential(keycloak.realm, user, password())).isFalse();
    keycloak.credentials.addPassword(user.getId());
    keycloak.nextRequest();
    assertThat(login("UNSYNCED", user)).as("the old password").isFalse();
    assertThat(keycloak.credentials.list(user.getId())).hasSize(1);
  }

  /** Back in another mode Keycloak's password must not be a second one, the wrong one included. */
  @Test
  void passwordLeftBehindIsForgottenBeforeKeycloakAsksIt_H69() {
    for (String mode : List.of("READ_ONLY", "WRITABLE")) {
      UserModel user = user(mode);
      keycloak.credentials.addPassword(user.getId());
      assertThat(
              provider(mode)
                  .isValid(keycloak.realm, user, UserCredentialModel.password("Helyi2024Jelszo")))
          .isFalse();
      assertThat(keycloak.credentials.list(user.getId())).isEmpty();
    }
    assertThat(login("READ_ONLY", user("READ_ONLY"))).isTrue();
  }

  /**
   * What the registry got meanwhile must not give way to something older when the mode comes back.
   */
  @Test
  void newPasswordAndAddressOfTheRegistryEndWhatKeycloakKept_H69() {
    UserModel unsynced = user("UNSYNCED");
    unsynced.setEmail("regi@pelda.test");
    keycloak.credentials.addPassword(unsynced.getId());
    UserModel writable = user("WRITABLE");
    assertThat(provider("WRITABLE").updateCredential(keycloak.realm, writable, password()))
        .isTrue();
    writable.setEmail("uj@pelda.test");
    before = registry.rows();
    assertThat(keycloak.credentials.list(writable.getId())).isEmpty();
    assertThat(user("UNSYNCED").getEmail()).isEqualTo("uj@pelda.test");
  }

  /** Their inner names are no way around it. */
  @Test
  void whatKeycloakKeepsCannotBeWrittenAsAnAttribute_H27() {
    UserModel user = user("UNSYNCED");
    for (String name : List.of("EMAIL", "EMAIL_VERIFIED", "ENABLED")) {
      assertThatThrownBy(() -> user.setSingleAttribute(name, "true"))
          .as(name)
          .isInstanceOf(ReadOnlyException.class);
      assertThatThrownBy(() -> user.setAttribute(name, List.of("true")))
          .isInstanceOf(ReadOnlyException.class);
      assertThatThrownBy(() -> user.removeAttribute(name)).isInstanceOf(ReadOnlyException.class);
    }
    assertThat(keycloak.attributes(user.getId())).isEmpty();
  }

  @Test
  void takingThePasswordAwayGivesTheRegistrysBack() {
    UserModel user = user("UNSYNCED");
    provider("UNSYNCED").disableCredentialType(keycloak.realm, user, "password");
    assertThat(login("UNSYNCED", user)).isTrue();
    assertThatThrownBy(
            () -> provider("READ_ONLY").disableCredentialType(keycloak.realm, user, "password"))
        .isInstanceOf(ReadOnlyException.class);
  }

  @Test
  void newAddressIsKeptWithItsProofWhateverTheRegistryGetsLater_H27() {
    UserModel user = user("UNSYNCED");
    user.setEmail("Uj@pelda.test");
    assertThat(user.getEmail()).isEqualTo("Uj@pelda.test");
    assertThat(user.isEmailVerified()).isFalse();
    user.setEmailVerified(true);
    UserModel again = user("UNSYNCED");
    assertThat(again.getEmail()).isEqualTo("Uj@pelda.test");
    assertThat(again.isEmailVerified()).isTrue();
    assertThat(again.getAttributes().get(UserModel.EMAIL)).containsExactly("Uj@pelda.test");
    assertThat(user("READ_ONLY").getEmail()).isEqualTo("anna@pelda.test");

    again.setEmail("harmadik@pelda.test");
    assertThat(user("UNSYNCED").isEmailVerified()).isFalse();
  }

  @Test
  void proofOfTheRegistrysAddressDoesNotFallOnAnother() {
    UserModel user = user("UNSYNCED");
    user.setEmailVerified(false);
    user.setEmailVerified(true);
    registry.run("UPDATE registration SET email = 'mas@pelda.test', email_verified = FALSE");
    before = registry.rows();
    UserModel again = user("UNSYNCED");
    assertThat(again.getEmail()).isEqualTo("anna@pelda.test");
    assertThat(again.isEmailVerified()).isTrue();
  }

  @Test
  void nothingElseCanBeChanged() {
    UserModel user = user("UNSYNCED");
    assertThatThrownBy(() -> user.setFirstName("Éva")).isInstanceOf(ReadOnlyException.class);
    assertThatThrownBy(() -> user.setEmail(null)).isInstanceOf(ReadOnlyException.class);
    assertThatThrownBy(() -> user.setEmail("nem cim")).isInstanceOf(ModelValidationException.class);
    assertThatThrownBy(() -> provider("UNSYNCED").removeUser(keycloak.realm, user))
        .isInstanceOf(ModelValidationException.class);
    assertThat(keycloak.attributes(user.getId())).isEmpty();
  }

  @Test
  void registrationThatIsNotEntitledKeepsWhatItHas() {
    registry.run("UPDATE registration SET state = 'locked'");
    before = registry.rows();
    UserModel user = user("UNSYNCED");
    assertThatThrownBy(() -> user.setEmail("uj@pelda.test"))
        .isInstanceOf(ModelValidationException.class);
    assertThatThrownBy(
            () -> provider("UNSYNCED").updateCredential(keycloak.realm, user, password()))
        .isInstanceOf(ModelValidationException.class);
    assertThat(keycloak.attributes(user.getId())).isEmpty();
    assertThat(user.isEnabled()).isFalse();
  }

  private boolean login(String mode, UserModel user) {
    return provider(mode).isValid(keycloak.realm, user, UserCredentialModel.password(PASSWORD));
  }

  private static UserCredentialModel password() {
    return UserCredentialModel.password("Ujabb2026Jelszo");
  }

  private UserModel user(String mode) {
    return provider(mode).getUserByUsername(keycloak.realm, "KissAnna");
  }

  private RegistryProvider provider(String mode) {
    ComponentModel component = new ComponentModel();
    component.setId(COMPONENT);
    new HashMap<>(Map.of("connection", "regdb", "editMode", mode)).forEach(component::put);
    return factory.create(keycloak.session(), component);
  }
}
