package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential.PublicData;
import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential.SecretData;
import hu.ugyfelkapu.keycloak.telephone.store.TelephoneEntity;
import hu.ugyfelkapu.keycloak.telephone.store.TelephoneRegister;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The life of a person's telephone identification: issue, one-time passwords, the person's own
 * password, end (mission.md §6). Each step is a transaction of its own: it has happened when the
 * method returns, and nothing of it when it throws.
 *
 * <p>Whoever calls has made sure of the person, and tells events and notices.
 */
public final class TelephoneRegistration {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Even with half of all ids given out, the chance to miss so often is one in a million. */
  private static final int MOST_DRAWS = 20;

  /** Far above what a mail server may take. */
  private static final Duration LONGEST_ISSUE = Duration.ofMinutes(2);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final TelephoneSettings settings;
  private final FirstPassword delivery;

  /**
   * @param delivery how one-time passwords reach the person
   */
  public TelephoneRegistration(KeycloakSession session, RealmModel realm, FirstPassword delivery) {
    this.session = session;
    this.realm = realm;
    this.settings = TelephoneSettings.of(realm);
    this.delivery = delivery;
  }

  /** The person has telephone identification already. */
  public static final class AlreadyIssuedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The person has no telephone identification. */
  public static final class NotIssuedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Gives the person a telephone id and a one-time password.
   *
   * @param reminders answers by the number of their question; each an answer by {@link
   *     ReminderAnswers}
   * @throws AlreadyIssuedException if there is one
   * @throws FirstPassword.NotDeliveredException if the password could not be handed over
   * @throws KeyMissingException when the method cannot work
   */
  public TelephoneId issue(String userId, Contact contact, ReminderAnswers reminders) {
    // One at a time for each person: a second one would wait for the first one's mail, or mail,
    // too.
    String turn = "ugyfelkapu-telephone-issue." + realm.getId() + "." + userId;
    if (!session.singleUseObjects().putIfAbsent(turn, LONGEST_ISSUE.toSeconds())) {
      throw new AlreadyIssuedException();
    }
    try {
      return issueFreeId(userId, contact, reminders.hashes(session));
    } finally {
      session.singleUseObjects().remove(turn);
    }
  }

  private TelephoneId issueFreeId(
      String userId, Contact contact, Map<Integer, ReminderHash> reminders) {
    for (int draw = 1; ; draw++) {
      TelephoneId id = TelephoneId.random();
      if (isFree(userId, id) && tryToIssue(userId, id, contact, reminders)) {
        return id;
      }
      if (draw == MOST_DRAWS) {
        throw new IllegalStateException("No free telephone id was found");
      }
    }
  }

  private boolean isFree(String userId, TelephoneId id) {
    return inTransaction(
        own -> {
          TelephoneRegister register = new TelephoneRegister(own, realm);
          UserModel user = user(own, userId);
          Optional<TelephoneEntity> present = register.byUser(userId);
          if (present.filter(row -> isAlive(user, row)).isPresent()) {
            throw new AlreadyIssuedException();
          }
          // Left by a credential that was taken out of the store past this class.
          register.removeUser(userId);
          return register.byTelephoneId(id.digits()).isEmpty();
        });
  }

