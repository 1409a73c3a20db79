package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.query.Place;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.email.EmailException;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.StorageUnavailableException;
import org.keycloak.storage.UserStorageUtil;
import org.keycloak.storage.federated.UserFederatedStorageProvider;

/**
 * The persons in Keycloak's own store. Each method is one or two short transactions.
 *
 * <p>What a run leaves for the next one are federated attributes of an id of the component that
 * belongs to no person ({@code f:<component>:lifecycle}): they are committed like all else, no
 * realm is reloaded for them, and they go with the component.
 *
 * <p>A notice goes out at most once: its mark is committed before the mail leaves and taken back if
 * the mail server does not take the mail. A crash between the two loses that one notice; the next
 * one before the same end still comes. Of runs that overlap, a single-use object lets one at it.
 */
final class KeycloakPersons implements Persons {

  private static final Logger LOG = Logger.getLogger(KeycloakPersons.class);

  private static final String RUNS = "lifecycle";
  private static final String NOTICED = "noticed.";
  private static final String BEGUN = "begun";
  private static final String RETRIES = "retries";
  private static final String UNFINISHED = "unfinished";

  /** Longer than any mail takes. */
  private static final long CLAIM_SECONDS = 600;

  private final KeycloakSessionFactory factory;
  private final String realmId;
  private final ComponentModel component;
  private final boolean writable;

  KeycloakPersons(
      KeycloakSessionFactory factory, String realmId, ComponentModel component, boolean writable) {
    this.factory = factory;
    this.realmId = realmId;
    this.component = component;
    this.writable = writable;
  }

  /** One transaction of Keycloak's. */
  private record Work(KeycloakSession session, RealmModel realm) {

    List<String> attribute(String userId, String name) {
      List<String> values = storage().getAttributes(realm, userId).get(name);
      return values == null ? List.of() : List.copyOf(values);
    }

    void attribute(String userId, String name, List<String> values) {
      if (values.isEmpty()) {
        storage().removeAttribute(realm, userId, name);
      } else {
        storage().setAttribute(realm, userId, name, values);
      }
    }

    EventBuilder event(EventType type, String userId) {
      return new EventBuilder(realm, session).event(type).user(userId);
    }

    private UserFederatedStorageProvider storage() {
      return UserStorageUtil.userFederatedStorage(session);
    }
  }

  @Override
  public Optional<Place> noticed(int days) {
    return run(NOTICED + days).stream().findFirst().flatMap(Place::parse);
  }

  @Override
  public void noticed(int days, Place place) {
    run(NOTICED + days, List.of(place.text()));
  }

  @Override
  public Optional<Instant> begun() {
    // A place with a moment only.
    return run(BEGUN).stream().findFirst().flatMap(Place::parse).map(Place::moment);
  }

  @Override
  public void begun(Instant moment) {
    run(BEGUN, List.of(Place.behind(moment).text()));
  }

  @Override
  public List<NoticeRetry> retries() {
    return run(RETRIES).stream().flatMap(text -> NoticeRetry.parse(text).stream()).toList();
  }

  @Override
  public void retries(List<NoticeRetry> retries) {
    run(RETRIES, retries.stream().map(NoticeRetry::text).toList());
  }

  @Override
  public List<RegistrationKey> unfinished() {
    return run(UNFINISHED).stream().flatMap(text -> RegistrationKey.parse(text).stream()).toList();
  }

  @Override
  public void unfinished(List<RegistrationKey> keys) {
    run(UNFINISHED, keys.stream().map(RegistrationKey::externalId).toList());
  }

  private List<String> run(String name) {
    return inTransaction(work -> work.attribute(userId(RUNS), name));
  }

  private void run(String name, List<String> values) {
    inTransaction(
        work -> {
          work.attribute(userId(RUNS), name, values);
          return null;
        });
  }

  @Override
  public Delivery notice(RegistrationRow row, int days, Instant now) {
    String userId = userId(row);
    Instant end = row.validUntil();
    String claim = "ugyfelkapu.expiry." + userId + "." + end.toEpochMilli() + "." + days;
    if (inTransaction(work -> marks(work, userId).cover(end, days))
        || !inTransaction(work -> mark(work, claim, userId, end, days, now))) {
      return Delivery.NOT_DUE;
    }
    boolean[] taken = {false};
    try {
      inTransaction(
          work -> {
            taken[0] = mail(work, row, userId, days);
            return null;
          });
    } catch (RuntimeException e) {
      LOG.errorf("An expiry notice was not recorded: %s.", e.getClass().getSimpleName());
    }
    if (taken[0]) {
      return Delivery.SENT;
    }
    inTransaction(
        work -> {
          keep(work, userId, marks(work, userId).without(end, days));
          work.session().singleUseObjects().remove(claim);
          return null;
        });
    return Delivery.FAILED;
  }

