package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.RestartableDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/**
 * A day of chaos in a bounded number of operations: eight threads work with the registry while its
 * database loses its connections, is stopped, crashes and comes back. What follows which operation
 * is the same in every run; which statements an outage meets on their way is not.
 */
class ChaosTest {

  private static final int THREADS = 8;
  private static final int CITIZENS = 6;
  private static final int OPERATIONS = 640;
  private static final String PASSWORD = "Proba2024Jelszo";
  private static final String HASH = "{SSHA}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA==";
  private static final int POOL = 4;

  /** Far from the numbers that the database gives to new rows. */
  private static final long FIRST_ROW = 1_000_000;

  /** Fewer connections than threads, so that some wait for one while it breaks. */
  private static final Map<String, String> OPTIONS =
      Map.of("regdb-pool-max-size", Integer.toString(POOL));

  @TempDir static Path data;

  private final ReadWriteLock gate = new ReentrantReadWriteLock();
  private final AtomicInteger operations = new AtomicInteger();
  private final RegistryProviderFactory factory = new RegistryProviderFactory();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<ChaosWorker> workers = new ArrayList<>();
  private RestartableDatabase database;
  private Map<Integer, Runnable> trouble;

  @BeforeEach
  void open() {
    Metrics.addRegistry(meters);
    database = new RestartableDatabase(data);
    Map<String, String> options = database.registry().options("regdb");
    options.putAll(OPTIONS);
    factory.init(new MapScope(options));
    trouble =
        Map.of(
            80, database::breakConnections,
            160, database::stop,
            230, this::restart,
            310, database::breakConnections,
            390, database::crash,
            460, this::restart,
            540, database::breakConnections);
    for (int i = 0; i < THREADS; i++) {
      workers.add(worker(i));
    }
  }

  @AfterEach
  void close() {
    factory.close();
    database.close();
    Metrics.removeRegistry(meters);
  }

