package hu.ugyfelkapu.keycloak.code;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.AllAtOnce;
import hu.ugyfelkapu.keycloak.testing.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;

/** One-time codes and their limits (mission.md §4). */
class OneTimeCodesTest {

  private static final String ADDRESS = "anna@pelda.test";
  private static final CodeLimits LIMITS =
      new CodeLimits(Duration.ofMinutes(10), Duration.ofSeconds(60), 5, 5);

  private final InMemoryStore store = new InMemoryStore();
  private final RealmKeys keys = RealmKeys.of("kulcs");
  private final List<String> sent = new ArrayList<>();

  @AfterEach
  void resetClock() {
    Time.setOffset(0);
  }

  @Test
  void rightCodeIsAcceptedOnce_H14_H18() {
    OneTimeCodes codes = login();
    codes.issue(this::take);

    assertThat(codes.verify(lastSent())).isEqualTo(Verdict.RIGHT);

    assertThat(codes.verify(lastSent())).isEqualTo(Verdict.GONE);
    assertThat(codes.live()).isEmpty();
  }

  @Test
  void codeIsSixDigitsWithAShortIdThatIsNeverTakenForAWord() {
    LiveCode live = sent(login().issue(this::take));

    assertThat(lastSent()).matches("[0-9]{6}");
    assertThat(live.requestId()).matches("[BCDFGHJKMNPQRSTVWXYZ2-9]{4}");
    assertThat(live.validUntil()).isEqualTo(live.sentAt().plus(LIMITS.lifetime()));
    assertThat(login().live()).contains(live);
  }

  @Test
  void storeHoldsNeitherTheCodeNorTheAddress_H19() {
    login().issue(this::take);

    assertThat(store.everything())
        .isNotEmpty()
        .noneMatch(text -> text.contains(lastSent()) || text.contains(ADDRESS));
  }

  @Test
  void fifthWrongTryKillsTheCode() {
    OneTimeCodes codes = login();
    codes.issue(this::take);
    for (int left = 4; left >= 1; left--) {
      assertThat(codes.verify(wrong())).isEqualTo(Verdict.WRONG);
      assertThat(codes.live().orElseThrow().triesLeft()).isEqualTo(left);
    }

    assertThat(codes.verify(wrong())).isEqualTo(Verdict.WRONG);

    assertThat(codes.live()).isEmpty();
    assertThat(codes.verify(lastSent())).isEqualTo(Verdict.GONE);
  }

  @Test
  void lastTryThatIsLeftMayBeTheRightOne() {
    OneTimeCodes codes = login();
    codes.issue(this::take);
    for (int i = 0; i < 4; i++) {
      codes.verify(wrong());
    }

    assertThat(codes.verify(lastSent())).isEqualTo(Verdict.RIGHT);
  }

  /** H1, H8: the budget holds exactly, not about. */
  @Test
  void fiftyParallelGuessesGetFiveComparisons_H1_H8() throws InterruptedException {
    OneTimeCodes codes = login();
    codes.issue(this::take);
    String guess = wrong();
    store.letReadersMeet(50);

    List<Verdict> verdicts = AllAtOnce.times(50, () -> codes.verify(guess));

    store.letReadersGo();

    assertThat(Collections.frequency(verdicts, Verdict.WRONG)).isEqualTo(5);
    assertThat(Collections.frequency(verdicts, Verdict.GONE)).isEqualTo(45);
    assertThat(codes.verify(lastSent())).isEqualTo(Verdict.GONE);
  }

  /** H14, H16: with tries enough for all, still one gets in. */
  @Test
  void parallelRightCodesLetOneIn_H14_H16() throws InterruptedException {
    CodeLimits limits = new CodeLimits(LIMITS.lifetime(), LIMITS.cooldown(), 5, 20);
    OneTimeCodes codes = codes("anna", "login", ADDRESS, limits);
    codes.issue(this::take);
    String code = lastSent();
    store.letReadersMeet(20);

    List<Verdict> verdicts = AllAtOnce.times(20, () -> codes.verify(code));

    assertThat(Collections.frequency(verdicts, Verdict.RIGHT)).isEqualTo(1);
    assertThat(Collections.frequency(verdicts, Verdict.GONE)).isEqualTo(19);
  }

