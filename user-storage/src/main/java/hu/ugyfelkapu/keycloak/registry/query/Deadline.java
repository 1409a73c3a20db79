package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which registrations have run out of time (mission.md §8): those in one of these states whose
 * clock shows this moment or an earlier one. A registration without that time never runs out.
 *
 * @param clock {@link Field#CREATED_AT} or {@link Field#VALID_UNTIL}
 */
public record Deadline(Set<RegistrationState> states, Field clock, Instant latest) {

  public Deadline {
    states = Set.copyOf(states);
  }

  /** Recorded at that moment or before. */
  public static Deadline ofRecording(Set<RegistrationState> states, Instant latest) {
    return new Deadline(states, Field.CREATED_AT, latest);
  }

  /** No longer valid at that moment. */
  public static Deadline ofValidity(Set<RegistrationState> states, Instant latest) {
    return new Deadline(states, Field.VALID_UNTIL, latest);
  }

  Condition condition() {
    return Condition.all(
        List.of(
            Conditions.inState(states.toArray(RegistrationState[]::new)),
            clock == Field.CREATED_AT
                ? Conditions.createdBy(latest)
                : Conditions.validUntilBy(latest)));
  }

  /** Where the overdue registrations behind this one begin. */
  public Place placeOf(RegistrationRow row) {
    return Place.behind(
        clock == Field.CREATED_AT ? row.key().created() : row.validUntil(), row.key());
  }
}