  /** False when somebody else has taken the id at this moment. */
  private boolean tryToIssue(
      String userId, TelephoneId id, Contact contact, Map<Integer, ReminderHash> reminders) {
    try {
      inTransaction(
          own -> {
            UserModel user = user(own, userId);
            removeOrphans(user);
            String credentialId = KeycloakModelUtils.generateId();
            new TelephoneRegister(own, realm)
                .add(
                    new TelephoneEntity(
                        credentialId, realm.getId(), userId, id.digits(), Positions.WHOLE.text()));
            TelephonePassword password = TelephonePassword.random();
            Instant end = end();
            SecretData secret = secret(own, userId, credentialId, password, contact, reminders);
            user.credentialManager()
                .createStoredCredential(
                    TelephoneCredential.create(credentialId, oneTime(end), secret, id.masked()));
            delivery.deliver(own, own.getContext().getRealm(), user, contact, password, end);
            return true;
          });
      return true;
    } catch (RuntimeException e) {
      if (Conflicts.isOne(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Replaces the password by a one-time one and opens the method again.
   *
   * @throws NotIssuedException if there is none to replace
   * @throws FirstPassword.NotDeliveredException if the password could not be handed over
   * @throws KeyMissingException when the method cannot work
   */
  public void renew(String userId) {
    inTransaction(
        own -> {
          Held held = held(own, userId);
          TelephonePassword password = TelephonePassword.random();
          Instant end = end();
          SecretData old = held.credential().secret();
          Contact contact = contact(own, held, old);
          held.row().setFailures(0);
          held.row().setUnlockFailures(0);
          held.row().setPositions(Positions.WHOLE.text());
          held.credential()
              .update(
                  held.user(),
                  oneTime(end),
                  secret(own, userId, held.row().getId(), password, contact, old.reminders()));
          delivery.deliver(own, own.getContext().getRealm(), held.user(), contact, password, end);
          return null;
        });
  }

  /**
   * Replaces the password by the person's own.
   *
   * @param credentialId of the identification that entitles to it
   * @param version of the password that was known then: who knew an earlier one must not overrule a
   *     new one
   * @return why the password is too weak, and then nothing has changed; empty when it holds now
   * @throws NotIssuedException if that password is no more, or is locked by now
   * @throws KeyMissingException when the method cannot work
   */
  public Optional<TelephonePasswordRule> change(
      String userId, String credentialId, String version, TelephonePassword password) {
    return inTransaction(
        own -> {
          Held held = held(own, userId);
          if (!held.row().getId().equals(credentialId)
              || !held.credential().version().equals(version)
              || held.row().getFailures() >= TelephoneIdentification.MOST_FAILURES
              || held.credential().isOver()) {
            throw new NotIssuedException();
          }
          SecretData old = held.credential().secret();
          TelephonePassword before =
              new TelephonePassword(
                  keys(own)
                      .open(old.password(), place(TelephonePlace.PASSWORD, userId, credentialId)));
          Optional<TelephonePasswordRule> weak =
              TelephonePasswordRule.against(
                  password,
                  new TelephoneId(held.row().getTelephoneId()),
                  BirthDate.of(held.user()),
                  Optional.of(before));
          if (weak.isPresent()) {
            return weak;
          }
          held.row().setPositions(Positions.draw(RANDOM).text());
          held.credential()
              .update(
                  held.user(),
                  new PublicData(false, null),
                  secret(
                      own,
                      userId,
                      credentialId,
                      password,
                      contact(own, held, old),
                      old.reminders()));
          return Optional.empty();
        });
  }

  /**
   * Records the answers to the reminder questions anew.
   *
   * @throws NotIssuedException if there is no telephone identification
   */
  public void remind(String userId, ReminderAnswers reminders) {
    inTransaction(
        own -> {
          Held held = held(own, userId);
          SecretData old = held.credential().secret();
          held.row().setQuestions(null);
          held.row().setUnlockFailures(0);
          held.credential()
              .update(
                  held.user(),
                  held.credential().data(),
                  new SecretData(old.password(), old.phone(), reminders.hashes(own)));
          return null;
        });
  }

  /**
   * Ends it; the telephone id is free again.
   *
   * @throws NotIssuedException if there is none
   */
  public void end(String userId) {
    inTransaction(
        own -> {
          Held held = held(own, userId);
          held.user().credentialManager().removeStoredCredentialById(held.row().getId());
          new TelephoneRegister(own, realm).removeUser(userId);
          return null;
        });
  }

  private <T> T inTransaction(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        session.getContext(),
        work::apply,
        "telephone registration");
  }

  private UserModel user(KeycloakSession own, String userId) {
    return Optional.ofNullable(own.users().getUserById(own.getContext().getRealm(), userId))
        .orElseThrow(NotIssuedException::new);
  }

  /** Credentials without a row, as an import may bring them: nobody can be identified by them. */
  private static void removeOrphans(UserModel user) {
    user.credentialManager()
        .getStoredCredentialsByTypeStream(TelephoneCredential.TYPE)
        .map(CredentialModel::getId)
        .toList()
        .forEach(user.credentialManager()::removeStoredCredentialById);
  }

  private static boolean isAlive(UserModel user, TelephoneEntity row) {
    return TelephoneCredential.of(user, row.getId()).isPresent();
  }

  private Held held(KeycloakSession own, String userId) {
    TelephoneRegister register = new TelephoneRegister(own, realm);
    TelephoneEntity row = register.lockByUser(userId).orElseThrow(NotIssuedException::new);
    UserModel user = user(own, userId);
    return new Held(
        row, user, TelephoneCredential.of(user, row.getId()).orElseThrow(NotIssuedException::new));
  }

  private Contact contact(KeycloakSession own, Held held, SecretData secret) {
    return secret.phone() == null
        ? Contact.EMAIL
        : new Contact(
            Optional.of(
                keys(own)
                    .open(
                        secret.phone(),
                        place(TelephonePlace.PHONE, held.user().getId(), held.row().getId()))));
  }

  private SecretData secret(
      KeycloakSession own,
      String userId,
      String credentialId,
      TelephonePassword password,
      Contact contact,
      Map<Integer, ReminderHash> reminders) {
    KeyRing keys = keys(own);
    return new SecretData(
        keys.seal(password.digits(), place(TelephonePlace.PASSWORD, userId, credentialId)),
        contact
            .phone()
            .map(phone -> keys.seal(phone, place(TelephonePlace.PHONE, userId, credentialId)))
            .orElse(null),
        new HashMap<>(reminders));
  }

  private KeyRing keys(KeycloakSession own) {
    return new KeyRing(own, settings.keyId());
  }

  private String place(TelephonePlace what, String userId, String credentialId) {
    return what.of(realm.getId(), userId, credentialId);
  }

  private static PublicData oneTime(Instant end) {
    return new PublicData(true, end.getEpochSecond());
  }

  private Instant end() {
    return BudapestTime.now().plus(settings.firstPassword());
  }

  private record Held(TelephoneEntity row, UserModel user, TelephoneCredential credential) {}
}