  /** Whether the notice was due and is marked as sent now. */
  private static boolean mark(
      Work work, String claim, String userId, Instant end, int days, Instant now) {
    if (!work.session().singleUseObjects().putIfAbsent(claim, CLAIM_SECONDS)) {
      return false;
    }
    // Only now: the run that had the claim before may have left its mark.
    NoticeMarks marks = marks(work, userId);
    if (marks.cover(end, days)) {
      return false;
    }
    keep(work, userId, marks.with(end, days, now));
    return true;
  }

  private static NoticeMarks marks(Work work, String userId) {
    return new NoticeMarks(work.attribute(userId, NoticeMarks.ATTRIBUTE));
  }

  private static void keep(Work work, String userId, NoticeMarks marks) {
    work.attribute(userId, NoticeMarks.ATTRIBUTE, marks.texts());
  }

  @Override
  public void giveUp(RegistrationRow row, int days, Instant now) {
    String userId = userId(row);
    inTransaction(
        work -> {
          keep(work, userId, marks(work, userId).with(row.validUntil(), days, now));
          return null;
        });
  }

  /** Whether the mail server took the mail. */
  private boolean mail(Work work, RegistrationRow row, String userId, int days) {
    // As Keycloak sees the person: the address may be kept beside the registry.
    UserModel person = work.session().users().getUserById(work.realm(), userId);
    if (person == null || person.getEmail() == null) {
      return false;
    }
    EventBuilder event =
        work.event(EventType.SEND_VERIFY_EMAIL, userId)
            .detail("ugyfelkapu_purpose", "expiry-notice")
            .detail("ugyfelkapu_days", Integer.toString(days));
    try {
      ExpiryMail.send(work.session(), work.realm(), person, row.validUntil(), writable);
    } catch (EmailException | RuntimeException e) {
      // The message may carry the address; its kind is enough to look into the mail server's log.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.warnf("An expiry notice could not be sent: %s.", cause.getClass().getSimpleName());
      event.error(Errors.EMAIL_SEND_FAILED);
      return false;
    }
    event.success();
    return true;
  }

  @Override
  public Ending end(RegistrationKey key, LifecycleStep step, Consumer<RegistrationKey> write) {
    boolean[] written = {false};
    try {
      inTransaction(
          work -> {
            remove(
                work,
                key,
                each -> {
                  write.accept(each);
                  written[0] = true;
                });
            work.event(EventType.DELETE_ACCOUNT, userId(key))
                .detail("ugyfelkapu_change", "registration-ended")
                .detail("ugyfelkapu_by", "life-cycle")
                .detail("ugyfelkapu_reason", step.id())
                .success();
            return null;
          });
      return Ending.ENDED;
    } catch (ModelValidationException e) {
      // The registry has said why, and Keycloak's part is undone.
      return Ending.LEFT;
    } catch (StorageUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.errorf(
          "Keycloak could not remove what it holds of registration row %s: %s.",
          key.row(), e.getClass().getSimpleName());
      return written[0] ? Ending.UNSURE : Ending.LEFT;
    }
  }

  @Override
  public void forget(RegistrationKey key) {
    inTransaction(
        work -> {
          remove(
              work,
              key,
              each -> {
                // The registry has ended it already.
              });
          return null;
        });
  }

  /** Keycloak's own removal: federated storage, caches, sessions, login failures, consents. */
  private void remove(Work work, RegistrationKey key, Consumer<RegistrationKey> write) {
    new PlannedEnd(write).in(work.session());
    UserModel user = new FormerUser(work.session(), work.realm(), component, key);
    if (!new UserManager(work.session()).removeUser(work.realm(), user)) {
      throw new ModelException("The registry did not remove the user");
    }
  }

  private <T> T inTransaction(Function<Work, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        session -> {
          RealmModel realm = session.realms().getRealm(realmId);
          session.getContext().setRealm(realm);
          return work.apply(new Work(session, realm));
        });
  }

  private String userId(RegistrationRow row) {
    return userId(row.key());
  }

  private String userId(RegistrationKey key) {
    return userId(key.externalId());
  }

  private String userId(String external) {
    return StorageId.keycloakId(component, external);
  }
}
