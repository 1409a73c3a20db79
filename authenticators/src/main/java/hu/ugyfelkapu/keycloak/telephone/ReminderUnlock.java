package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.code.Budget;
import hu.ugyfelkapu.keycloak.telephone.Answer.Reason;
import hu.ugyfelkapu.keycloak.telephone.store.FailureCount;
import hu.ugyfelkapu.keycloak.telephone.store.TelephoneEntity;
import hu.ugyfelkapu.keycloak.telephone.store.TelephoneRegister;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A new one-time password for whoever knows the answers to the reminder questions (mission.md §6,
 * menu 4#2). Three of the person's six are asked, the same three until they are answered right; the
 * password goes where the person's one-time passwords go, never to the caller.
 *
 * <p>Three failures end it until an official issues a one-time password or records the answers
 * anew. Ids that nobody has behave alike.
 */
public final class ReminderUnlock {

  /** How many questions are asked. */
  public static final int ASKED = 3;

  private static final int MOST_FAILURES = 3;

  /** One-time passwords within a day. */
  private static final int MOST_MESSAGES = 3;

  private static final Duration DAY = Duration.ofDays(1);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String NOBODYS_ANSWER = "senki";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final FailureLimits limits;
  private final TelephoneRegistration registration;

  /**
   * @param delivery how the one-time password reaches the person
   */
  public ReminderUnlock(
      KeycloakSession session, RealmModel realm, Source source, FirstPassword delivery) {
    this.session = session;
    this.realm = realm;
    this.limits = new FailureLimits(session, realm, TelephoneSettings.of(realm), source);
    this.registration = new TelephoneRegistration(session, realm, delivery);
  }

  /** Numbers of the questions that are asked for that id, ascending. */
  public List<Integer> ask(TelephoneId id) {
    return inTransaction(
        own ->
            asked(own, new TelephoneRegister(own, realm).lockByTelephoneId(id.digits()))
                .orElseGet(() -> nobodys(own, id)));
  }

  /**
   * Looks at the answers, and issues the one-time password if they are right.
   *
   * @param answers texts by the number of the question
   * @return {@link Answer.Identified} when the password is on its way; refused also when there were
   *     three within a day
   * @throws FirstPassword.NotDeliveredException if it could not be handed over
   * @throws KeyMissingException when the method cannot work
   */
  public Answer answer(TelephoneId id, Map<Integer, String> answers) {
    Answer answer = limits.within(() -> look(id, answers));
    return answer instanceof Answer.Identified identified ? renew(identified) : answer;
  }

  /** So often that nobody who knows the answers can flood a person with messages (H32). */
  private Answer renew(Answer.Identified identified) {
    Budget budget =
        new Budget(
            "ugyfelkapu-telephone-unlock." + realm.getId() + "." + identified.userId(),
            MOST_MESSAGES,
            DAY);
    OptionalInt slot = budget.take(session.singleUseObjects());
    if (slot.isEmpty()) {
      return new Answer.Refused(Reason.LOCKED, Optional.of(identified.userId()), false);
    }
    try {
      registration.renew(identified.userId());
      return identified;
    } catch (FirstPassword.NotDeliveredException e) {
      budget.giveBack(session.singleUseObjects(), slot.getAsInt());
      throw e;
    }
  }

  private Answer look(TelephoneId id, Map<Integer, String> answers) {
    Answer answer = inTransaction(own -> of(own, id, answers));
    if (answer instanceof Answer.Refused refused && refused.userId().isEmpty()) {
      String name = "unlock." + new RealmMac(session, realm).name("id", id.digits());
      boolean locked = new FailureCount(session, realm).count(name, DAY) > MOST_FAILURES;
      return new Answer.Refused(locked ? Reason.LOCKED : Reason.UNKNOWN, Optional.empty(), false);
    }
    return answer;
  }

  private Answer of(KeycloakSession own, TelephoneId id, Map<Integer, String> answers) {
    Optional<TelephoneEntity> row =
        new TelephoneRegister(own, realm).lockByTelephoneId(id.digits());
    List<Integer> asked = asked(own, row).orElseGet(() -> nobodys(own, id));
    if (!List.copyOf(new TreeMap<>(answers).keySet()).equals(asked)) {
      return new Answer.Stale();
    }
    Map<Integer, ReminderHash> hashes =
        row.flatMap(known -> credential(own, known))
            .map(credential -> credential.secret().reminders())
            .orElse(Map.of());
    boolean right = true;
    for (int number : asked) {
      right &= matches(own, hashes.get(number), answers.get(number));
    }
    if (row.isEmpty()) {
      return new Answer.Refused(Reason.UNKNOWN, Optional.empty(), false);
    }
    return ofSomebody(own, row.get(), right);
  }

  private Answer ofSomebody(KeycloakSession own, TelephoneEntity row, boolean right) {
    Optional<String> user = Optional.of(row.getUserId());
    if (row.getUnlockFailures() >= MOST_FAILURES) {
      return new Answer.Refused(Reason.LOCKED, user, false);
    }
    if (!right) {
      row.setUnlockFailures(row.getUnlockFailures() + 1);
      return new Answer.Refused(Reason.WRONG, user, row.getUnlockFailures() == MOST_FAILURES);
    }
    if (!own.users().getUserById(own.getContext().getRealm(), row.getUserId()).isEnabled()) {
      return new Answer.Refused(Reason.DISABLED, user, false);
    }
    row.setQuestions(null);
    return new Answer.Identified(row.getUserId(), row.getId(), "", true);
  }

  /** The registry is asked for nobody as for somebody. */
  private Optional<List<Integer>> asked(KeycloakSession own, Optional<TelephoneEntity> row) {
    if (row.isEmpty()) {
      Nobody.lookUp(own, own.getContext().getRealm());
    }
    return row.flatMap(known -> asked(own, known));
  }

  /** The questions of a person who has recorded answers; drawn when they are asked first. */
  private Optional<List<Integer>> asked(KeycloakSession own, TelephoneEntity row) {
    List<Integer> recorded =
        credential(own, row)
            .map(credential -> List.copyOf(credential.secret().reminders().keySet()))
            .orElse(List.of());
    if (recorded.size() < ASKED) {
      return Optional.empty();
    }
    if (row.getQuestions() != null) {
      return Optional.of(row.getQuestions().chars().map(c -> c - '0').boxed().toList());
    }
    List<Integer> drawn = draw(recorded, RANDOM);
    row.setQuestions(drawn.stream().map(String::valueOf).collect(Collectors.joining()));
    return Optional.of(drawn);
  }

  private static List<Integer> nobodysQuestions(long seed) {
    return draw(
        IntStream.rangeClosed(1, ReminderQuestion.values().length).boxed().toList(),
        new Random(seed));
  }

  /** A seed that only the realm can compute; it changes as the positions of such ids do. */
  private List<Integer> nobodys(KeycloakSession own, TelephoneId id) {
    RealmMac mac = new RealmMac(own, realm);
    String spell = id.digits() + " " + new NobodysPositions(mac).spell(id);
    return nobodysQuestions(ByteBuffer.wrap(mac.of("questions", spell)).getLong());
  }

  private static List<Integer> draw(List<Integer> numbers, Random random) {
    List<Integer> shuffled = new ArrayList<>(numbers);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, ASKED).stream().sorted().toList();
  }

  /** As much work for a question without an answer as for one with. */
  private static boolean matches(KeycloakSession own, ReminderHash hash, String given) {
    String text = ReminderAnswer.of(given).map(ReminderAnswer::text).orElse("");
    if (hash == null) {
      ReminderHash.of(own, NOBODYS_ANSWER);
      return false;
    }
    return hash.matches(own, text) && !text.isEmpty();
  }

  private Optional<TelephoneCredential> credential(KeycloakSession own, TelephoneEntity row) {
    UserModel user = own.users().getUserById(own.getContext().getRealm(), row.getUserId());
    return Optional.ofNullable(user).flatMap(known -> TelephoneCredential.of(known, row.getId()));
  }

  private <T> T inTransaction(Function<KeycloakSession, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        session.getContext(),
        work::apply,
        "telephone reminder questions");
  }
}
