package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.query.Place;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.keycloak.models.ModelValidationException;

/** Keycloak's side in memory: with a mailbox and a mail server that can fail. */
final class MemoryPersons implements Persons {

  /** {@code <user name> <days>} of every mail, in order. */
  final List<String> mails = new ArrayList<>();

  /** How often the mail server was tried. */
  int tries;

  Predicate<RegistrationRow> refused = row -> false;

  /** Called before each mail and each end, so that a test can break the run off there. */
  Runnable next = () -> {};

  /** Called after the registry has written an end, before Keycloak commits. */
  Runnable beforeCommit = () -> {};

  /** Row ids of the persons that Keycloak holds something of. */
  final Set<String> held = new HashSet<>();

  /** {@code <row id> <step>} of every end. */
  final List<String> ends = new ArrayList<>();

  final Map<String, NoticeMarks> marks = new HashMap<>();
  final Map<Integer, Place> places = new HashMap<>();
  Optional<Instant> begun = Optional.empty();
  List<NoticeRetry> retries = List.of();
  List<RegistrationKey> unfinished = List.of();

  @Override
  public Optional<Place> noticed(int days) {
    return Optional.ofNullable(places.get(days));
  }

  @Override
  public void noticed(int days, Place place) {
    places.put(days, place);
  }

  @Override
  public Optional<Instant> begun() {
    return begun;
  }

  @Override
  public void begun(Instant moment) {
    begun = Optional.of(moment);
  }

  @Override
  public void giveUp(RegistrationRow row, int days, Instant now) {
    marks.merge(
        row.key().row(),
        new NoticeMarks(List.of()).with(row.validUntil(), days, now),
        (present, mark) -> present.with(row.validUntil(), days, now));
  }

  @Override
  public List<NoticeRetry> retries() {
    return retries;
  }

  @Override
  public void retries(List<NoticeRetry> changed) {
    retries = List.copyOf(changed);
  }

  @Override
  public Delivery notice(RegistrationRow row, int days, Instant now) {
    next.run();
    NoticeMarks before = marks.getOrDefault(row.key().row(), new NoticeMarks(List.of()));
    if (before.cover(row.validUntil(), days)) {
      return Delivery.NOT_DUE;
    }
    tries++;
    if (refused.test(row)) {
      return Delivery.FAILED;
    }
    marks.put(row.key().row(), before.with(row.validUntil(), days, now));
    mails.add(row.userName() + " " + days);
    return Delivery.SENT;
  }

  @Override
  public List<RegistrationKey> unfinished() {
    return unfinished;
  }

  @Override
  public void unfinished(List<RegistrationKey> keys) {
    unfinished = List.copyOf(keys);
  }

  @Override
  public Ending end(RegistrationKey key, LifecycleStep step, Consumer<RegistrationKey> write) {
    next.run();
    try {
      write.accept(key);
    } catch (ModelValidationException e) {
      return Ending.LEFT;
    }
    beforeCommit.run();
    held.remove(key.row());
    ends.add(key.row() + " " + step.id());
    return Ending.ENDED;
  }

  @Override
  public void forget(RegistrationKey key) {
    held.remove(key.row());
  }
}
