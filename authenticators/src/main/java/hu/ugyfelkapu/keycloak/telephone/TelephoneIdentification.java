package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.telephone.Answer.Reason;
import hu.ugyfelkapu.keycloak.telephone.Source.Channel;
import hu.ugyfelkapu.keycloak.telephone.store.FailureCount;
import hu.ugyfelkapu.keycloak.telephone.store.TelephoneEntity;
import hu.ugyfelkapu.keycloak.telephone.store.TelephoneRegister;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Identification by telephone id and digits of the telephone password (mission.md §6): the one door
 * for the web and the voice line, with one set of limits.
 *
 * <p>An id that nobody has behaves like one that somebody has: its positions are asked and stay,
 * its failures are counted, and nothing it is answered is ever right.
 */
public final class TelephoneIdentification {

  /** After so many failures the method is locked until a new one-time password (mission.md §6). */
  public static final int MOST_FAILURES = 3;

  private static final Logger LOG = Logger.getLogger(TelephoneIdentification.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration DAY = Duration.ofDays(1);

  /** A password like any other, for work that must be done where there is none. */
  private static final String NOBODYS_PASSWORD = "314159";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final TelephoneSettings settings;
  private final Source source;
  private final FailureLimits limits;

  public TelephoneIdentification(KeycloakSession session, RealmModel realm, Source source) {
    this.session = session;
    this.realm = realm;
    this.settings = TelephoneSettings.of(realm);
    this.source = source;
    this.limits = new FailureLimits(session, realm, settings, source);
  }

  /**
   * The positions that are asked of that id; the same ones until they are answered right.
   *
   * @throws KeyMissingException when the method cannot work
   */
  public Positions ask(TelephoneId id) {
    new KeyRing(session, settings.keyId()).check();
    // Worked out for everybody: the time of an answer must not tell who is there.
    Positions nobodys = nobodys(session, realm, id);
    Positions asked =
        new TelephoneRegister(session, realm)
            .positions(id.digits())
            .map(Positions::parse)
            .orElse(nobodys);
    return asksWhole() ? Positions.WHOLE : asked;
  }

  /**
   * Looks at an answer, in a transaction of its own, one after the other for each id.
   *
   * @param shown the positions that the answer is to
   * @param digits as many as positions, in their order
   * @throws KeyMissingException when the method cannot work
   * @throws org.keycloak.storage.StorageUnavailableException when the registry does not answer;
   *     nothing is counted then
   */
  public Answer answer(TelephoneId id, Positions shown, String digits) {
    return limits.within(() -> look(id, shown, digits));
  }

  private boolean asksWhole() {
    return settings.whole() && source.channel() == Channel.WEB;
  }

  private Answer look(TelephoneId id, Positions shown, String digits) {
    Answer answer =
        KeycloakModelUtils.runJobInTransactionWithResult(
            session.getKeycloakSessionFactory(),
            session.getContext(),
            own -> new Attempt(own).of(id, shown, digits),
            "telephone identification");
    if (answer instanceof Answer.Refused refused && refused.userId().isEmpty()) {
      return new Answer.Refused(reasonOfNobody(id), Optional.empty(), false);
    }
    return answer;
  }

  /** Behind the answer's own transaction, where a person's failure is one more statement, too. */
  private Reason reasonOfNobody(TelephoneId id) {
    String name = "id." + new RealmMac(session, realm).name("id", id.digits());
    return new FailureCount(session, realm).count(name, DAY) > MOST_FAILURES
        ? Reason.LOCKED
        : Reason.UNKNOWN;
  }

  private static Positions nobodys(KeycloakSession session, RealmModel realm, TelephoneId id) {
    return new NobodysPositions(new RealmMac(session, realm)).of(id);
  }

  /** One answer, in the transaction that it is looked at in. */
  private final class Attempt {
    private final KeycloakSession own;
    private final RealmModel realm;
    private final KeyRing keys;

    Attempt(KeycloakSession own) {
      this.own = own;
      this.realm = own.getContext().getRealm();
      this.keys = new KeyRing(own, settings.keyId());
    }

    Answer of(TelephoneId id, Positions shown, String digits) {
      Optional<TelephoneEntity> row =
          new TelephoneRegister(own, realm).lockByTelephoneId(id.digits());
      Positions asked =
          asksWhole()
              ? Positions.WHOLE
              : row.map(known -> Positions.parse(known.getPositions()))
                  .orElseGet(() -> nobodys(own, realm, id));
      if (!asked.equals(shown)) {
        return new Answer.Stale();
      }
      return row.map(known -> ofSomebody(known, shown, digits)).orElseGet(this::ofNobody);
    }

    private Answer ofSomebody(TelephoneEntity row, Positions shown, String digits) {
      UserModel user = own.users().getUserById(realm, row.getUserId());
      Optional<TelephoneCredential> stored =
          Optional.ofNullable(user).flatMap(known -> TelephoneCredential.of(known, row.getId()));
      if (stored.isEmpty()) {
        spendTheTimeOfAPassword();
        return refused(Reason.UNKNOWN, row, false);
      }
      TelephoneCredential credential = stored.get();
      Sealed sealed = credential.secret().password();
      Optional<TelephonePassword> readable = read(sealed, row);
      if (readable.isEmpty()) {
        spendTheTimeOfAPassword();
        return refused(Reason.UNKNOWN, row, false);
      }
      TelephonePassword password = readable.get();
      if (row.getFailures() >= MOST_FAILURES) {
        return refused(Reason.LOCKED, row, false);
      }
      if (!password.has(shown, digits)) {
        row.setFailures(row.getFailures() + 1);
        return refused(Reason.WRONG, row, row.getFailures() == MOST_FAILURES);
      }
      if (!user.isEnabled()) {
        return refused(Reason.DISABLED, row, false);
      }
      if (credential.isOver()) {
        return refused(Reason.EXPIRED, row, false);
      }
      row.setFailures(0);
      if (!credential.isOneTime()) {
        row.setPositions(Positions.draw(RANDOM).text());
      }
      if (keys.isOld(sealed)) {
        reseal(user, credential, row, password);
      }
      return new Answer.Identified(
          row.getUserId(), row.getId(), credential.version(), credential.isOneTime());
    }

    /**
     * Empty when its key was taken out of the vault too early, or the text is damaged: the method
     * works for all others, and the answer must not tell that this id is somebody's.
     */
    private Optional<TelephonePassword> read(Sealed sealed, TelephoneEntity row) {
      try {
        return Optional.of(
            new TelephonePassword(keys.open(sealed, place(row, TelephonePlace.PASSWORD))));
      } catch (KeyMissingException e) {
        if (!keys.isOld(sealed)) {
          throw e;
        }
        LOG.errorf(
            "Realm %s: a telephone password cannot be read. %s.", realm.getName(), e.getMessage());
      } catch (IllegalStateException e) {
        LOG.errorf(
            "Realm %s: a telephone password cannot be read. %s.", realm.getName(), e.getMessage());
      }
      return Optional.empty();
    }

    private void reseal(
        UserModel user,
        TelephoneCredential credential,
        TelephoneEntity row,
        TelephonePassword password) {
      TelephoneCredential.SecretData secret = credential.secret();
      Sealed phone =
          secret.phone() == null
              ? null
              : keys.seal(
                  keys.open(secret.phone(), place(row, TelephonePlace.PHONE)),
                  place(row, TelephonePlace.PHONE));
      credential.update(
          user,
          credential.data(),
          new TelephoneCredential.SecretData(
              keys.seal(password.digits(), place(row, TelephonePlace.PASSWORD)),
              phone,
              secret.reminders()));
    }

    private Answer ofNobody() {
      spendTheTimeOfAPassword();
      Nobody.lookUp(own, realm);
      return new Answer.Refused(Reason.UNKNOWN, Optional.empty(), false);
    }

    private void spendTheTimeOfAPassword() {
      keys.open(keys.seal(NOBODYS_PASSWORD, ""), "");
    }

    private static Answer refused(Reason reason, TelephoneEntity row, boolean locksNow) {
      return new Answer.Refused(reason, Optional.of(row.getUserId()), locksNow);
    }

    private String place(TelephoneEntity row, TelephonePlace what) {
      return what.of(row.getRealmId(), row.getUserId(), row.getId());
    }
  }
}
