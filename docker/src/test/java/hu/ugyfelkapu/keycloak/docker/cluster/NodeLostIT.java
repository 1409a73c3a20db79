package hu.ugyfelkapu.keycloak.docker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.softcard.SoftCard;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.CardCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins;
import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins.Enrolled;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The first node crashes. All that was begun there is there before the first test; each test goes
 * on from it at the node that is left, which the balancer finds by itself.
 */
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeLostIT {
  private static final int WRONG_TRIES = 3;
  private static final String WRONG_PASSWORD = "Rossz12Jelszo";
  private static final String WRONG_DELETION_CODE = "remove=&deletionCode=AAAABBBBCCCCDDDD";
  private static final String CARD_PAGE = "login-id-card";
  private static final Pattern NONCE = Pattern.compile("data-uk-nonce=\"([^\"]+)\"");
  private static final Pattern PHONE_LINK =
      Pattern.compile("data-uk-card-phone.*?<a href=\"([^\"]+)\"", Pattern.DOTALL);

  private final Map<Journey, Runnable> journeys = new EnumMap<>(Journey.class);
  private TestServer server;
  private TwoNodes nodes;
  private PlainLogins logins;
  private FlowSetting emailSettings;

  private MailedTo guessed;
  private MailedTo mailed;
  private MailedTo used;
  private String answerToUsedAppCode;
  private List<Integer> answersToAuthorizationCode;
  private Citizen failing;
  private Citizen locked;
  private TelephoneCitizen telephone;
  private PlainVisitor atDigits;
  private Enrolled losing;
  private PlainVisitor atDeletionCode;
  private PlainVisitor atCard;
  private String usedToken;
  private PlainVisitor secondPhone;

  /** A citizen to whom a code was mailed, and a login that asks for it. */
  private record MailedTo(Citizen citizen, PlainVisitor visitor, String code) {}

  @BeforeAll
  void beginEverythingAtTheNodeThatCrashes(TwoNodes nodes, TestServer server) {
    this.nodes = nodes;
    this.server = server;
    logins = new PlainLogins(server);
    nodes.use(0);
    emailSettings =
        FlowSetting.emailCode(
            server,
            // One for the enrolment, one for the login; fewer tries than lock the citizen.
            Map.of("mails-per-hour", "2", "wrong-tries", Integer.toString(WRONG_TRIES)));
    beginMailedCodes();
    beginTelephoneAndDeletionCode();
    beginPasswords();
    Citizens citizens = new Citizens(nodes, server);
    for (Journey journey : Journey.values()) {
      journeys.put(journey, journey.begin(server, citizens));
    }
    beginCards();
    crashBetweenTwoUsesOfAnAppCode();
  }

  private void beginMailedCodes() {
    Citizen first = enrolledWithEmail();
    Citizen second = enrolledWithEmail();
    Citizen third = enrolledWithEmail();
    nodes.advanceClocks(Citizens.PAUSE);
    guessed = mail(first);
    for (int i = 1; i < WRONG_TRIES; i++) {
      guessed.visitor().submit("emailCode=" + wrong(guessed), PlainLogins.EMAIL_CODE_PAGE);
    }
    mailed = mail(second);
    used = mail(third);
    PlainVisitor sameCode = logins.atEmailCode(third);
    sameCode.submit("emailCode=" + used.code(), "");
  }

  private Citizen enrolledWithEmail() {
    Citizen citizen = Citizen.register(server);
    logins.enrolWithEmail(citizen);
    return citizen;
  }

  private MailedTo mail(Citizen citizen) {
    PlainVisitor visitor = logins.atEmailCode(citizen);
    return new MailedTo(citizen, visitor, logins.mailedCode(citizen));
  }

  private static String wrong(MailedTo mail) {
    return mail.code().equals("000000") ? "000001" : "000000";
  }

  private void beginTelephoneAndDeletionCode() {
    telephone = new Citizens(nodes, server).withTelephone();
    atDigits = logins.atDigits(OidcLogin.prepare(server), telephone);
    for (int i = 1; i <= 2; i++) {
      atDigits.submit(atDigits.digits(TelephoneCitizen.WRONG), PlainLogins.DIGITS_PAGE);
    }
    losing = logins.enrolWithApp();
    atDeletionCode = logins.atDeletionCode(OidcLogin.prepare(server), losing.citizen());
    for (int i = 1; i <= 4; i++) {
      atDeletionCode.submit(WRONG_DELETION_CODE, PlainLogins.REMOVE_PAGE);
      awaitFailures(losing.citizen(), i);
    }
  }

  private void beginPasswords() {
    failing = Citizen.register(server);
    locked = Citizen.register(server);
    guess(failing, 1, 4);
    guess(locked, 1, 5);
  }

  private void beginCards() {
    CardCitizen citizen = CardCitizen.register(server);
    citizen.citizen().change(server, "state", "locked");
    atCard = PlainVisitor.atIdCard(server);
    usedToken =
        "authToken="
            + AdminApi.encode(
                SoftCard.token(citizen.card(), server.url().toString(), atCard.found(NONCE)));
    // Refused, and its challenge is used up.
    atCard.submit(usedToken, CARD_PAGE);
    citizen.citizen().change(server, "state", "valid");

    String link = PlainVisitor.atIdCard(server).found(PHONE_LINK);
    secondPhone = PlainVisitor.at(server, link);
    PlainVisitor.at(server, link).submit("decision=confirm", "login-id-card-phone");
  }

  /**
   * What follows comes at once after the crash: half a minute later no app code would be taken, and
   * a minute later no authorization code.
   */
  private void crashBetweenTwoUsesOfAnAppCode() {
    Enrolled enrolled = logins.enrolWithApp();
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor first = logins.atAppCode(login, enrolled.citizen(), Map.of());
    PlainVisitor second = logins.atAppCode(enrolled.citizen());
    // The one after the next lives longest.
    enrolled.app().fresh();
    String code = enrolled.app().fresh();
    first.submit("otp=" + code, "");
    nodes.balance();
    nodes.end(0, TwoNodes.End.CRASHED);
    answerToUsedAppCode = second.submit("otp=" + code).pageId();
    String authorizationCode = OidcLogin.parameter(first.service(), "code");
    answersToAuthorizationCode =
        List.of(
            login.redeem(authorizationCode).statusCode(),
            login.redeem(authorizationCode).statusCode());
  }

  @AfterAll
  void end() {
    nodes.use(1);
    nodes.resetClock(1);
    if (nodes.isGone(0)) {
      nodes.startAgain(0);
    }
    nodes.use(0);
    nodes.resetClocks();
    if (emailSettings != null) {
      emailSettings.giveBack();
    }
  }

  /** H87: whatever the citizen was about, it comes to its end at the node that is left. */
  @ParameterizedTest
  @EnumSource
  void journeyBegunAtTheLostNodeComesToItsEnd_H87(Journey journey) {
    journeys.get(journey).run();

    assertThat(nodes.trail()).containsOnly(1);
  }

  /** H11, H16 */
  @Test
  void appCodeUsedAtTheLostNodeIsNotTakenAgain_H11() {
    assertThat(answerToUsedAppCode).isEqualTo(PlainLogins.APP_CODE_PAGE);
  }

  /** H14: what the lost node gave the service for its tokens is good, once. */
  @Test
  void authorizationCodeOfTheLostNodeIsTakenOnce_H14() {
    assertThat(answersToAuthorizationCode).containsExactly(200, 400);
  }

  /** H14, H16 */
  @Test
  void mailedCodeUsedAtTheLostNodeIsNotTakenAgain_H14_H16() {
    used.visitor().submit("emailCode=" + used.code(), PlainLogins.EMAIL_CODE_PAGE);
  }

  /** H1, H5: two of three tries were made at the lost node, so one is left. */
  @Test
  void wrongTriesOfAMailedCodeAreNotForgotten_H5() {
    guessed.visitor().submit("emailCode=" + wrong(guessed), PlainLogins.EMAIL_CODE_PAGE);
    logins
        .atEmailCode(guessed.citizen())
        .submit("emailCode=" + guessed.code(), PlainLogins.EMAIL_CODE_PAGE);

    assertThat(guessed.citizen().errors(server))
        .filteredOn("invalid_user_credentials"::equals)
        .hasSize(WRONG_TRIES);
    assertThat(guessed.citizen().errors(server)).contains("expired_code");
  }

  /** H5, H32, H33: neither the minute between two mails nor the mails of the hour begin anew. */
  @Test
  void mailsSentByTheLostNodeStillCount_H32_H33() {
    mailed.visitor().reload().require(PlainLogins.EMAIL_CODE_PAGE);
    mailed.visitor().submit("resend=", PlainLogins.EMAIL_CODE_PAGE);
    assertThat(server.mail().waiting(mailed.citizen().email())).isZero();

    nodes.advanceClock(1, Citizens.PAUSE);
    try {
      mailed.visitor().submit("resend=", PlainLogins.EMAIL_CODE_PAGE);
      assertThat(server.mail().waiting(mailed.citizen().email())).isZero();
      mailed.visitor().submit("emailCode=" + mailed.code(), "");
    } finally {
      // The journeys with a card have five minutes, whichever test comes first.
      nodes.advanceClock(1, Citizens.PAUSE.negated());
    }
  }

  /** H5, H8: four wrong passwords were counted by the lost node; the fifth locks. */
  @Test
  void failuresCountedByTheLostNodeLockAtTheNext_H5_H8() {
    assertThat(failing.failures(server)).isEqualTo(4);
    guess(failing, 5, 5);

    assertRefused(failing);
  }

  /** H5, H7 */
  @Test
  void lockEarnedAtTheLostNodeHolds_H5() {
    assertRefused(locked);
  }

  /** H5, H89: the positions that the lost node asked for are asked for still, and once. */
  @Test
  void telephonePositionsAndFailuresStay_H5_H89() {
    String asked = atDigits.digits(TelephoneCitizen.WRONG);
    PlainVisitor another = logins.atDigits(OidcLogin.prepare(server), telephone);
    assertThat(another.digits(TelephoneCitizen.WRONG)).isEqualTo(asked);
    String right = another.digits(TelephoneCitizen.OWN);

    atDigits.submit(asked, PlainLogins.DIGITS_PAGE);

    assertThat(telephone.awaitedLocks(server)).isEqualTo(1);
    another.submit(right, PlainLogins.DIGITS_PAGE);
  }

  /** H1, H5: four wrong deletion codes were tried at the lost node; the fifth locks for a day. */
  @Test
  void wrongDeletionCodesAreNotForgotten_H5() {
    assertThat(deletionCodeLock()).isEmpty();

    atDeletionCode.submit(WRONG_DELETION_CODE, PlainLogins.REMOVE_PAGE);

    assertThat(deletionCodeLock()).matches("\\d+");
    atDeletionCode.submit(
        "remove=&deletionCode=" + AdminApi.encode(losing.deletionCode()), PlainLogins.REMOVE_PAGE);
    assertThat(losing.citizen().credentialTypes(server)).contains("otp");
  }

  private String deletionCodeLock() {
    for (JsonNode credential :
        server
            .admin()
            .get(
                "/realms/"
                    + TestServer.REALM
                    + "/users/"
                    + AdminApi.encode(losing.citizen().id(server))
                    + "/credentials")) {
      if (credential.get("type").asText().equals("ugyfelkapu-deletion-code")) {
        return AdminApi.parse(credential.get("credentialData").asText())
            .path("lockedUntil")
            .asText("")
            .replace("null", "");
      }
    }
    throw new AssertionError("no deletion code");
  }

  /**
   * H16: the card's answer to a challenge that the lost node has seen answered is worth nothing.
   */
  @Test
  void cardTokenUsedAtTheLostNodeIsNotTakenAgain_H16() {
    atCard.submit(usedToken, CARD_PAGE);
  }

  /** H16: of two phones that hold the same QR code, the first one was at the lost node. */
  @Test
  void cardRequestTakenAtTheLostNodeIsNotTakenBySecondPhone_H16() {
    secondPhone.submit("decision=confirm", "login-id-card-phone");

    assertThat(secondPhone.body()).contains("Ez a kód már nem használható");
  }

  private void guess(Citizen citizen, int from, int to) {
    PlainVisitor visitor = logins.atPassword("ugyfelkapu");
    for (int i = from; i <= to; i++) {
      visitor.submit(credentials(citizen, WRONG_PASSWORD), "login-login");
      awaitFailures(citizen, i);
    }
  }

  private void assertRefused(Citizen citizen) {
    logins.atPassword("ugyfelkapu").submit(PlainVisitor.credentials(citizen), "login-login");
  }

  private void awaitFailures(Citizen citizen, int count) {
    assertThat(Await.until(() -> citizen.failures(server), failures -> failures >= count))
        .isEqualTo(count);
  }

  private static String credentials(Citizen citizen, String password) {
    return "username=" + AdminApi.encode(citizen.userName()) + "&password=" + password;
  }
}
