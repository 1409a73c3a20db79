package hu.ugyfelkapu.keycloak.docker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryComponent;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryRows;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Citizens sign in and administrators work while the registry goes away and comes back. The same
 * with more of it, and with crashes, but without Keycloak around: {@code ChaosTest}.
 */
@ExtendWith(TestServerExtension.class)
class ChaosIT {
  private static final String USERS = "/realms/" + TestServer.REALM + "/users";
  private static final int THREADS = 4;
  private static final int OPERATIONS = 96;
  private static final int STOP = 30;
  private static final int START = 54;

  private final ReadWriteLock gate = new ReentrantReadWriteLock();
  private final AtomicInteger operations = new AtomicInteger();

  /** Odd while the registry is being stopped: a change that is under way then may be either. */
  private final AtomicInteger phase = new AtomicInteger();

  @Test
  void registryAndKeycloakAgreeAfterAnOutageUnderLoad_H56_H62_H63_H67(TestServer server)
      throws Exception {
    try (RegistryComponent component =
        RegistryComponent.with(server, Map.of("editMode", "WRITABLE"))) {
      assertThat(component).isNotNull();
      List<Worker> workers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        workers.add(new Worker(server, i));
      }
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<?>> running = new ArrayList<>();
        workers.forEach(worker -> running.add(threads.submit(() -> work(server, worker))));
        for (Future<?> each : running) {
          each.get();
        }
      } finally {
        threads.shutdownNow();
        if (phase.get() == 2) {
          server.registry().start();
        }
      }

