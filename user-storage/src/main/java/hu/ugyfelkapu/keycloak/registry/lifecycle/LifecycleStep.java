package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import hu.ugyfelkapu.keycloak.registry.query.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The ways in which a registration's time runs out (mission.md §8). */
enum LifecycleStep {
  /** Recorded too long ago and still temporary. */
  TEMPORARY {
    @Override
    Optional<Deadline> deadline(LifecycleSettings settings, Instant now) {
      return recorded(settings.temporary(), now, RegistrationState.TEMPORARY);
    }
  },
  /** Recorded too long ago and still to be activated. */
  TO_BE_ACTIVATED {
    @Override
    Optional<Deadline> deadline(LifecycleSettings settings, Instant now) {
      return recorded(settings.activation(), now, RegistrationState.TO_BE_ACTIVATED);
    }
  },
  /**
   * Validity and grace are over. That goes for locked registrations, too: §8 ends a registration
   * with its validity and knows no exception, a lock does not prolong the validity, and identity
   * data must not be kept for longer because somebody typed wrong passwords.
   */
  EXPIRED {
    @Override
    Optional<Deadline> deadline(LifecycleSettings settings, Instant now) {
      return settings
          .grace()
          .map(
              grace ->
                  Deadline.ofValidity(
                      Set.of(
                          RegistrationState.VALID,
                          RegistrationState.LOCKED,
                          RegistrationState.EXPIRED),
                      now.minus(grace)));
    }
  };

  /** Whose time is over at that moment; empty if the settings never end them. */
  abstract Optional<Deadline> deadline(LifecycleSettings settings, Instant now);

  /** As events name it, such as {@code to-be-activated}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Deadline> recorded(
      Optional<Duration> days, Instant now, RegistrationState state) {
    return days.map(each -> Deadline.ofRecording(Set.of(state), now.minus(each)));
  }
}
