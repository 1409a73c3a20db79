package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.query.DueRegistrations;
import hu.ugyfelkapu.keycloak.registry.query.Place;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * The expiry notices of one run. Each number of days has its own stretch of time, from its moment
 * down to that of the next smaller number, so whoever was missed gets the nearest notice only. A
 * stretch is read in the order of its ends and remembers how far it came: what was read once is not
 * read again.
 *
 * <p>A mail that is not taken is tried again at every run. Some of them in a row are the mail
 * server's failure: the stretch stays in front of them. One among others is the address's: it goes
 * on a list, for three days or until the next notice's turn, and holds up nobody.
 */
final class NoticeRound {

  private static final int SERVER_FAILS = 3;
  private static final int MOST_RETRIES = 500;

  private final LifecycleRegistry registry;
  private final Persons persons;
  private final Instant now;
  private final BooleanSupplier timeLeft;
  private final LifecycleResult result;
  private final List<NoticeRetry> retries = new ArrayList<>();

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

  /** Whose validity ends behind the place and by the moment is due for the notice of these days. */
  private record Stretch(int days, Place from, Instant until) {}

  void run() {
    List<NoticeRetry> before = persons.retries();
    retries.addAll(before);
    for (Stretch stretch : stretches()) {
      if (!send(stretch)) {
        result.leaveRest();
        return;
      }
    }
    retry(before);
  }

  long count() {
    return stretches().stream()
        .mapToLong(stretch -> registry.due().countEnding(stretch.from(), stretch.until()))
        .sum();
  }

  private List<Stretch> stretches() {
    List<Integer> days = registry.settings().noticeDays();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      Instant begin = in(i + 1 < days.size() ? days.get(i + 1) : 0);
      Place from =
          persons
              .noticed(days.get(i))
              .filter(place -> place.moment().isAfter(begin))
              .orElse(Place.behind(begin));
      stretches.add(new Stretch(days.get(i), from, in(days.get(i))));
    }
    return stretches;
  }

  private Instant in(int days) {
    return now.plus(Duration.ofDays(days));
  }

  /** False if the run must stop. */
  private boolean send(Stretch stretch) {
    Progress progress = new Progress(stretch);
    DueRegistrations.Page page;
    do {
      page = registry.due().ending(progress.place, stretch.until(), registry.settings().batch());
      for (RegistrationRow row : page.rows()) {
        if (!timeLeft.getAsBoolean() || progress.serverFails()) {
          progress.save();
          return false;
        }
        progress.follow(row, deliver(row, stretch.days()));
      }
      if (!page.more() && !progress.serverFails()) {
        progress.remember();
      }
      progress.save();
    } while (page.more());
    return !progress.serverFails();
  }

  private Persons.Delivery deliver(RegistrationRow row, int days) {
    if (row.email() == null) {
      return Persons.Delivery.NOT_DUE;
    }
    Persons.Delivery delivery = persons.notice(row, days, now);
    result.count(delivery);
    return delivery;
  }

  private void retry(List<NoticeRetry> before) {
    int failures = 0;
    for (NoticeRetry retry : before) {
      if (!timeLeft.getAsBoolean() || failures >= SERVER_FAILS && result.noticesSent() == 0) {
        result.leaveRest();
        break;
      }
      Persons.Delivery delivery =
          registry
              .queries()
              .byKey(retry.key())
              .filter(row -> stillDue(row, retry.days()))
              .map(row -> deliver(row, retry.days()))
              .orElse(Persons.Delivery.NOT_DUE);
      failures += delivery == Persons.Delivery.FAILED ? 1 : 0;
      if (delivery != Persons.Delivery.FAILED || result.noticesSent() > 0 && retry.hopeless(now)) {
        retries.remove(retry);
      }
    }
    if (!retries.equals(before)) {
      persons.retries(List.copyOf(retries));
    }
  }

  private boolean stillDue(RegistrationRow row, int days) {
    return row.entitledAt(now)
        && row.validUntil() != null
        && stretches().stream()
            .filter(stretch -> !row.validUntil().isAfter(stretch.until()))
            .mapToInt(Stretch::days)
            .min()
            .equals(OptionalInt.of(days));
  }

  /** How far a stretch came. */
  private final class Progress {

    private final int days;
    private final List<NoticeRetry> inARow = new ArrayList<>();
    private Place beforeFailures;
    private Place place;
    private Place saved;

    Progress(Stretch stretch) {
      days = stretch.days();
      place = stretch.from();
      saved = place;
    }

    void follow(RegistrationRow row, Persons.Delivery delivery) {
      if (delivery == Persons.Delivery.FAILED) {
        if (inARow.isEmpty()) {
          beforeFailures = place;
        }
        inARow.add(new NoticeRetry(row.key(), days, now));
      } else if (delivery == Persons.Delivery.SENT) {
        remember();
      }
      place = Place.behind(row.validUntil(), row.key());
    }

    boolean serverFails() {
      return inARow.size() >= SERVER_FAILS || retries.size() + inARow.size() > MOST_RETRIES;
    }

    void save() {
      Place next = inARow.isEmpty() ? place : beforeFailures;
      if (!next.equals(saved)) {
        persons.noticed(days, next);
        saved = next;
      }
    }

    /** Puts them on the list, so that the place can go on behind them. */
    private void remember() {
      if (!inARow.isEmpty()) {
        inARow.removeIf(retry -> retries.stream().anyMatch(retry::sameNotice));
        retries.addAll(inARow);
        inARow.clear();
        persons.retries(List.copyOf(retries));
      }
    }
  }
}
