package hu.ugyfelkapu.keycloak.code;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * One-time codes of one person for one purpose. Everything stands in Keycloak's single-use store
 * under the person, so that a restarted login, another tab and another node meet the same code and
 * the same limits.
 *
 * <p>A code is valid for one purpose only; how often codes are sent is limited over all purposes
 * together.
 */
public final class OneTimeCodes {

  private static final String HASH = "hash";
  private static final String KEY_ID = "key";
  private static final String REQUEST = "request";
  private static final String SENT = "sent";
  private static final String UNTIL = "until";
  private static final String SENDINGS = "times";

  private static final int DIGITS = 6;
  private static final int REQUEST_ID_LENGTH = 4;

  /** Neither look-alikes nor vowels: no digit taken for a letter, no word by chance. */
  private static final char[] REQUEST_ID = "BCDFGHJKMNPQRSTVWXYZ23456789".toCharArray();

  private static final Duration HOUR = Duration.ofHours(1);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final SingleUseObjectProvider store;
  private final CodeLimits limits;
  private final String person;
  private final String code;
  private final String bound;

  /**
   * @param userId whose codes they are
   * @param purpose what they are good for, e.g. {@code login}
   * @param address where they go; a code counts only for the address it was sent to
   */
  public OneTimeCodes(
      KeycloakSession session,
      RealmModel realm,
      String userId,
      String purpose,
      String address,
      CodeLimits limits) {
    this.session = session;
    this.realm = realm;
    this.store = session.singleUseObjects();
    this.limits = limits;
    this.person = "ugyfelkapu-code." + realm.getId() + "." + userId;
    this.code = person + "." + purpose;
    this.bound = userId + "\n" + purpose + "\n" + address;
  }

  /** The code that was sent and can still be used, if there is one. */
  public Optional<LiveCode> live() {
    return stored().map(this::live);
  }

  /**
   * Makes a code and sends it, within the limits.
   *
   * @param delivery is called at most once; what it cannot hand over costs nothing
   */
  public Issue issue(Delivery delivery) {
    Instant begun = BudapestTime.now();
    if (!limits.cooldown().isZero()
        && !store.putIfAbsent(cooldown(), limits.cooldown().toSeconds())) {
      return new Issue.TooSoon(endOfCooldown());
    }
    Budget budget = new Budget(person + ".sendings", limits.codesPerHour(), HOUR);
    OptionalInt slot = budget.take(store);
    if (slot.isEmpty()) {
      store.remove(cooldown());
      return new Issue.BudgetSpent(firstSending().plus(HOUR));
    }
    String digits = SecretGenerator.getInstance().randomString(DIGITS, SecretGenerator.DIGITS);
    Instant now = BudapestTime.now();
    LiveCode live =
        new LiveCode(
            SecretGenerator.getInstance().randomString(REQUEST_ID_LENGTH, REQUEST_ID),
            now,
            now.plus(limits.lifetime()),
            limits.wrongTries());
    try {
      delivery.deliver(digits, live);
    } catch (Delivery.NotDeliveredException e) {
      budget.giveBack(store, slot.getAsInt());
      if (BudapestTime.now().isBefore(begun.plus(limits.cooldown()))) {
        // One that has run out meanwhile may be another request's by now.
        store.remove(cooldown());
      }
      return new Issue.NotDelivered();
    }
    keep(digits, live);
    return new Issue.Sent(live);
  }

  /**
   * Compares a typed code. Each comparison takes one of the code's tries before it is made, so that
   * parallel requests cannot get more of them (H1, H8).
   *
   * @param typed six ASCII digits
   */
  public Verdict verify(String typed) {
    Optional<Map<String, String>> kept = stored();
    if (kept.isEmpty()) {
      return Verdict.GONE;
    }
    String request = kept.get().get(REQUEST);
    Budget tries = tries(request);
    OptionalInt slot = tries.take(store);
    if (slot.isEmpty()) {
      return Verdict.GONE;
    }
    CodeHash hash = new CodeHash(kept.get().get(KEY_ID), kept.get().get(HASH));
    if (!hash.matches(session, realm, bound, typed)) {
      return Verdict.WRONG;
    }
    // Only one gets the code out of the store; another one that stands there now was not compared.
    Map<String, String> used = store.remove(code);
    return used != null && request.equals(used.get(REQUEST)) ? Verdict.RIGHT : Verdict.GONE;
  }

  /** Makes a code that waits void, because what it was sent for is no longer wanted. */
  public void discard() {
    store.remove(code);
  }

  private void keep(String digits, LiveCode live) {
    CodeHash hash = CodeHash.of(session, realm, bound, digits);
    store.put(
        code,
        limits.lifetime().toSeconds(),
        Map.of(
            HASH, hash.value(),
            KEY_ID, hash.keyId(),
            REQUEST, live.requestId(),
            SENT, Long.toString(live.sentAt().toEpochMilli()),
            UNTIL, Long.toString(live.validUntil().toEpochMilli())));
    List<Instant> sendings = new ArrayList<>(sendings());
    sendings.add(live.sentAt());
    Map<String, String> times = new HashMap<>();
    sendings.stream()
        .sorted(Comparator.reverseOrder())
        .limit(limits.codesPerHour())
        .forEach(time -> times.put(SENDINGS + times.size(), Long.toString(time.toEpochMilli())));
    store.put(person + ".times", HOUR.toSeconds(), times);
  }

  private Optional<Map<String, String>> stored() {
    return Optional.ofNullable(store.get(code))
        .filter(notes -> BudapestTime.now().isBefore(moment(notes, UNTIL)))
        .filter(notes -> tries(notes.get(REQUEST)).left(store) > 0);
  }

  private LiveCode live(Map<String, String> notes) {
    return new LiveCode(
        notes.get(REQUEST),
        moment(notes, SENT),
        moment(notes, UNTIL),
        tries(notes.get(REQUEST)).left(store));
  }

  private Budget tries(String request) {
    return new Budget(code + ".tries." + request, limits.wrongTries(), limits.lifetime());
  }

  private String cooldown() {
    return person + ".cooldown";
  }

  /** Only to tell people when; what is allowed is decided by the slots. */
  private List<Instant> sendings() {
    Instant hourAgo = BudapestTime.now().minus(HOUR);
    return Optional.ofNullable(store.get(person + ".times")).orElse(Map.of()).values().stream()
        .map(Long::parseLong)
        .map(Instant::ofEpochMilli)
        .filter(time -> time.isAfter(hourAgo))
        .sorted()
        .toList();
  }

  private Instant firstSending() {
    return sendings().stream().findFirst().orElseGet(BudapestTime::now);
  }

  /** While a code is on its way to a slow mail server, its sending is not noted yet. */
  private Instant endOfCooldown() {
    Instant now = BudapestTime.now();
    return sendings().stream()
        .map(sending -> sending.plus(limits.cooldown()))
        .filter(end -> end.isAfter(now))
        .findFirst()
        .orElseGet(() -> now.plus(limits.cooldown()));
  }

  private static Instant moment(Map<String, String> notes, String name) {
    return Instant.ofEpochMilli(Long.parseLong(notes.get(name)));
  }
}