      assertThat(workers.stream().mapToInt(worker -> worker.refused).sum()).isPositive();
      assertThat(workers.stream().mapToInt(worker -> worker.done).sum()).isGreaterThan(STOP);
      workers.forEach(Worker::agrees);
      poolIsAsBefore(server);
    }
  }

  private Void work(TestServer server, Worker worker) {
    for (int number = next(); number < OPERATIONS; number = next()) {
      if (number == STOP) {
        phase.incrementAndGet();
        server.registry().stop();
        phase.incrementAndGet();
      } else if (number == START) {
        restart(server);
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

  private void restart(TestServer server) {
    gate.writeLock().lock();
    try {
      while (phase.get() < 2) {
        Thread.onSpinWait();
      }
      server.registry().start();
      phase.incrementAndGet();
      phase.incrementAndGet();
    } finally {
      gate.writeLock().unlock();
    }
  }

  /** H56: as many connections as the pool may have, and none of them lent or in a transaction. */
  private static void poolIsAsBefore(TestServer server) {
    String metrics =
        Http.send(
            HttpRequest.newBuilder(URI.create(server.managementUrl() + "/metrics")).build(), 200);
    assertThat(pool(metrics, "active")).isZero();
    assertThat(pool(metrics, "awaiting")).isZero();
    assertThat(pool(metrics, "available")).isPositive();
    RegistryRows rows = new RegistryRows(server);
    List<String> states =
        rows.texts(
            "SELECT state FROM pg_stat_activity WHERE usename = ?", server.registry().username());
    assertThat(states)
        .hasSizeLessThanOrEqualTo((int) pool(metrics, "max"))
        .allMatch("idle"::equals);
  }

  private static double pool(String metrics, String number) {
    Matcher line =
        Pattern.compile(
                "(?m)^ugyfelkapu_registry_pool_" + number + "\\{[^}]*\"regdb\"[^}]*} (\\S+)")
            .matcher(metrics);
    assertThat(line.find()).as(number).isTrue();
    return Double.parseDouble(line.group(1));
  }

  /** One who works with citizens that nobody else touches. */
  private final class Worker {
    private final TestServer server;
    private final int number;
    private final Random random;
    private final List<Person> persons = new ArrayList<>();
    private final Citizen mistaken;
    private int counter;
    private int done;
    private int refused;

    Worker(TestServer server, int number) {
      this.server = server;
      this.number = number;
      this.random = new Random(20_261_122L + number);
      this.mistaken = Citizen.register(server);
      for (int i = 0; i < 3; i++) {
        Citizen citizen = Citizen.register(server, "Zurzavar " + number + i + System.nanoTime());
        persons.add(new Person(citizen, USERS + "/" + AdminApi.encode(citizen.id(server))));
        save(persons.get(i));
      }
    }

    void operate() {
      int dice = random.nextInt(100);
      Person person = persons.get(random.nextInt(persons.size()));
      counter++;
      if (dice < 30) {
        signIn(person);
      } else if (dice < 40) {
        answered(pageAfter(mistaken, "Rossz2026Jelszo"), "login-login");
      } else if (dice < 60) {
        changePassword(person);
      } else if (dice < 70) {
        list();
      } else if (dice < 90) {
        save(person);
      } else if (!person.mayHaveEnded()) {
        end(person);
      }
    }

    private void signIn(Person person) {
      if (person.passwords.size() == 1 && !person.mayHaveEnded()) {
        answered(pageAfter(person.citizen, person.passwords.iterator().next()), "login-plus-offer");
      }
    }

    /** An outage is told as one; no other page than the right one and that. */
    private void answered(PlainVisitor visitor, String right) {
      boolean answered = visitor.pageId().equals(right);
      if (!answered) {
        assertThat(visitor.body())
            .contains("data-page-id=\"login-error\"")
            .contains("nem érhető el. Próbálja újra néhány perc múlva.");
      }
      count(answered);
    }

    private PlainVisitor pageAfter(Citizen citizen, String password) {
      return PlainVisitor.behindPassword(
          server,
          new Citizen(citizen.rowId(), citizen.userName(), password, citizen.email()),
          "ugyfelkapu");
    }

    private void changePassword(Person person) {
      String fresh = "Uj2026Jelszo" + number + "x" + counter;
      int before = phase.get();
      boolean changed =
          ok(
              "PUT",
              person.path + "/reset-password",
              Map.of("type", "password", "value", fresh, "temporary", false));
      if (changed) {
        person.passwords.clear();
      }
      if (changed || mayBeEither(before)) {
        person.passwords.add(fresh);
      }
      count(changed);
    }

    private void end(Person person) {
      int before = phase.get();
      boolean ended = ok("DELETE", person.path, null);
      if (ended) {
        person.states.clear();
      }
      if (ended || mayBeEither(before)) {
        person.states.add("ended");
      }
      count(ended);
    }

    /** H63: all of them or, in an outage, none: half a list would be the worst. */
    private void list() {
      JsonNode listed =
          server
              .admin()
              .get(USERS + "?briefRepresentation=true&username=" + AdminApi.encode(family()));
      assertThat(listed.size()).isIn(0, persons.size());
      count(!listed.isEmpty());
    }

    private String family() {
      return "Zurzavar " + number;
    }

    /** Keeps something in Keycloak beside the registry. */
    private void save(Person person) {
      if (person.mayHaveEnded()) {
        return;
      }
      HttpResponse<String> shown = server.admin().exchange("GET", person.path, null);
      if (shown.statusCode() != 200) {
        assertThat(shown.statusCode()).as("nobody is gone").isNotEqualTo(404);
        count(false);
        return;
      }
      ObjectNode user = (ObjectNode) AdminApi.parse(shown.body());
      user.withObject("/attributes").putArray("locale").add("en");
      count(ok("PUT", person.path, user));
    }

    private boolean ok(String method, String path, Object body) {
      return server.admin().exchange(method, path, body).statusCode() / 100 == 2;
    }

    private boolean mayBeEither(int before) {
      return before != phase.get() || before % 2 == 1;
    }

    private void count(boolean answered) {
      if (answered) {
        done++;
      } else {
        refused++;
      }
    }

    void agrees() {
      for (Person person : persons) {
        Map<String, String> row = new RegistryRows(server).of(person.citizen);
        assertThat(row.get("state")).isIn(person.states);
        assertThat(row.get("email")).isEqualTo(person.citizen.email());
        JsonNode user = server.admin().get(person.path);
        boolean valid = row.get("state").equals("valid");
        assertThat(user.get("enabled").asBoolean()).as("nobody was disabled").isEqualTo(valid);
        boolean kept = user.at("/attributes/locale/0").asText().equals("en");
        if (valid) {
          assertThat(person.passwords)
              .anyMatch(
                  password ->
                      pageAfter(person.citizen, password).pageId().equals("login-plus-offer"));
        }
        if (person.states.size() == 1) {
          assertThat(kept)
              .as("H67: kept as long as the registration, and no longer")
              .isEqualTo(valid);
        }
      }
      assertThat(list(mistaken)).isEqualTo(1);
    }

    private int list(Citizen citizen) {
      return server
          .admin()
          .get(USERS + "?exact=true&username=" + AdminApi.encode(citizen.userName()))
          .size();
    }
  }

  /** What the registry may hold of a citizen: one value each, or two after a lost answer. */
  private record Person(Citizen citizen, String path, Set<String> passwords, Set<String> states) {
    Person(Citizen citizen, String path) {
      this(
          citizen, path, new HashSet<>(Set.of(citizen.password())), new HashSet<>(Set.of("valid")));
    }

    boolean mayHaveEnded() {
      return states.contains("ended");
    }
  }
}
