package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.query.Place;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keycloak's side of the registrations of one component: what a run leaves for the next one, and
 * what it does to people. Everything is committed on return.
 */
interface Persons {

  /** How a notice went. */
  enum Delivery {
    SENT,
    /** It, or a later one before the same end, went out before, or another run is at it. */
    NOT_DUE,
    /** The mail could not be handed over; nothing remains of the try. */
    FAILED
  }

  /** What was done to an overdue registration. */
  enum Ending {
    ENDED,
    /** It is not overdue any more, or another run has ended it, or the registry refuses. */
    LEFT,
    /** It may have ended, but something of the person may be left in Keycloak. */
    UNSURE
  }

  /** Up to where the notices of so many days have gone; empty if none ever did. */
  Optional<Place> noticed(int days);

  void noticed(int days, Place place);

  /** When the notices last began anew; empty if they never did. */
  Optional<Instant> begun();

  void begun(Instant moment);

  /** The notices that were not taken and are to be tried again. */
  List<NoticeRetry> retries();

  void retries(List<NoticeRetry> retries);

  /** Sends a notice unless the person had it. */
  Delivery notice(RegistrationRow row, int days, Instant now);

  /** Counts a notice as sent that cannot be, until the next one's turn. */
  void giveUp(RegistrationRow row, int days, Instant now);

  /** The registrations that a run was ending when it stopped. */
  List<RegistrationKey> unfinished();

  void unfinished(List<RegistrationKey> keys);

  /**
   * Ends a registration and removes all that Keycloak holds of the person, both or neither.
   *
   * @param write does it in the registry, or throws
   * @throws org.keycloak.storage.StorageUnavailableException in an outage of the registry
   */
  Ending end(RegistrationKey key, LifecycleStep step, Consumer<RegistrationKey> write);

  /** Removes what Keycloak holds of somebody whose registration has ended. */
  void forget(RegistrationKey key);
}
