package hu.ugyfelkapu.keycloak.docker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.softcard.SoftCard;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.CardCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins;
import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins.Enrolled;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import java.net.URI;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The pack's journeys of several steps, by a visitor of his own each. */
enum Journey {
  LOGIN_WITH_APP_CODE(Journey::loginWithAppCode),
  LOGIN_WITH_EMAIL_CODE(Journey::loginWithEmailCode),
  ENROLMENT_AT_THE_QR_CODE(Journey::enrolmentAtTheQrCode),
  ENROLMENT_AT_THE_DELETION_CODE(Journey::enrolmentAtTheDeletionCode),
  ENROLMENT_WITH_EMAIL_CODE(Journey::enrolmentWithEmailCode),
  LOST_DEVICE_AND_NEW_ENROLMENT(Journey::lostDevice),
  TELEPHONE_DIGITS(Journey::telephoneDigits),
  OWN_TELEPHONE_PASSWORD(Journey::ownTelephonePassword),
  CARD_IN_A_READER(Journey::cardInAReader),
  CARD_AT_A_PHONE(Journey::cardAtAPhone),
  SETTINGS(Journey::settings),
  STEP_UP(Journey::stepUp),
  SESSION_OF_A_FINISHED_LOGIN(Journey::session);

  private static final String LOW = "http://eidas.europa.eu/LoA/low";
  private static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";
  private static final String HIGH = "http://eidas.europa.eu/LoA/high";
  private static final String PHONE_PAGE = "login-id-card-phone";
  private static final Pattern NONCE = Pattern.compile("data-uk-nonce=\"([^\"]+)\"");
  private static final Pattern PHONE_LINK =
      Pattern.compile("data-uk-card-phone.*?<a href=\"([^\"]+)\"", Pattern.DOTALL);

  private final BiFunction<TestServer, Citizens, Runnable> way;

  Journey(BiFunction<TestServer, Citizens, Runnable> way) {
    this.way = way;
  }

  /**
   * Goes half way.
   *
   * @return what goes on from there to the end, and makes sure of what must come of it
   */
  Runnable begin(TestServer server, Citizens citizens) {
    return way.apply(server, citizens);
  }

  private static Runnable loginWithAppCode(TestServer server, Citizens citizens) {
    PlainLogins logins = new PlainLogins(server);
    Enrolled enrolled = citizens.withApp();
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor = logins.atAppCode(login, enrolled.citizen(), Map.of());
    return () -> {
      visitor.submit("otp=" + enrolled.app().wrong(), PlainLogins.APP_CODE_PAGE);
      visitor.submit("otp=" + enrolled.app().fresh(), "");
      assertThat(login.tokens(visitor).claim("acr")).isEqualTo(SUBSTANTIAL);
    };
  }

  private static Runnable loginWithEmailCode(TestServer server, Citizens citizens) {
    PlainLogins logins = new PlainLogins(server);
    Citizen citizen = citizens.withEmailCodes();
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor = logins.atEmailCode(login, citizen);
    String code = logins.mailedCode(citizen);
    return () -> {
      visitor.reload().require(PlainLogins.EMAIL_CODE_PAGE);
      assertThat(server.mail().waiting(citizen.email())).isZero();
      visitor.submit("emailCode=" + code, "");
      assertThat(login.tokens(visitor).claim("acr")).isEqualTo(SUBSTANTIAL);
    };
  }

  private static Runnable enrolmentAtTheQrCode(TestServer server, Citizens citizens) {
    PlainLogins logins = new PlainLogins(server);
    Citizen citizen = Citizen.register(server);
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor =
        logins.atOffer(login, citizen).submit("choice=app", PlainLogins.ENROL_APP_PAGE);
    Totp app = logins.shownApp(visitor);
    return () -> {
      visitor.submit(PlainLogins.enrolment(citizen, app.wrong()), PlainLogins.ENROL_APP_PAGE);
      // The secret is the one that was scanned before.
      visitor
          .submit(PlainLogins.enrolment(citizen, app.fresh()), PlainLogins.DELETION_CODE_PAGE)
          .submit(PlainLogins.FINISH, PlainLogins.DONE_PAGE)
          .submit("continue=", "");
      assertThat(login.tokens(visitor).claim("acr")).isEqualTo(SUBSTANTIAL);
    };
  }

  private static Runnable enrolmentAtTheDeletionCode(TestServer server, Citizens citizens) {
    PlainLogins logins = new PlainLogins(server);
    Citizen citizen = Citizen.register(server);
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor = logins.atOffer(login, citizen);
    Enrolled enrolled = logins.toNewDeletionCode(visitor, citizen);
    return () -> {
      assertThat(citizen.credentialTypes(server)).doesNotContain("otp");
      visitor.submit(PlainLogins.FINISH, PlainLogins.DONE_PAGE).submit("continue=", "");
      assertThat(login.tokens(visitor).claim("acr")).isEqualTo(SUBSTANTIAL);
      // The code that was shown is the one that counts.
      logins
          .atDeletionCode(OidcLogin.prepare(server), citizen)
          .submit(deletion(enrolled.deletionCode()), "login-plus-removed");
    };
  }

  private static Runnable enrolmentWithEmailCode(TestServer server, Citizens citizens) {
    PlainLogins logins = new PlainLogins(server);
    Citizen citizen = Citizen.register(server);
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor = logins.atEmailEnrolment(login, citizen);
    String code = logins.mailedCode(citizen);
    return () -> {
      visitor.submit("emailCode=" + code, PlainLogins.DONE_PAGE).submit("continue=", "");
      assertThat(login.tokens(visitor).claim("acr")).isEqualTo(SUBSTANTIAL);
    };
  }

