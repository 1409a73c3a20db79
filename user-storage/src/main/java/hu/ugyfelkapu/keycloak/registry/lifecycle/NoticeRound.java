package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.query.DueRegistrations;
import hu.ugyfelkapu.keycloak.registry.query.Place;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The expiry notices of one run. Each number of days has its own stretch of time, from its moment
 * down to that of the next smaller number, so whoever was missed gets the nearest notice only. A
 * stretch is read in the order of its ends and remembers how far it came: what was read once is not
 * read again. Only once a day, or when an administrator starts a run, it begins anew, to find ends
 * that were moved to where it had been; the marks keep everybody else from a second mail.
 *
 * <p>A mail that is not taken goes on a list and is tried again at every run; after some of them in
 * a row the run stops, since the mail server will not take the next one either. An address that is
 * refused for three days while others are taken is given up until the next notice's turn.
 */
final class NoticeRound {

  private static final int SERVER_FAILS = 3;
  private static final int MOST_RETRIES = 500;
  private static final Duration ANEW = Duration.ofDays(1);

  private final LifecycleRegistry registry;
  private final Persons persons;
  private final Instant now;
  private final BooleanSupplier timeLeft;
  private final LifecycleResult result;
  private final List<NoticeRetry> retries = new ArrayList<>();
  private int failedInARow;

  NoticeRound(
      LifecycleRegistry registry,
      Persons persons,
      Instant now,
      BooleanSupplier timeLeft,
      LifecycleResult result) {
    this.registry = registry;
    this.persons = persons;
    this.now = now;
    this.timeLeft = timeLeft;
    this.result = result;
  }

  /** Whose validity ends between the two moments is due for the notice of these days. */
  private record Stretch(int days, Instant begin, Instant until) {}

  /**
   * @param anew whether all stretches begin anew
   */
  void run(boolean anew) {
    retries.addAll(persons.retries());
    List<NoticeRetry> before = List.copyOf(retries);
    if (anew || persons.begun().filter(at -> now.isBefore(at.plus(ANEW))).isEmpty()) {
      stretches().forEach(each -> persons.noticed(each.days(), Place.behind(each.begin())));
      persons.begun(now);
    }
    for (Stretch stretch : stretches()) {
      if (!send(stretch)) {
        result.leaveRest();
        break;
      }
    }
    retry(before);
  }

  long count() {
    return stretches().stream()
        .mapToLong(each -> registry.due().countEnding(place(each), each.until()))
        .sum();
  }

  private List<Stretch> stretches() {
    List<Integer> days = registry.settings().noticeDays();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      int next = i + 1 < days.size() ? days.get(i + 1) : 0;
      stretches.add(new Stretch(days.get(i), in(next), in(days.get(i))));
    }
    return stretches;
  }

  private Instant in(int days) {
    return now.plus(Duration.ofDays(days));
  }

  /** How far it came, but not what has gone over to the next stretch meanwhile. */
  private Place place(Stretch stretch) {
    return persons
        .noticed(stretch.days())
        .filter(place -> place.moment().isAfter(stretch.begin()))
        .orElse(Place.behind(stretch.begin()));
  }

  /** False if the run must stop. */
  private boolean send(Stretch stretch) {
    Place place = place(stretch);
    DueRegistrations.Page page;
    do {
      Place first = place;
      int failed = retries.size();
      boolean goOn = true;
      page = registry.due().ending(place, stretch.until(), registry.settings().batch());
      for (RegistrationRow row : page.rows()) {
        goOn = timeLeft.getAsBoolean() && !serverFails();
        if (!goOn) {
          break;
        }
        if (deliver(row, stretch.days()) == Persons.Delivery.FAILED) {
          if (retries.size() < MOST_RETRIES) {
            retries.add(new NoticeRetry(row.key(), stretch.days(), now));
          } else {
            // Bad addresses must not keep everybody else from a notice.
            persons.giveUp(row, stretch.days(), now);
          }
        }
        place = Place.behind(row.validUntil(), row.key());
      }
      // In this order: a crash between the two repeats a failure, it loses none.
      if (retries.size() > failed) {
        persons.retries(List.copyOf(retries));
      }
      if (!place.equals(first)) {
        persons.noticed(stretch.days(), place);
      }
      if (!goOn) {
        return false;
      }
    } while (page.more());
    return true;
  }

  private boolean serverFails() {
    return failedInARow >= SERVER_FAILS;
  }

  private Persons.Delivery deliver(RegistrationRow row, int days) {
    boolean listed = retries.stream().anyMatch(retry -> retry.is(row.key(), days));
    return row.email() == null || listed ? Persons.Delivery.NOT_DUE : notice(row, days);
  }

  private Persons.Delivery notice(RegistrationRow row, int days) {
    Persons.Delivery delivery = persons.notice(row, days, now);
    result.count(delivery);
    switch (delivery) {
      case SENT -> failedInARow = 0;
      case FAILED -> failedInARow++;
      case NOT_DUE -> {
        // Says nothing about the mail server.
      }
    }
    return delivery;
  }

  private void retry(List<NoticeRetry> before) {
    for (NoticeRetry retry : before) {
      if (!timeLeft.getAsBoolean() || serverFails() && result.noticesSent() == 0) {
        break;
      }
      retries.remove(retry);
      Optional<RegistrationRow> row =
          registry.queries().byKey(retry.key()).filter(each -> stillDue(each, retry.days()));
      if (row.isPresent() && notice(row.get(), retry.days()) == Persons.Delivery.FAILED) {
        if (result.noticesSent() > 0 && retry.hopeless(now)) {
          persons.giveUp(row.get(), retry.days(), now);
        } else {
          // Last, so that the next run tries another one first.
          retries.add(retry);
        }
      }
    }
    if (!retries.equals(persons.retries())) {
      persons.retries(List.copyOf(retries));
    }
    if (!retries.isEmpty()) {
      result.leaveRest();
    }
  }

  private boolean stillDue(RegistrationRow row, int days) {
    Instant end = row.validUntil();
    return row.entitledAt(now)
        && row.email() != null
        && end != null
        && stretches().stream()
            .filter(stretch -> stretch.days() == days)
            .anyMatch(stretch -> end.isAfter(stretch.begin()) && !end.isAfter(stretch.until()));
  }
}