  @Test
  void codeIsValidUntilItsVeryEnd() {
    OneTimeCodes codes = login();
    LiveCode live = sent(codes.issue(this::take));

    clockBefore(live.validUntil());
    assertThat(codes.live()).isPresent();
    assertThat(codes.verify(wrong())).isEqualTo(Verdict.WRONG);
    clockAt(live.validUntil());

    assertThat(codes.live()).isEmpty();
    assertThat(codes.verify(lastSent())).isEqualTo(Verdict.GONE);
  }

  @Test
  void nextCodeMustWaitForTheCooldown_H32() {
    LiveCode first = sent(login().issue(this::take));

    assertThat(login().issue(this::take))
        .isEqualTo(new Issue.TooSoon(first.sentAt().plus(LIMITS.cooldown())));
    clockAt(first.sentAt().plus(LIMITS.cooldown()));

    assertThat(login().issue(this::take)).isInstanceOf(Issue.Sent.class);
    assertThat(sent).hasSize(2);
  }

  @Test
  void sixthCodeOfAnHourMustWaitForTheEndOfTheHour_H32() {
    LiveCode first = sent(login().issue(this::take));
    for (int i = 1; i < 5; i++) {
      Time.setOffset(i * 61);
      assertThat(login().issue(this::take)).isInstanceOf(Issue.Sent.class);
    }
    Time.setOffset(5 * 61);

    assertThat(login().issue(this::take))
        .isEqualTo(new Issue.BudgetSpent(first.sentAt().plus(Duration.ofHours(1))));
    // Asking in vain costs nothing, and is told the same again.
    assertThat(login().issue(this::take)).isInstanceOf(Issue.BudgetSpent.class);
    clockAt(first.sentAt().plus(Duration.ofHours(1)));

    assertThat(login().issue(this::take)).isInstanceOf(Issue.Sent.class);
    assertThat(login().issue(this::take)).isInstanceOf(Issue.TooSoon.class);
    assertThat(sent).hasSize(6);
  }

  /** The citizen who asks again while a slow mail server still takes the first one. */
  @Test
  void askedAgainDuringASlowSendingTheNextTimeIsNotInThePast() {
    login().issue(this::take);
    Time.setOffset(300);
    List<Issue> meanwhile = new ArrayList<>();

    login().issue((code, live) -> meanwhile.add(login().issue(this::take)));

    assertThat(meanwhile)
        .singleElement()
        .isInstanceOfSatisfying(
            Issue.TooSoon.class,
            early -> assertThat(early.nextAt()).isAfter(Instant.ofEpochMilli(millis())));
    assertThat(sent).hasSize(1);
  }

  @Test
  void parallelRequestsSendOneCode_H32() throws InterruptedException {
    List<Issue> issues =
        AllAtOnce.times(
            20,
            () ->
                login()
                    .issue(
                        (code, live) -> {
                          synchronized (sent) {
                            sent.add(code);
                          }
                        }));

    assertThat(sent).hasSize(1);
    assertThat(issues).filteredOn(Issue.Sent.class::isInstance).hasSize(1);
    assertThat(issues).filteredOn(Issue.TooSoon.class::isInstance).hasSize(19);
  }