  @Test
  void registryAndKeycloakAgreeAfterADayOfOutagesH56H62H63() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      workers.forEach(worker -> running.add(threads.submit(() -> work(worker))));
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    int lost = workers.stream().mapToInt(worker -> worker.lost).sum();
    int refused = workers.stream().mapToInt(worker -> worker.refused).sum();
    int done = workers.stream().mapToInt(worker -> worker.done).sum();
    assertThat(done + refused + lost).isEqualTo(OPERATIONS);
    assertThat(done).as("done beside %d refused, %d lost", refused, lost).isGreaterThan(300);
    assertThat(refused).as("refused").isPositive();
    assertThat(lost).as("at most one per thread and outage").isLessThanOrEqualTo(THREADS * 5);
    Map<String, Map<String, String>> rows = rowsByName();
    for (ChaosWorker worker : workers) {
      worker.active.forEach(citizen -> registryHolds(citizen, rows));
      worker.gone.forEach(citizen -> registryHolds(citizen, rows));
      worker.active.forEach(citizen -> citizenGoesOn(worker, citizen));
      worker.gone.forEach(citizen -> onlyTheRightPasswordIsTaken(worker, citizen));
      worker.made.forEach(
          (name, states) ->
              assertThat(rows.getOrDefault(name, Map.of("state", "")).get("state"))
                  .as(name)
                  .isIn(states));
      assertThat(worker.keycloak.federated)
          .as("nobody was disabled, nothing was kept beside the registry")
          .allSatisfy((id, kept) -> assertThat(kept.keySet()).isSubsetOf(Set.of("locale")));
    }
    assertThat(rows.keySet())
        .as("nobody came in who was not asked for")
        .allMatch(
            name ->
                name.startsWith("Zurzavar ")
                    || workers.stream().anyMatch(worker -> worker.made.containsKey(name)));
    poolIsAsBefore();
  }

  private Void work(ChaosWorker worker) {
    for (int number = next(); number < OPERATIONS; number = next()) {
      Runnable event = trouble.get(number);
      if (event != null) {
        event.run();
      }
      worker.operate();
    }
    return null;
  }

  private int next() {
    gate.readLock().lock();
    try {
      return operations.getAndIncrement();
    } finally {
      gate.readLock().unlock();
    }
  }

  /** Nobody begins anything meanwhile, or a slow start would use up the operations. */
  private void restart() {
    gate.writeLock().lock();
    try {
      database.start();
    } finally {
      gate.writeLock().unlock();
    }
  }

  private static void registryHolds(ChaosCitizen citizen, Map<String, Map<String, String>> rows) {
    Map<String, String> row = rows.get(citizen.userName);
    assertThat(row).as(citizen.userName).isNotNull();
    assertThat(row.get("state")).as(citizen.userName).isIn(citizen.states);
    assertThat(row.get("email")).as(citizen.userName).isIn(citizen.emails);
    assertThat(row.get("email_folded")).isEqualTo(row.get("email"));
  }

  private void citizenGoesOn(ChaosWorker worker, ChaosCitizen citizen) {
    UserModel user = provider(worker).getUserById(worker.keycloak.realm, citizen.userId);
    assertThat(user.isEnabled()).as(citizen.userName).isTrue();
    assertThat(citizen.passwords)
        .as(citizen.userName)
        .anyMatch(typed -> login(worker, user, typed));
    onlyTheRightPasswordIsTaken(worker, citizen);
  }

  private void onlyTheRightPasswordIsTaken(ChaosWorker worker, ChaosCitizen citizen) {
    UserModel user = provider(worker).getUserById(worker.keycloak.realm, citizen.userId);
    assertThat(citizen.formerPasswords.stream().limit(2))
        .as(citizen.userName)
        .noneMatch(typed -> login(worker, user, typed));
    if (citizen.states.equals(Set.of("ended"))) {
      assertThat(login(worker, user, citizen.password())).as(citizen.userName).isFalse();
    }
  }

  private boolean login(ChaosWorker worker, UserModel user, String password) {
    return provider(worker)
        .isValid(worker.keycloak.realm, user, UserCredentialModel.password(password));
  }

  /** H56: every connection that was lent is back, broken ones included. */
  private void poolIsAsBefore() {
    assertThat(pool("active")).isZero();
    assertThat(pool("awaiting")).isZero();
    assertThat(
            database
                .registry()
                .number(
                    "SELECT COUNT(*) FROM pg_stat_activity"
                        + " WHERE application_name = 'keycloak-ugyfelkapu-registry'"))
        .isBetween(1L, (long) POOL);
    assertThat(
            database
                .registry()
                .number(
                    "SELECT COUNT(*) FROM pg_stat_activity WHERE state <> 'idle'"
                        + " AND application_name = 'keycloak-ugyfelkapu-registry'"))
        .isZero();
  }

  private double pool(String number) {
    return meters
        .get("ugyfelkapu.registry.pool." + number)
        .tag("connection", "regdb")
        .gauge()
        .value();
  }

  private ChaosWorker worker(int number) {
    ChaosWorker worker = new ChaosWorker(number, factory, component());
    TestRegistry registry = database.registry();
    for (int i = 0; i < CITIZENS; i++) {
      String name = worker.family() + " " + i;
      String email = "zurzavar" + number + "x" + i + "@pelda.test";
      registry
          .row(FIRST_ROW + number * CITIZENS + i, name)
          .email(email)
          .set("password_hash", HASH)
          .insert();
      String id = provider(worker).getUserByUsername(worker.keycloak.realm, name).getId();
      worker.active.add(new ChaosCitizen(name, id, PASSWORD, email));
    }
    return worker;
  }

  private Map<String, Map<String, String>> rowsByName() {
    Map<String, Map<String, String>> rows = new HashMap<>();
    database.registry().rows().forEach(row -> rows.put(row.get("user_name"), row));
    return rows;
  }

  private RegistryProvider provider(ChaosWorker worker) {
    return factory.create(worker.keycloak.session(), component());
  }

  private static ComponentModel component() {
    ComponentModel component = new ComponentModel();
    component.setId("0b6f6b6e-52d0-4c7c-9b3e-0d5d8f0f6a11");
    component.put("connection", "regdb");
    component.put("editMode", "WRITABLE");
    component.put("newRegistrations", "database");
    return component;
  }
}
