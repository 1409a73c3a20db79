package hu.ugyfelkapu.keycloak.telephone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.testing.AllAtOnce;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;

/** Who has which telephone id, on real databases. */
class TelephoneRegisterTest {

  private static final int THREADS = 20;

  private final RealmModel realm = KeycloakDatabase.realm(UUID.randomUUID().toString());

  @ParameterizedTest
  @EnumSource
  void rowIsFoundByTelephoneIdAndByPerson(KeycloakDatabase database) {
    String id = add(database, realm, "anna", "12345678");

    assertThat(find(database, register -> register.byTelephoneId("12345678"))).contains(id);
    assertThat(find(database, register -> register.byUser("anna"))).contains(id);
    assertThat(find(database, register -> register.lockByTelephoneId("12345678"))).contains(id);
    assertThat(find(database, register -> register.byTelephoneId("12345679"))).isEmpty();
    assertThat(find(database, register -> register.byUser("Anna"))).isEmpty();
    assertThat(find(database, register -> register.lockByTelephoneId("12345679"))).isEmpty();
    Optional<String> positions = ask(database, register -> register.positions("12345678"));
    assertThat(positions).contains("123456");
  }

  @ParameterizedTest
  @EnumSource
  void telephoneIdIsUniqueInItsRealm(KeycloakDatabase database) {
    add(database, realm, "anna", "12345678");

    assertThatThrownBy(() -> add(database, realm, "bela", "12345678"))
        .isInstanceOf(ModelDuplicateException.class);
    RealmModel other = KeycloakDatabase.realm(UUID.randomUUID().toString());
    add(database, other, "bela", "12345678");

    assertThat(find(database, register -> register.byUser("bela"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void personHasOneTelephoneId(KeycloakDatabase database) {
    add(database, realm, "anna", "12345678");

    assertThatThrownBy(() -> add(database, realm, "anna", "87654321"))
        .isInstanceOf(ModelDuplicateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void oneOfManyGetsATelephoneIdThatAllWantAtOnce(KeycloakDatabase database)
      throws InterruptedException {
    List<Boolean> got =
        AllAtOnce.times(
            THREADS,
            () -> {
              try {
                add(database, realm, UUID.randomUUID().toString(), "12345678");
                return true;
              } catch (ModelDuplicateException e) {
                return false;
              }
            });

    assertThat(Collections.frequency(got, true)).isEqualTo(1);
  }

  /** H1: who waits for the lock must see what was counted while waiting, though read before. */
  @ParameterizedTest
  @EnumSource
  void parallelFailuresAreCountedOneAfterTheOther_H1(KeycloakDatabase database)
      throws InterruptedException {
    add(database, realm, "anna", "12345678");

    List<Integer> counted =
        AllAtOnce.times(
            THREADS,
            () ->
                ask(
                    database,
                    register -> {
                      register.byTelephoneId("12345678");
                      TelephoneEntity row = register.lockByTelephoneId("12345678").orElseThrow();
                      row.setFailures(row.getFailures() + 1);
                      return row.getFailures();
                    }));

    assertThat(counted)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, THREADS).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource
  void removedPersonLeavesTheTelephoneIdFree(KeycloakDatabase database) {
    add(database, realm, "anna", "12345678");
    add(database, realm, "bela", "87654321");

    remove(database, register -> register.removeUser("anna"));

    assertThat(find(database, register -> register.byTelephoneId("12345678"))).isEmpty();
    assertThat(find(database, register -> register.byTelephoneId("87654321"))).isPresent();
    add(database, realm, "csaba", "12345678");
  }

  @ParameterizedTest
  @EnumSource
  void removedRealmLeavesNothingAndOthersAlone(KeycloakDatabase database) {
    RealmModel other = KeycloakDatabase.realm(UUID.randomUUID().toString());
    add(database, realm, "anna", "12345678");
    add(database, other, "anna", "12345678");
    new FailureCount(database.session(), realm).count("realm", Duration.ofHours(1));
    new FailureCount(database.session(), other).count("realm", Duration.ofHours(1));

    remove(database, TelephoneRegister::removeAll);

    assertThat(find(database, register -> register.byUser("anna"))).isEmpty();
    assertThat(new FailureCount(database.session(), realm).number("realm")).isZero();
    assertThat(new FailureCount(database.session(), other).number("realm")).isEqualTo(1);
    String left =
        database.in(
            session ->
                new TelephoneRegister(session, other).byUser("anna").orElseThrow().getRealmId());
    assertThat(left).isEqualTo(other.getId());
  }

  /** Id of the row that was found. */
  private Optional<String> find(
      KeycloakDatabase database, Function<TelephoneRegister, Optional<TelephoneEntity>> question) {
    return ask(database, register -> question.apply(register).map(TelephoneEntity::getId));
  }

  private <T> T ask(KeycloakDatabase database, Function<TelephoneRegister, T> question) {
    return database.in(session -> question.apply(new TelephoneRegister(session, realm)));
  }

  private void remove(KeycloakDatabase database, Consumer<TelephoneRegister> work) {
    ask(
        database,
        register -> {
          work.accept(register);
          return null;
        });
  }

  private static String add(
      KeycloakDatabase database, RealmModel realm, String user, String telephoneId) {
    String id = UUID.randomUUID().toString();
    Function<KeycloakSession, String> work =
        session -> {
          new TelephoneRegister(session, realm)
              .add(new TelephoneEntity(id, realm.getId(), user, telephoneId, "123456"));
          return id;
        };
    return database.in(work);
  }
}
