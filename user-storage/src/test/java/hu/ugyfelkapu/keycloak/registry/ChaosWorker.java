package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.keycloak.component.ComponentModel;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageUnavailableException;

/**
 * One of many who work with the registry at the same time: random operations on citizens of its
 * own, each compared with what it must answer. Nobody else changes these citizens, so only an
 * outage can make an answer uncertain.
 */
final class ChaosWorker {

  /** Without these the statement may have been committed before the connection broke. */
  private static final Set<String> NEVER_CONNECTED = Set.of("08001", "08004", "57P03", "53300");

  final FakeKeycloak keycloak = new FakeKeycloak();
  final List<ChaosCitizen> active = new ArrayList<>();
  final List<ChaosCitizen> gone = new ArrayList<>();

  /** New registrations, by user name, to the states they may be in; none means no row. */
  final Map<String, Set<String>> made = new HashMap<>();

  int done;
  int refused;
  int lost;

  private final int number;
  private final RegistryProviderFactory factory;
  private final ComponentModel component;
  private final Random random;
  private int counter;

  ChaosWorker(int number, RegistryProviderFactory factory, ComponentModel component) {
    this.number = number;
    this.factory = factory;
    this.component = component;
    this.random = new Random(20_261_122L + number);
    // What it costs to hash a password is none of the outage's business.
    keycloak.hash(
        new Argon2PasswordHashProviderFactory(), Map.of("iterations", "1", "memory", "512"));
  }

  /** How the user names of this one's citizens begin. */
  String family() {
    return "Zurzavar " + (char) ('A' + number);
  }

  void operate() {
    int dice = random.nextInt(100);
    ChaosCitizen citizen = active.get(random.nextInt(active.size()));
    counter++;
    if (dice < 25) {
      signIn(citizen);
    } else if (dice < 33) {
      signInWrongly(citizen);
    } else if (dice < 48) {
      changePassword(citizen);
    } else if (dice < 63) {
      changeEmail(citizen);
    } else if (dice < 71) {
      list();
    } else if (dice < 78) {
      count();
    } else if (dice < 86) {
      save(citizen);
    } else if (dice < 94) {
      make();
    } else if (active.size() > 2) {
      end(citizen);
    } else {
      find(citizen);
    }
  }

  private void signIn(ChaosCitizen citizen) {
    String password = citizen.password();
    attempt(
        () -> {
          if (login(citizen, password)) {
            citizen.passwordIs(password);
          } else {
            citizen.passwordIsNot(password);
          }
        });
    assertThat(citizen.passwords).as("the right password was refused").isNotEmpty();
  }

  private void signInWrongly(ChaosCitizen citizen) {
    attempt(() -> assertThat(login(citizen, "Rossz2026Jelszo")).isFalse());
  }

  private boolean login(ChaosCitizen citizen, String password) {
    return provider()
        .isValid(keycloak.realm, user(citizen), UserCredentialModel.password(password));
  }

  private void changePassword(ChaosCitizen citizen) {
    String fresh = "Uj2026Jelszo" + number + "x" + counter;
    Outcome outcome =
        attempt(
            () ->
                provider()
                    .updateCredential(
                        keycloak.realm, user(citizen), UserCredentialModel.password(fresh)));
    if (outcome == Outcome.DONE) {
      citizen.passwordIs(fresh);
    } else if (outcome == Outcome.LOST) {
      citizen.passwords.add(fresh);
    }
  }

  private void changeEmail(ChaosCitizen citizen) {
    String fresh = "uj" + number + "x" + counter + "@pelda.test";
    Outcome outcome = attempt(() -> user(citizen).setEmail(fresh));
    if (outcome == Outcome.DONE) {
      citizen.emails.clear();
    }
    if (outcome != Outcome.REFUSED) {
      citizen.emails.add(fresh);
    }
  }

  /** H63: a list is whole or none at all. */
  private void list() {
    attempt(
        () ->
            assertThat(
                    provider().searchForUserStream(keycloak.realm, own(), 0, 100).toList().stream()
                        .map(UserModel::getUsername))
                .containsAll(active.stream().map(citizen -> citizen.userName).toList()));
  }

  private void count() {
    attempt(
        () ->
            assertThat(provider().getUsersCount(keycloak.realm, own()))
                .isGreaterThanOrEqualTo(active.size() + gone.size()));
  }

  private Map<String, String> own() {
    return Map.of(UserModel.USERNAME, family());
  }

  /** As the admin console saves: everything that is shown, and something of Keycloak's own. */
  private void save(ChaosCitizen citizen) {
    attempt(
        () -> {
          UserModel user = user(citizen);
          assertThat(user.isEnabled()).isTrue();
          user.getAttributes().forEach(user::setAttribute);
          user.setEnabled(true);
          user.setSingleAttribute("locale", counter % 2 == 0 ? "hu" : "en");
        });
  }

  /** A registration is begun and finished in one request of Keycloak's own. */
  private void make() {
    String name = "Kezdo Vilma " + number + counter;
    FakeKeycloak request = new FakeKeycloak();
    Set<String> states = new HashSet<>();
    Outcome outcome =
        attempt(
            () -> {
              UserModel user =
                  factory.create(request.session(), component).addUser(request.realm, name);
              assertThat(user).isNotNull();
              request.transactions.commit();
            });
    if (outcome != Outcome.DONE) {
      // Not taken back, if the registry is away: the life cycle ends it.
      states.add("temporary");
      states.add("");
    }
    if (outcome != Outcome.REFUSED) {
      states.add("valid");
    }
    made.put(name, states);
  }

  private void end(ChaosCitizen citizen) {
    Outcome outcome = attempt(() -> provider().removeUser(keycloak.realm, user(citizen)));
    if (outcome == Outcome.DONE) {
      citizen.states.clear();
    }
    if (outcome != Outcome.REFUSED) {
      citizen.states.add("ended");
      active.remove(citizen);
      gone.add(citizen);
    }
  }

  private void find(ChaosCitizen citizen) {
    attempt(
        () ->
            assertThat(provider().getUserByUsername(keycloak.realm, citizen.userName).getId())
                .isEqualTo(citizen.userId));
  }

  /** H62: an outage is never an answer, so a person that is there is found. */
  private UserModel user(ChaosCitizen citizen) {
    UserModel user = provider().getUserById(keycloak.realm, citizen.userId);
    assertThat(user).as(citizen.userName).isNotNull();
    return user;
  }

  private RegistryProvider provider() {
    return factory.create(keycloak.session(), component);
  }

  private enum Outcome {
    DONE,
    REFUSED,
    LOST
  }

  private Outcome attempt(Runnable operation) {
    try {
      operation.run();
      done++;
      return Outcome.DONE;
    } catch (StorageUnavailableException e) {
      return outage((RegistryUnavailableException) e.getCause());
    } catch (RegistryUnavailableException e) {
      return outage(e);
    }
  }

  private Outcome outage(RegistryUnavailableException e) {
    if (e.getCause() instanceof SQLException sql
        && sql.getSQLState() != null
        && !NEVER_CONNECTED.contains(sql.getSQLState())) {
      lost++;
      return Outcome.LOST;
    }
    refused++;
    return Outcome.REFUSED;
  }
}
