package hu.ugyfelkapu.keycloak.registry.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.Stub;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.vault.DefaultVaultTranscriber;
import org.keycloak.vault.FilesPlainTextVaultProviderFactory;

/** Passwords from where the operator keeps them, and what happens when they change there. */
class PasswordTest {

  private static final String FIRST = "ElsoTitok1";
  private static final String SECOND = "MasodikTitok2";

  @TempDir Path directory;

  private TestRegistry owner;
  private TestRegistry account;

  private void open(TestDatabase database) {
    owner = database.withSchema();
    account = owner.account(FIRST, "SELECT");
  }

  @ParameterizedTest
  @EachDatabase
  void passwordChangedInTheVaultIsUsedForTheNextConnectionThatIsOpened(TestDatabase database)
      throws IOException {
    open(database);
    // What Keycloak calls the secret "regdb" of the realm "master".
    rotated(directory.resolve("master_regdb"), "password-vault", "regdb");
  }

  @Test
  void passwordChangedInTheFileIsUsedForTheNextConnectionThatIsOpened() throws IOException {
    open(TestDatabase.H2);
    Path file = directory.resolve("password");
    rotated(file, "password-file", file.toString());
  }

  private void rotated(Path file, String option, String value) throws IOException {
    Files.writeString(file, FIRST + "\n");
    try (RegistryConnection connection = connection(option, value)) {
      assertThat(twoAtOnce(connection)).isEqualTo(2);
    }
    try (RegistryConnection connection = connection(option, value)) {
      assertThat(connection.<Integer>read(c -> 1)).isEqualTo(1);
      owner.changePassword(account.username(), SECOND);
      // The connection that is open stays; a second one has the old password.
      assertThat(connection.<Integer>read(c -> 1)).isEqualTo(1);
      assertThatThrownBy(() -> twoAtOnce(connection))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("regdb")
          .hasMessageNotContaining(FIRST);
      Files.writeString(file, SECOND);
      assertThat(twoAtOnce(connection)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EachDatabase
  void wrongPasswordIsAnOutageThatNamesTheConnectionOnly(TestDatabase database) {
    open(database);
    try (RegistryConnection connection = connection("password", SECOND)) {
      assertThatThrownBy(() -> connection.read(c -> 1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("Registry connection regdb failed: unavailable, SQL state 28")
          .hasMessageNotContaining(SECOND);
    }
  }

  @Test
  void secretThatTheVaultDoesNotHoldIsAnOutageThatNamesTheOption() {
    open(TestDatabase.H2);
    try (RegistryConnection connection = connection("password-vault", "nothing")) {
      assertThatThrownBy(() -> connection.read(c -> 1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("regdb-password-vault")
          .hasMessageContaining("does not hold");
    }
  }

  @Test
  void secretOfAServerWithoutAVaultIsAnOutageThatNamesTheOption() {
    open(TestDatabase.H2);
    try (RegistryConnection connection =
        new RegistryConnection(
            settings("password-vault", "regdb"), vault(new DefaultVaultTranscriber(null)))) {
      assertThatThrownBy(() -> connection.read(c -> 1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("regdb-password-vault");
    }
  }

  @Test
  void vaultThatFailsIsAnOutageThatNamesTheOption() throws IOException {
    open(TestDatabase.H2);
    Files.createDirectory(directory.resolve("master_regdb"));
    try (RegistryConnection connection = connection("password-vault", "regdb")) {
      assertThatThrownBy(() -> connection.read(c -> 1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("regdb-password-vault")
          .hasMessageContaining("cannot be read");
    }
  }

  @Test
  void fileThatIsMissingIsAnOutageThatNamesTheOption() {
    open(TestDatabase.H2);
    try (RegistryConnection connection =
        connection("password-file", directory.resolve("nothing").toString())) {
      assertThatThrownBy(() -> connection.read(c -> 1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("regdb-password-file");
    }
  }

  @Test
  void passwordIsNeverPrinted() {
    open(TestDatabase.H2);
    assertThat(new Password(settings("password", SECOND), key -> Optional.empty()))
        .asString()
        .doesNotContain(SECOND);
  }

  /** Needs two connections of the pool. */
  private static int twoAtOnce(RegistryConnection connection) {
    return connection.<Integer>read(c -> 1 + connection.<Integer>read(d -> 1));
  }

  private RegistryConnection connection(String option, String value) {
    FilesPlainTextVaultProviderFactory files = new FilesPlainTextVaultProviderFactory();
    files.init(new MapScope(Map.of("dir", directory.toString())));
    RealmModel realm = Stub.of(RealmModel.class, method -> a -> "master");
    KeycloakContext context = Stub.of(KeycloakContext.class, method -> a -> realm);
    KeycloakSession session = Stub.of(KeycloakSession.class, method -> a -> context);
    return new RegistryConnection(
        settings(option, value), vault(new DefaultVaultTranscriber(files.create(session))));
  }

  private static Vault vault(DefaultVaultTranscriber transcriber) {
    return key -> transcriber.getStringSecret(KeycloakVault.expression(key)).get();
  }

  private ConnectionSettings settings(String option, String value) {
    Map<String, String> options = new HashMap<>(account.options("regdb"));
    options.remove("regdb-password");
    options.put("regdb-" + option, value);
    return ConnectionSettings.from(new MapScope(options), "regdb");
  }
}
