package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import hu.ugyfelkapu.keycloak.registry.query.Deadline;
import hu.ugyfelkapu.keycloak.registry.query.DueRegistrations;
import hu.ugyfelkapu.keycloak.registry.query.Place;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One run over one component's registrations: expiry notices, then the ends (mission.md §8). It can
 * be broken off anywhere; the next run goes on from there. An outage of the registry comes out of
 * every method as the exception it is.
 */
final class LifecycleRun {

  private final LifecycleRegistry registry;
  private final Persons persons;
  private final Instant now;
  private final BooleanSupplier timeLeft;
  private final LifecycleResult result = new LifecycleResult();
  private final NoticeRound notices;

  /**
   * @param now what is due at this moment
   * @param timeLeft whether another registration may be taken up
   */
  LifecycleRun(LifecycleRegistry registry, Persons persons, Instant now, BooleanSupplier timeLeft) {
    this.registry = registry;
    this.persons = persons;
    this.now = now;
    this.timeLeft = timeLeft;
    this.notices = new NoticeRound(registry, persons, now, timeLeft, result);
  }

  /** What is due; nothing is changed and nobody is written to. */
  LifecycleCounts count() {
    return new LifecycleCounts(
        notices.count(),
        count(LifecycleStep.TEMPORARY),
        count(LifecycleStep.TO_BE_ACTIVATED),
        count(LifecycleStep.EXPIRED));
  }

  private long count(LifecycleStep step) {
    return step.deadline(registry.settings(), now)
        .map(deadline -> registry.due().countOverdue(deadline))
        .orElse(0L);
  }

  /**
   * Sends and ends what is due; a read-only registry ends nobody.
   *
   * @param anew whether the notices look at everybody again who was looked at before
   */
  LifecycleResult execute(boolean anew) {
    registry.changes().ifPresent(changes -> tidyUp());
    notices.run(anew);
    registry
        .changes()
        .ifPresent(
            changes -> {
              for (LifecycleStep step : LifecycleStep.values()) {
                step.deadline(registry.settings(), now)
                    .ifPresent(deadline -> end(step, deadline, writing(changes, deadline)));
              }
            });
    return result;
  }

  private Consumer<RegistrationKey> writing(RegistryChanges changes, Deadline deadline) {
    return registry.settings().deleteRows()
        ? key -> changes.deleteOverdue(key, deadline)
        : key -> changes.endOverdue(key, deadline);
  }

  /** A run that broke off may have ended registrations whose persons Keycloak still holds. */
  private void tidyUp() {
    List<RegistrationKey> left = persons.unfinished();
    for (RegistrationKey key : left) {
      Optional<RegistrationRow> row = registry.queries().byKey(key);
      if (row.isEmpty() || row.get().state().equals(Optional.of(RegistrationState.ENDED))) {
        persons.forget(key);
      }
    }
    if (!left.isEmpty()) {
      persons.unfinished(List.of());
    }
  }

  private void end(LifecycleStep step, Deadline deadline, Consumer<RegistrationKey> write) {
    List<RegistrationKey> unsure = new ArrayList<>();
    Optional<Place> place = Optional.empty();
    DueRegistrations.Page page;
    do {
      page = registry.due().overdue(deadline, place, registry.settings().batch());
      if (page.rows().isEmpty()) {
        break;
      }
      persons.unfinished(
          Stream.concat(unsure.stream(), page.rows().stream().map(RegistrationRow::key)).toList());
      for (RegistrationRow row : page.rows()) {
        if (!timeLeft.getAsBoolean()) {
          result.leaveRest();
          persons.unfinished(unsure);
          return;
        }
        switch (persons.end(row.key(), step, write)) {
          case ENDED -> result.ended(step);
          case UNSURE -> unsure.add(row.key());
          case LEFT -> {
            // Not overdue any more, or not to be ended: no concern of this run.
          }
        }
        place = Optional.of(deadline.placeOf(row));
      }
      persons.unfinished(unsure);
    } while (page.more());
  }
}