  private static Runnable lostDevice(TestServer server, Citizens citizens) {
    PlainLogins logins = new PlainLogins(server);
    Enrolled enrolled = citizens.withApp();
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor = logins.atDeletionCode(login, enrolled.citizen());
    return () -> {
      visitor
          .submit(deletion(enrolled.deletionCode()), "login-plus-removed")
          .submit("continue=", PlainLogins.OFFER_PAGE);
      logins.toNewDeletionCode(visitor, enrolled.citizen());
      visitor.submit(PlainLogins.FINISH, PlainLogins.DONE_PAGE).submit("continue=", "");
      assertThat(login.tokens(visitor).claim("acr")).isEqualTo(SUBSTANTIAL);
    };
  }

  private static Runnable telephoneDigits(TestServer server, Citizens citizens) {
    TelephoneCitizen citizen = citizens.withTelephone();
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor = new PlainLogins(server).atDigits(login, citizen);
    String wrong = visitor.digits(TelephoneCitizen.WRONG);
    String right = visitor.digits(TelephoneCitizen.OWN);
    return () -> {
      visitor.submit(wrong, PlainLogins.DIGITS_PAGE).submit(right, "");
      assertThat(login.tokens(visitor).claim("acr")).isEqualTo(LOW);
    };
  }

  private static Runnable ownTelephonePassword(TestServer server, Citizens citizens) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor = new PlainLogins(server).atTelephonePassword(login, citizen);
    return () -> {
      visitor.submit(PlainLogins.OWN_PASSWORD, "");
      assertThat(login.tokens(visitor).claim("acr")).isEqualTo(LOW);
    };
  }

  private static Runnable cardInAReader(TestServer server, Citizens citizens) {
    CardCitizen citizen = CardCitizen.register(server);
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor = atIdCard(server, login);
    String token = token(server, citizen, visitor);
    return () -> {
      visitor.submit(token, "");
      assertThat(login.tokens(visitor).claim("acr")).isEqualTo(HIGH);
    };
  }

  private static Runnable cardAtAPhone(TestServer server, Citizens citizens) {
    CardCitizen citizen = CardCitizen.register(server);
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor desktop = atIdCard(server, login);
    String token = token(server, citizen, desktop);
    PlainVisitor phone = PlainVisitor.at(server, desktop.found(PHONE_LINK));
    phone.require(PHONE_PAGE).submit("decision=confirm", PHONE_PAGE);
    return () -> {
      phone.open(OidcLogin.realm(server) + "/ugyfelkapu-id-card/answer").require(PHONE_PAGE);
      phone.submit(token, PHONE_PAGE);
      desktop.submit("phone=", "");
      assertThat(login.tokens(desktop).claim("acr")).isEqualTo(HIGH);
    };
  }

  private static Runnable settings(TestServer server, Citizens citizens) {
    Enrolled enrolled = citizens.withApp();
    PlainVisitor visitor =
        new PlainLogins(server)
            .atAppCode(
                OidcLogin.prepare(server),
                enrolled.citizen(),
                Map.of("kc_action", "ugyfelkapu-plus-settings"))
            .submit("otp=" + enrolled.app().fresh(), "login-plus-settings");
    return () -> {
      visitor
          .submit("task=deletion-code", PlainLogins.DELETION_CODE_PAGE)
          .submit(PlainLogins.FINISH, PlainLogins.DONE_PAGE)
          .submit("continue=", "");
      assertThat(OidcLogin.parameter(visitor.service(), "kc_action_status")).isEqualTo("success");
    };
  }

  private static Runnable stepUp(TestServer server, Citizens citizens) {
    PlainLogins logins = new PlainLogins(server);
    TelephoneCitizen telephone = citizens.withTelephone();
    Enrolled enrolled = logins.enrolWithApp(telephone.citizen());
    OidcLogin low = OidcLogin.prepare(server);
    PlainVisitor visitor = logins.atDigits(low, telephone);
    OidcLogin.Tokens first = low.tokens(visitor.submit(visitor.digits(TelephoneCitizen.OWN), ""));
    OidcLogin high = OidcLogin.prepare(server);
    visitor.open(high.url(Map.of("acr_values", SUBSTANTIAL)));
    logins.toAppCode(visitor, enrolled.citizen());
    return () -> {
      visitor.submit("otp=" + enrolled.app().fresh(), "");
      OidcLogin.Tokens second = high.tokens(visitor);
      assertThat(second.claim("acr")).isEqualTo(SUBSTANTIAL);
      assertThat(second.claim("sid")).isEqualTo(first.claim("sid"));
      assertThat(second.claim("sub")).isEqualTo(first.claim("sub"));
    };
  }

  private static Runnable session(TestServer server, Citizens citizens) {
    OidcLogin.Tokens tokens = new PlainLogins(server).logIn(citizens.withApp());
    return () -> {
      assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
      assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
    };
  }

  private static String deletion(String code) {
    return "remove=&deletionCode=" + AdminApi.encode(code);
  }

  private static PlainVisitor atIdCard(TestServer server, OidcLogin login) {
    return PlainVisitor.at(server, login.url(Map.of())).submit("method=id-card", "login-id-card");
  }

  private static String token(TestServer server, CardCitizen citizen, PlainVisitor visitor) {
    URI origin = server.url();
    return "authToken="
        + AdminApi.encode(SoftCard.token(citizen.card(), origin.toString(), visitor.found(NONCE)));
  }
}
