package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.password.HashUpgrade;
import hu.ugyfelkapu.keycloak.registry.password.NewPassword;
import hu.ugyfelkapu.keycloak.registry.password.PasswordCheck;
import hu.ugyfelkapu.keycloak.registry.password.RealmHashing;
import hu.ugyfelkapu.keycloak.registry.query.PasswordRecord;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import hu.ugyfelkapu.keycloak.registry.query.RegistryQueries;
import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.keycloak.component.ComponentModel;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/** What a good login does to an old hash. */
@ParameterizedClass
@EachDatabase
class PasswordUpgradeTest {

  private static final String OLD_HASH = "{SSHA}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA==";
  private static final String PASSWORD = "Proba2024Jelszo";
  private static final String OTHER_HASH = "{MD5}/F4DjTilcDIIVEHn/nAQsA==";
  private static final SchemaMapping REFERENCE = SchemaMapping.from(key -> null);

  @Parameter TestDatabase database;

  private final FakeKeycloak keycloak = new FakeKeycloak();
  private final RegistryProviderFactory factory = new RegistryProviderFactory();
  private TestRegistry registry;

  @BeforeEach
  void open() {
    // Cheap, so that parallel logins meet at the database and not at the processor.
    keycloak.hash(
        new Argon2PasswordHashProviderFactory(), Map.of("memory", "64", "iterations", "1"));
    registry = database.withSchema();
    factory.init(new MapScope(registry.options("regdb")));
    registry
        .row(7, "KissAnna")
        .email("anna@pelda.test")
        .set("valid_until", "2100-01-01 00:00:00+00:00")
        .set("password_hash", OLD_HASH)
        .insert();
    registry.row(8, "Szomszed").set("password_hash", OLD_HASH).insert();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void firstGoodLoginReplacesTheHashAndNothingElse() {
    List<Map<String, String>> before = registry.rows();
    assertThat(login(PASSWORD)).isTrue();
    assertThat(hash()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    Map<String, String> restored = new LinkedHashMap<>(registry.rows().get(0));
    restored.put("password_hash", OLD_HASH);
    assertThat(List.of(restored, registry.rows().get(1))).isEqualTo(before);
    assertThat(login(PASSWORD)).isTrue();
    assertThat(login(PASSWORD + "2")).isFalse();
  }

  @Test
  void everyLaterLoginWritesNothing() {
    login(PASSWORD);
    String hash = hash();
    try (LogCapture log = sql()) {
      assertThat(login(PASSWORD)).isTrue();
      assertThat(log.messages()).noneMatch(PasswordUpgradeTest::isWrite);
    }
    assertThat(hash()).isEqualTo(hash);
  }

  @Test
  void realmsNewPolicyReachesEachPasswordAtItsNextLogin() {
    login(PASSWORD);
    keycloak.passwordPolicy = "hashAlgorithm(pbkdf2-sha512) and hashIterations(1000)";
    assertThat(login(PASSWORD)).isTrue();
    assertThat(hash()).startsWith("$pbkdf2-sha512$1000$");
    keycloak.passwordPolicy = "hashAlgorithm(pbkdf2-sha512) and hashIterations(2000)";
    assertThat(login(PASSWORD)).isTrue();
    assertThat(hash()).startsWith("$pbkdf2-sha512$2000$");
    assertThat(login(PASSWORD)).isTrue();
  }

  @Test
  void policyThatKeycloaksArgon2DoesNotKnowAgainIsWrittenOnce() {
    keycloak.passwordPolicy = "hashIterations(3)";
    login(PASSWORD);
    String hash = hash();
    assertThat(hash).startsWith("$argon2id$v=19$m=64,t=3,p=1$");
    try (LogCapture log = sql()) {
      assertThat(login(PASSWORD)).isTrue();
      assertThat(log.messages()).noneMatch(PasswordUpgradeTest::isWrite);
    }
    assertThat(hash()).isEqualTo(hash);
  }

  @Test
  void wrongPasswordAndRegistrationThatIsNotEntitledWriteNothing() {
    List<Map<String, String>> before = registry.rows();
    assertThat(login(PASSWORD + "2")).isFalse();
    assertThat(registry.rows()).isEqualTo(before);
    registry.run("UPDATE registration SET state = 'locked'");
    before = registry.rows();
    assertThat(login(PASSWORD)).isFalse();
    assertThat(registry.rows()).isEqualTo(before);
  }

  @Test
  void readOnlyRegistryIsNeverWrittenH68() {
    List<Map<String, String>> before = registry.rows();
    try (LogCapture log = sql()) {
      assertThat(login(PASSWORD, "READ_ONLY")).isTrue();
      assertThat(log.messages()).isNotEmpty().noneMatch(PasswordUpgradeTest::isWrite);
    }
    assertThat(registry.rows()).isEqualTo(before);
  }

  @Test
  void ofParallelLoginsAllSucceedAndExactlyOneWrites() throws Exception {
    int citizens = 4;
    ExecutorService threads = Executors.newFixedThreadPool(citizens);
    CyclicBarrier together = new CyclicBarrier(citizens);
    Callable<Boolean> login =
        () -> {
          together.await();
          return login(PASSWORD);
        };
    try (LogCapture log = new LogCapture(HashUpgrade.class.getName(), Level.FINE)) {
      for (int round = 1; round <= 20; round++) {
        registry.run("UPDATE registration SET password_hash = '%s'".formatted(OLD_HASH));
        for (Future<Boolean> each : threads.invokeAll(List.of(login, login, login, login))) {
          assertThat(each.get()).isTrue();
        }
        assertThat(log.messages()).as("one upgrade a round, no failure").hasSize(round);
        assertThat(hash()).startsWith("$argon2id$");
        assertThat(login(PASSWORD)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ofParallelReplacementsExactlyOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CyclicBarrier together = new CyclicBarrier(4);
    try (RegistryConnection connection = registry.connection()) {
      RegistrationKey key = key(connection);
      RegistryChanges changes = changes(connection);
      for (int round = 0; round < 40; round++) {
        registry.run("UPDATE registration SET password_hash = '%s'".formatted(OLD_HASH));
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          String fresh = "{MD5}" + i;
          tries.add(
              () -> {
                together.await();
                return changes.replaceHash(key, OLD_HASH, fresh);
              });
        }
        List<Integer> winners = new ArrayList<>();
        List<Future<Boolean>> answers = threads.invokeAll(tries);
        for (int i = 0; i < 4; i++) {
          if (answers.get(i).get()) {
            winners.add(i);
          }
        }
        assertThat(winners).hasSize(1);
        assertThat(hash()).isEqualTo("{MD5}" + winners.get(0));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void passwordThatWasChangedBetweenCheckAndUpgradeStaysH69() {
    try (RegistryConnection connection = registry.connection()) {
      RegistrationKey key = key(connection);
      PasswordRecord read = queries(connection).password(key, Instant.now()).orElseThrow();
      changes(connection).password(key, OTHER_HASH, Instant.now());
      List<Map<String, String>> before = registry.rows();
      upgrade(changes(connection)).afterGoodLogin(key, read, PASSWORD);
      assertThat(registry.rows()).isEqualTo(before);
    }
  }

  @Test
  void rowIdThatWasUsedAgainKeepsItsHash() {
    try (RegistryConnection connection = registry.connection()) {
      RegistrationKey key = key(connection);
      registry.run("DELETE FROM registration WHERE id = 7");
      registry
          .row(7, "Masvalaki")
          .set("created_at", "2021-01-01 00:00:00+00:00")
          .set("password_hash", OLD_HASH)
          .insert();
      assertThat(changes(connection).replaceHash(key, OLD_HASH, OTHER_HASH)).isFalse();
      assertThat(hash()).isEqualTo(OLD_HASH);
    }
  }

  @Test
  void replacementIsOneStatementH61() {
    try (RegistryConnection connection = registry.connection()) {
      RegistrationKey key = key(connection);
      try (LogCapture log = sql()) {
        assertThat(changes(connection).replaceHash(key, OLD_HASH, OTHER_HASH)).isTrue();
        assertThat(log.messages()).singleElement().asString().startsWith("UPDATE ");
      }
    }
  }

  @Test
  void columnThatIsTooShortDoesNotFailTheLoginAndIsToldOnceByItsRowOnlyH72() {
    registry.run(
        database == TestDatabase.MARIADB
            ? "ALTER TABLE registration MODIFY password_hash VARCHAR(60)"
            : "ALTER TABLE registration ALTER COLUMN password_hash SET DATA TYPE VARCHAR(60)");
    // Another row than the other tests have: each row is told of once.
    registry.run("UPDATE registration SET id = %d WHERE id = 7".formatted(70 + database.ordinal()));
    upgradeFailsAndIsToldOnce("row " + (70 + database.ordinal()), "22001");
  }

  @Test
  void accountWithoutTheRightDoesNotFailTheLoginAndIsToldOnceByItsRowOnlyH72() {
    String account = "csakolvas" + database.ordinal();
    registry.run(database.createAccount(account, "titok"));
    registry.run("GRANT SELECT ON registration TO " + account);
    registry.run("UPDATE registration SET id = %d WHERE id = 7".formatted(80 + database.ordinal()));
    factory.close();
    factory.init(new MapScope(registry.as(account, "titok").options("regdb")));
    upgradeFailsAndIsToldOnce("row " + (80 + database.ordinal()), "SQL state");
  }

  private void upgradeFailsAndIsToldOnce(String row, String why) {
    List<Map<String, String>> before = registry.rows();
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.INFO)) {
      assertThat(login(PASSWORD)).isTrue();
      assertThat(login(PASSWORD)).isTrue();
      assertThat(login(PASSWORD + "2")).isFalse();
      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains(row, why)
          .doesNotContain("argon2", "SSHA", PASSWORD, "Kiss");
    }
    assertThat(registry.rows()).isEqualTo(before);
  }

  @Test
  void outageBetweenCheckAndUpgradeDoesNotFailTheLoginH62() {
    try (RegistryConnection connection = registry.connection()) {
      RegistrationKey key = key(connection);
      PasswordRecord read = queries(connection).password(key, Instant.now()).orElseThrow();
      RegistryChanges gone = changes(RegistryConnection.unusable("The registry is gone."));
      upgrade(gone).afterGoodLogin(key, read, PASSWORD);
      assertThat(hash()).isEqualTo(OLD_HASH);
    }
  }

  private HashUpgrade upgrade(RegistryChanges changes) {
    RealmHashing hashing = new RealmHashing(keycloak.session());
    return new HashUpgrade(new PasswordCheck(hashing), new NewPassword(hashing), changes);
  }

  private static RegistryChanges changes(RegistryConnection connection) {
    return new RegistryChanges(connection, REFERENCE, Duration.ofDays(730));
  }

  private RegistryQueries queries(RegistryConnection connection) {
    return registry.queries(connection);
  }

  private RegistrationKey key(RegistryConnection connection) {
    return queries(connection).byUserName("KissAnna").orElseThrow().key();
  }

  private String hash() {
    return registry.rows().get(0).get("password_hash");
  }

  private static LogCapture sql() {
    return new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST);
  }

  private static boolean isWrite(String statement) {
    return !statement.startsWith("SELECT ");
  }

  private boolean login(String password) {
    return login(password, "WRITABLE");
  }

  private boolean login(String password, String editMode) {
    ComponentModel component = new ComponentModel();
    component.setId("0b6f6b6e-52d0-4c7c-9b3e-0d5d8f0f6a11");
    component.setName("registry");
    component.put("connection", "regdb");
    component.put("editMode", editMode);
    RegistryProvider provider = factory.create(keycloak.session(), component);
    UserModel user = provider.getUserByUsername(keycloak.realm, "KissAnna");
    return provider.isValid(keycloak.realm, user, UserCredentialModel.password(password));
  }
}
