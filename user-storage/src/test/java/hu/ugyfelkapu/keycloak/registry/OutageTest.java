package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageUnavailableException;

/** A PostgreSQL of its own that goes away and comes back. */
class OutageTest {

  private static final Map<String, String> EXACT =
      Map.of(UserModel.USERNAME, "KissAnna", UserModel.EXACT, "true");

  private static final Map<String, String> CARD_HOLDER =
      Map.of(UserModel.LAST_NAME, "Kiss", "birthDate", "1985.04.12.", UserModel.EXACT, "true");

  /** Ends the sessions of this pack that wait for a lock, and counts them. */
  private static final String BREAK_WAITING =
      "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
          + " WHERE application_name = 'keycloak-ugyfelkapu-registry'"
          + " AND datname = current_database() AND wait_event_type = 'Lock'";

  private final FakeKeycloak keycloak = new FakeKeycloak();
  private final RegistryProviderFactory factory = new RegistryProviderFactory();

  @Test
  void outageIsNeverAnAnswerAndEndsByItselfH62H63H72(@TempDir Path data) throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
    int port = postgres.getPort();
    try {
      TestRegistry registry = registry(postgres);
      registry.runResource("/hu/ugyfelkapu/keycloak/registry/schema/postgresql.sql");
      registry.row(7, "KissAnna").email("anna@pelda.test").insert();
      factory.init(new MapScope(registry.options("regdb")));
      UserModel user = provider().getUserByUsername(keycloak.realm, "KissAnna");
      assertThat(user).isNotNull();
      UserModel citizen = writable().getUserById(keycloak.realm, user.getId());
      List<Map<String, String>> before = registry.rows();

      postgres.close();
      RegistryProvider provider = provider();
      assertThatThrownBy(() -> provider.getUserById(keycloak.realm, user.getId()))
          .isInstanceOf(StorageUnavailableException.class);
      assertThatThrownBy(
              () -> provider.isValid(keycloak.realm, user, UserCredentialModel.password("x")))
          .isInstanceOf(StorageUnavailableException.class);
      // Keycloak's manager would read StorageUnavailableException as "no such user" in these two.
      assertThatThrownBy(() -> provider.getUserByUsername(keycloak.realm, "KissAnna"))
          .isInstanceOf(RegistryUnavailableException.class)
          .isNotInstanceOf(StorageUnavailableException.class);
      assertThatThrownBy(() -> provider.getUserByEmail(keycloak.realm, "anna@pelda.test"))
          .isInstanceOf(RegistryUnavailableException.class);
      // The manager swallows what is thrown here, so this one must wait for its consumer.
      Stream<UserModel> exact = provider.searchForUserStream(keycloak.realm, EXACT, 0, 5);
      assertThatThrownBy(exact::toList).isInstanceOf(StorageUnavailableException.class);
      Stream<UserModel> holder = provider.searchForUserStream(keycloak.realm, CARD_HOLDER, 0, 5);
      assertThatThrownBy(holder::toList).isInstanceOf(StorageUnavailableException.class);
      assertThatThrownBy(() -> provider.searchForUserStream(keycloak.realm, Map.of(), 0, 5))
          .isInstanceOf(StorageUnavailableException.class);
      assertThatThrownBy(() -> provider.getUsersCount(keycloak.realm, Map.of()))
          .isInstanceOf(StorageUnavailableException.class);
      assertThat(provider.isConfiguredFor(keycloak.realm, user, "password")).isTrue();
      RegistryProvider writable = writable();
      for (ThrowingCallable change : changes(writable, citizen)) {
        assertThatThrownBy(change).isInstanceOf(StorageUnavailableException.class);
      }
      assertThat(citizen.getEmail()).isEqualTo("anna@pelda.test");

      postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .start();
      assertThat(provider().getUserById(keycloak.realm, user.getId())).isEqualTo(user);
      assertThat(provider().searchForUserStream(keycloak.realm, EXACT, 0, 5)).hasSize(1);
      assertThat(registry.rows()).isEqualTo(before);
      for (ThrowingCallable change : changes(writable(), citizen)) {
        assertThatCode(change).doesNotThrowAnyException();
      }
    } finally {
      factory.close();
      postgres.close();
    }
  }

  @Test
  void changeWhoseConnectionBreaksOnTheWayIsToldAndLeavesNothingBehind() throws Exception {
    TestRegistry registry = TestDatabase.POSTGRESQL.withSchema();
    registry.row(7, "KissAnna").email("anna@pelda.test").set("password_hash", "{MD5}a").insert();
    Map<String, String> options = registry.options("regdb");
    // Only the broken connection shall end the waiting.
    options.put("regdb-statement-timeout-seconds", "300");
    options.put("regdb-socket-timeout-seconds", "600");
    factory.init(new MapScope(options));
    ExecutorService citizen = Executors.newSingleThreadExecutor();
    try {
      RegistryProvider provider = writable();
      UserModel user = provider.getUserByUsername(keycloak.realm, "KissAnna");
      List<Map<String, String>> before = registry.rows();
      for (ThrowingCallable change : changes(provider, user)) {
        try (Connection holder = registry.connect();
            Statement lock = holder.createStatement()) {
          holder.setAutoCommit(false);
          lock.execute("SELECT * FROM registration FOR UPDATE");
          Future<Throwable> refused = citizen.submit(() -> catchThrowable(change));
          while (registry.number(BREAK_WAITING) == 0 && !refused.isDone()) {
            Thread.onSpinWait();
          }
          assertThat(refused.get()).isInstanceOf(StorageUnavailableException.class);
        }
        assertThat(registry.rows()).isEqualTo(before);
        assertThat(user.getEmail()).isEqualTo("anna@pelda.test");
      }
      for (ThrowingCallable change : changes(provider, user)) {
        assertThatCode(change).doesNotThrowAnyException();
      }
      assertThat(registry.rows()).singleElement().asString().contains("state=ended");
    } finally {
      citizen.shutdownNow();
      factory.close();
    }
  }

  /** Each change that a citizen can make, the one after which no other is possible last. */
  private List<ThrowingCallable> changes(RegistryProvider provider, UserModel user) {
    return List.of(
        () ->
            provider.updateCredential(
                keycloak.realm, user, UserCredentialModel.password("Ujabb2026Jelszo")),
        () -> user.setEmailVerified(true),
        () -> user.setEmail("uj@pelda.test"),
        () -> provider.removeUser(keycloak.realm, user));
  }

  @Test
  void listsAreCompleteBeforeTheyAreHandedOutH73() {
    TestRegistry registry = TestDatabase.POSTGRESQL.withSchema();
    for (int i = 0; i < 20; i++) {
      registry.row(i, "Valaki" + i).insert();
    }
    Map<String, String> options = registry.options("regdb");
    options.put("regdb-pool-max-size", "1");
    factory.init(new MapScope(options));
    try {
      Stream<UserModel> first = provider().searchForUserStream(keycloak.realm, Map.of(), 0, 10);
      Stream<UserModel> exact =
          provider()
              .searchForUserStream(
                  keycloak.realm,
                  Map.of(UserModel.USERNAME, "valaki3", UserModel.EXACT, "true"),
                  0,
                  10);
      // With one connection in the pool an open cursor would starve this.
      assertThat(provider().getUsersCount(keycloak.realm, Map.of())).isEqualTo(20);
      assertThat(exact).hasSize(1);
      assertThat(first).hasSize(10);
    } finally {
      factory.close();
    }
  }

  @Test
  void savingTheComponentTwentyTimesKeepsOnePoolAndClosingGivesItBackH56() throws Exception {
    TestRegistry registry = TestDatabase.POSTGRESQL.withSchema();
    factory.init(new MapScope(registry.options("regdb")));
    String sessions =
        "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'keycloak-ugyfelkapu-registry'"
            + " AND datname = current_database()";
    for (int i = 0; i < 20; i++) {
      factory.validateConfiguration(keycloak.session(), keycloak.realm, component());
      provider().getUsersCount(keycloak.realm, Map.of());
    }
    assertThat(registry.number(sessions)).isEqualTo(1);
    factory.close();
    // The server notices a closed connection by itself, a moment later.
    while (registry.number(sessions) > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void factoryStartsAndComponentIsSavedWhileTheRegistryIsDown() throws Exception {
    factory.init(
        new MapScope(
            Map.of(
                "connections", "regdb",
                "regdb-url", "jdbc:postgresql://127.0.0.1:1/registry",
                "regdb-username", "x")));
    try {
      factory.validateConfiguration(keycloak.session(), keycloak.realm, component());
      assertThatThrownBy(() -> provider().getUserById(keycloak.realm, "f:c:1.1"))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("regdb");
    } finally {
      factory.close();
    }
  }

  private static TestRegistry registry(EmbeddedPostgres postgres) {
    return new TestRegistry(
        TestDatabase.POSTGRESQL, postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
  }

  private RegistryProvider writable() {
    ComponentModel component = component();
    component.put("editMode", "WRITABLE");
    return factory.create(keycloak.session(), component);
  }

  private RegistryProvider provider() {
    return factory.create(keycloak.session(), component());
  }

  private static ComponentModel component() {
    ComponentModel component = new ComponentModel();
    component.setId("0b6f6b6e-52d0-4c7c-9b3e-0d5d8f0f6a11");
    component.put("connection", "regdb");
    return component;
  }
}