  @Test
  void newCodeVoidsTheOldOneAndHasAnotherId() {
    LiveCode first = sent(login().issue(this::take));
    String old = lastSent();
    Time.setOffset(61);

    LiveCode second = sent(login().issue(this::take));

    assertThat(second.requestId()).isNotEqualTo(first.requestId());
    if (!old.equals(lastSent())) {
      assertThat(login().verify(old)).isEqualTo(Verdict.WRONG);
    }
    assertThat(login().verify(lastSent())).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void newCodeHasAllItsTries() {
    login().issue(this::take);
    login().verify(wrong());
    login().verify(wrong());
    Time.setOffset(61);

    assertThat(sent(login().issue(this::take)).triesLeft()).isEqualTo(5);
    assertThat(login().live().orElseThrow().triesLeft()).isEqualTo(5);
  }

  /** H36: no code, no cooldown, no slot of the hour. */
  @Test
  void codeThatCouldNotBeHandedOverCostsNothing_H36() {
    for (int i = 0; i < 7; i++) {
      assertThat(login().issue(OneTimeCodesTest::refuse)).isInstanceOf(Issue.NotDelivered.class);
      assertThat(login().live()).isEmpty();
    }

    assertThat(store.everything()).isEmpty();
    assertThat(login().issue(this::take)).isInstanceOf(Issue.Sent.class);
  }

  @Test
  void earlierCodeStaysWhenTheNextOneCouldNotBeHandedOver_H36() {
    LiveCode first = sent(login().issue(this::take));
    Time.setOffset(61);

    login().issue(OneTimeCodesTest::refuse);

    assertThat(login().live()).contains(first);
    assertThat(login().verify(lastSent())).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void codeIsGoodForItsPurposeOnly() {
    OneTimeCodes enrolment = codes("anna", "enrolment", ADDRESS, LIMITS);
    enrolment.issue(this::take);
    String forEnrolment = lastSent();
    Time.setOffset(61);
    login().issue(this::take);
    String forLogin = lastSent();

    if (!forEnrolment.equals(forLogin)) {
      assertThat(login().verify(forEnrolment)).isEqualTo(Verdict.WRONG);
      assertThat(enrolment.verify(forLogin)).isEqualTo(Verdict.WRONG);
    }
    assertThat(login().verify(forLogin)).isEqualTo(Verdict.RIGHT);
    assertThat(enrolment.verify(forEnrolment)).isEqualTo(Verdict.RIGHT);
  }

  /** H32: otherwise every purpose would be a budget of its own. */
  @Test
  void sendingsOfAllPurposesCountTogether_H32() {
    codes("anna", "enrolment", ADDRESS, LIMITS).issue(this::take);

    assertThat(login().issue(this::take)).isInstanceOf(Issue.TooSoon.class);
  }

  @Test
  void peopleDoNotShareCodesOrLimits() {
    login().issue(this::take);
    String annas = lastSent();
    OneTimeCodes bela = codes("bela", "login", "bela@pelda.test", LIMITS);

    assertThat(bela.verify(annas)).isEqualTo(Verdict.GONE);
    assertThat(bela.issue(this::take)).isInstanceOf(Issue.Sent.class);
    if (!annas.equals(lastSent())) {
      assertThat(bela.verify(annas)).isEqualTo(Verdict.WRONG);
    }
    assertThat(login().live().orElseThrow().triesLeft()).isEqualTo(5);
  }

  /** H27: a code in a mailbox that is not the registered one any more proves nothing. */
  @Test
  void codeCountsForTheAddressItWasSentTo_H27() {
    login().issue(this::take);

    assertThat(codes("anna", "login", "uj@pelda.test", LIMITS).verify(lastSent()))
        .isEqualTo(Verdict.WRONG);
  }

  @Test
  void discardedCodeIsGone() {
    login().issue(this::take);

    login().discard();

    assertThat(login().live()).isEmpty();
    assertThat(login().verify(lastSent())).isEqualTo(Verdict.GONE);
  }

  @Test
  void codesDifferFromOneAnother() {
    CodeLimits limits = new CodeLimits(LIMITS.lifetime(), Duration.ZERO, 60, 5);

    IntStream.range(0, 60).forEach(i -> codes("anna", "login", ADDRESS, limits).issue(this::take));

    // A draw without any repetition among sixty is likely, one with ten is not to be expected.
    assertThat(sent.stream().distinct().count()).isGreaterThan(50);
  }

  private OneTimeCodes login() {
    return codes("anna", "login", ADDRESS, LIMITS);
  }

  private OneTimeCodes codes(String user, String purpose, String address, CodeLimits limits) {
    return new OneTimeCodes(keys.session(store), keys.realm(), user, purpose, address, limits);
  }

  private void take(String code, LiveCode live) {
    sent.add(code);
  }

  private static void refuse(String code, LiveCode live) throws Delivery.NotDeliveredException {
    throw new Delivery.NotDeliveredException(new IllegalStateException("no mail server"));
  }

  private String lastSent() {
    return sent.get(sent.size() - 1);
  }

  private String wrong() {
    return lastSent().equals("000000") ? "000001" : "000000";
  }

  private static LiveCode sent(Issue issue) {
    return ((Issue.Sent) issue).code();
  }

  /** Less than a second before that moment. */
  private static void clockBefore(Instant moment) {
    Time.setOffset((int) Math.floorDiv(moment.toEpochMilli() - millis(0) - 1000, 1000L));
  }

  /** At that moment, or less than a second after it. */
  private static void clockAt(Instant moment) {
    Time.setOffset((int) -Math.floorDiv(millis(0) - moment.toEpochMilli(), 1000L));
  }

  private static long millis() {
    return Time.currentTimeMillis();
  }

  private static long millis(int offset) {
    Time.setOffset(offset);
    return Time.currentTimeMillis();
  }
}
