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
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/** Users that are added in Keycloak and become registrations, whole or not at all. */
@ParameterizedClass
@EachDatabase
class NewRegistrationTest {

  private static final String COMPONENT = "0b6f6b6e-52d0-4c7c-9b3e-0d5d8f0f6a11";

  @Parameter TestDatabase database;

  private final FakeKeycloak keycloak = new FakeKeycloak();
  private final RegistryProviderFactory factory = new RegistryProviderFactory();
  private TestRegistry registry;

  @BeforeEach
  void open() {
    registry = database.withSchema();
    factory.init(new MapScope(registry.options("regdb")));
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void userThatIsAddedIsARegistrationOnceKeycloakCommits() {
    RegistryProvider provider = provider("database");
    UserModel user = provider.addUser(keycloak.realm, "Új Ügyfél 1");
    user.setEmail("uj@pelda.test");
    user.setEmailVerified(true);
    user.setFirstName("Ödön");
    user.setLastName("Őri");
    user.setSingleAttribute("birthDate", "1972.02.29.");
    user.setSingleAttribute("motherBirthName", "Űri Ágnes");
    user.setEnabled(true);
    assertThat(user.isEnabled()).isTrue();
    assertThat(
            provider.updateCredential(
                keycloak.realm, user, UserCredentialModel.password("Proba2024Jelszo")))
        .isTrue();
    assertThat(registry.rows().get(0))
        .as("nobody can use it before")
        .containsEntry("state", "temporary");
    assertThat(provider.getUserById(keycloak.realm, user.getId())).isSameAs(user);

    keycloak.transactions.commit();

    UserModel made = provider("database").getUserByUsername(keycloak.realm, "új ügyfél 1");
    assertThat(made.getId()).isEqualTo(user.getId());
    assertThat(made.getUsername()).isEqualTo("Új Ügyfél 1");
    assertThat(made.getEmail()).isEqualTo("uj@pelda.test");
    assertThat(made.isEmailVerified()).isTrue();
    assertThat(made.getFirstAttribute("currentName")).isEqualTo("Őri Ödön");
    assertThat(made.getFirstAttribute("birthDate")).isEqualTo("1972.02.29.");
    assertThat(made.isEnabled()).isTrue();
    assertThat(registry.rows().get(0).get("valid_until")).isNotNull();
    assertThat(registry.rows().get(0))
        .containsEntry("family_name_folded", "őri")
        .containsEntry("email_folded", "uj@pelda.test");
    assertThat(
            provider("database")
                .isValid(keycloak.realm, made, UserCredentialModel.password("Proba2024Jelszo")))
        .isTrue();
    assertThatThrownBy(() -> made.setFirstName("Más")).isInstanceOf(ReadOnlyException.class);
  }

  @Test
  void requestThatFailsLeavesNothingBehind_H68() {
    registry.row(1000, "Valaki").insert();
    provider("database").addUser(keycloak.realm, "Új Ügyfél 1").setLastName("Őri");
    assertThat(registry.rows()).hasSize(2);
    keycloak.transactions.rollback();
    assertThat(registry.rows()).extracting(row -> row.get("user_name")).containsExactly("Valaki");
  }

  @Test
  void failureOfKeycloaksOwnDatabaseTakesTheFinishedRowBack_H68() {
    provider("database").addUser(keycloak.realm, "Új Ügyfél 1");
    keycloak.transactions.failAfterPrepare();
    assertThat(registry.rows()).isEmpty();
  }

  @Test
  void registrationThatIsLockedMeanwhileIsNotFinished() {
    provider("database").addUser(keycloak.realm, "Új Ügyfél 1");
    registry.run("UPDATE registration SET state = 'locked'");
    assertThatThrownBy(keycloak.transactions::commit).isInstanceOf(ModelValidationException.class);
  }

  @Test
  void takenUserNameIsADuplicateAndATwinInCaseIsNot_H65() {
    registry.row(1000, "Kissanna").insert();
    assertThatThrownBy(() -> provider("database").addUser(keycloak.realm, "Kissanna"))
        .isInstanceOf(ModelDuplicateException.class);
    assertThat(provider("database").addUser(keycloak.realm, "KissAnna")).isNotNull();
    assertThat(registry.rows()).hasSize(2);
  }

  @Test
  void whatIsNoUserNameOrNoValueIsRefusedAndNotWritten() {
    for (String bad : List.of("abc", "aaaa", " kiss anna", "kiss-anna", "kiss@anna")) {
      assertThatThrownBy(() -> provider("database").addUser(keycloak.realm, bad))
          .as(bad)
          .isInstanceOf(ModelValidationException.class)
          .hasMessageStartingWith("ugyfelkapuUsername");
    }
    assertThat(registry.rows()).isEmpty();
    UserModel user = provider("database").addUser(keycloak.realm, "KissAnna");
    Map<String, String> before = registry.rows().get(0);
    assertThatThrownBy(() -> user.setEmail("nem cim")).isInstanceOf(ModelException.class);
    assertThatThrownBy(() -> user.setLastName("x".repeat(300))).isInstanceOf(ModelException.class);
    assertThatThrownBy(() -> user.setSingleAttribute("birthDate", "1972-02-29"))
        .isInstanceOf(ModelException.class);
    assertThat(registry.rows()).containsExactly(before);
  }

  @Test
  void idsComeFromASequenceWhereTheSettingsSaySo() {
    registry.run("CREATE SEQUENCE new_id START WITH 4711");
    RegistryProvider provider = provider("sequence:new_id");
    provider.addUser(keycloak.realm, "KissAnna");
    provider.addUser(keycloak.realm, "NagyAnna");
    keycloak.transactions.commit();
    assertThat(registry.rows()).extracting(row -> row.get("id")).containsExactly("4711", "4712");
  }

  @Test
  void withoutTheSettingKeycloakAsksTheNextStore() {
    assertThat(provider("off").addUser(keycloak.realm, "KissAnna")).isNull();
    assertThat(registry.rows()).isEmpty();
  }

  @Test
  void accountThatMayNotInsertIsRefusedWhenSaved_H68() {
    registry.run(database.createAccount("nemirhat", "titok"));
    try {
      registry.run("GRANT SELECT, UPDATE ON registration TO nemirhat");
      factory.close();
      factory.init(new MapScope(registry.as("nemirhat", "titok").options("regdb")));
      factory.validateConfiguration(keycloak.session(), keycloak.realm, component("off"));
      assertThatThrownBy(
              () ->
                  factory.validateConfiguration(
                      keycloak.session(), keycloak.realm, component("database")))
          .isInstanceOf(ComponentValidationException.class)
          .hasMessageContaining("SQL state");
    } finally {
      factory.close();
      registry.run(database.dropAccount("nemirhat"));
    }
  }

  private RegistryProvider provider(String newRegistrations) {
    return factory.create(keycloak.session(), component(newRegistrations));
  }

  private static ComponentModel component(String newRegistrations) {
    ComponentModel component = new ComponentModel();
    component.setId(COMPONENT);
    new HashMap<>(
            Map.of(
                "connection", "regdb",
                "editMode", "WRITABLE",
                "newRegistrations", newRegistrations))
        .forEach(component::put);
    return component;
  }
}
