package hu.ugyfelkapu.keycloak.docker.testing;

import java.util.Map;
import java.util.regex.Pattern;

/** The ways of a {@link PlainVisitor} through the pages of mission.md §10. */
public record PlainLogins(TestServer server) {
  public static final String APP_CODE_PAGE = "login-plus-app-code";
  public static final String DELETION_CODE_PAGE = "login-plus-deletion-code";
  public static final String DONE_PAGE = "login-plus-done";
  public static final String EMAIL_CODE_PAGE = "login-plus-email-code";
  public static final String ENROL_APP_PAGE = "login-plus-enrol-app";
  public static final String ENROL_EMAIL_PAGE = "login-plus-enrol-email";
  public static final String OFFER_PAGE = "login-plus-offer";
  public static final String REMOVE_PAGE = "login-plus-remove";
  public static final String TELEPHONE_PASSWORD_PAGE = "login-telephone-password";
  public static final String DIGITS_PAGE = "login-telephone-digits";

  /** What ends the enrolment with an app, as a form. */
  public static final String FINISH = "deletionCodeSaved=on&finish=";

  private static final String PASSWORD_PAGE = "login-login";
  private static final Pattern SECRET = groupedCode("totp-secret");
  private static final Pattern DELETION_CODE = groupedCode("deletion-code");
  private static final Pattern LOST_DEVICE =
      Pattern.compile("id=\"lost-device\" href=\"([^\"]+)\"");

  private static Pattern groupedCode(String id) {
    return Pattern.compile("<code id=\"" + id + "\"[^>]*>(.*?)</code>", Pattern.DOTALL);
  }

  /**
   * A citizen with an app.
   *
   * @param deletionCode as it was shown
   */
  public record Enrolled(Citizen citizen, Totp app, String deletionCode) {}

  /** A login that asks for user name and password. */
  public PlainVisitor atPassword(String method) {
    return PlainVisitor.atPassword(server, method);
  }

  /** A login of a citizen with an app that asks for its code. */
  public PlainVisitor atAppCode(Citizen citizen) {
    return atAppCode(OidcLogin.prepare(server), citizen, Map.of());
  }

  /** The same for a login with more parameters, in a window of its own. */
  public PlainVisitor atAppCode(OidcLogin login, Citizen citizen, Map<String, String> more) {
    return toAppCode(PlainVisitor.at(server, login.url(more)), citizen);
  }

  /** Goes on from the chooser to the app's code. */
  public PlainVisitor toAppCode(PlainVisitor visitor, Citizen citizen) {
    return visitor
        .submit("method=ugyfelkapu-plus-app", PASSWORD_PAGE)
        .submit(PlainVisitor.credentials(citizen), APP_CODE_PAGE);
  }

  /** A login of a citizen with an app that asks for the deletion code. */
  public PlainVisitor atDeletionCode(OidcLogin login, Citizen citizen) {
    return atAppCode(login, citizen, Map.of()).follow(LOST_DEVICE, REMOVE_PAGE);
  }

  /** A login of a citizen with e-mail codes that asks for one. */
  public PlainVisitor atEmailCode(Citizen citizen) {
    return atEmailCode(OidcLogin.prepare(server), citizen);
  }

  /** The same for a login whose tokens are asked for. */
  public PlainVisitor atEmailCode(OidcLogin login, Citizen citizen) {
    return PlainVisitor.at(server, login.url(Map.of()))
        .submit("method=ugyfelkapu-plus-email", PASSWORD_PAGE)
        .submit(PlainVisitor.credentials(citizen), EMAIL_CODE_PAGE);
  }

  /** A login of a citizen without any factor that offers to enrol. */
  public PlainVisitor atOffer(OidcLogin login, Citizen citizen) {
    return PlainVisitor.at(server, login.url(Map.of()))
        .submit("method=ugyfelkapu", PASSWORD_PAGE)
        .submit(PlainVisitor.credentials(citizen), OFFER_PAGE);
  }

  /** Goes on from the offer to the deletion code of a new app. */
  public Enrolled toNewDeletionCode(PlainVisitor visitor, Citizen citizen) {
    visitor.submit("choice=app", ENROL_APP_PAGE);
    Totp app = shownApp(visitor);
    visitor.submit(enrolment(citizen, app.fresh()), DELETION_CODE_PAGE);
    return new Enrolled(citizen, app, shown(DELETION_CODE, visitor));
  }

  /** Enrols a new citizen with an app, and logs in with that. */
  public Enrolled enrolWithApp() {
    return enrolWithApp(Citizen.register(server));
  }

  /** Enrols the citizen with an app, and logs in with that. */
  public Enrolled enrolWithApp(Citizen citizen) {
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor = atOffer(login, citizen);
    Enrolled enrolled = toNewDeletionCode(visitor, citizen);
    visitor.submit(FINISH, DONE_PAGE).submit("continue=", "");
    login.tokens(visitor);
    return enrolled;
  }

  /** Logs in with the app. */
  public OidcLogin.Tokens logIn(Enrolled enrolled) {
    OidcLogin login = OidcLogin.prepare(server);
    PlainVisitor visitor = atAppCode(login, enrolled.citizen(), Map.of());
    return login.tokens(visitor.submit("otp=" + enrolled.app().fresh(), ""));
  }

  /** The app that has taken over the secret of the page. */
  public Totp shownApp(PlainVisitor visitor) {
    return Totp.ofShown(shown(SECRET, visitor));
  }

  /** Password and app code as a form. */
  public static String enrolment(Citizen citizen, String code) {
    return "password=" + AdminApi.encode(citizen.password()) + "&otp=" + code;
  }

  /** A grouped code of the page, its groups parted by a space. */
  private static String shown(Pattern code, PlainVisitor visitor) {
    return visitor.found(code).replaceAll("<[^>]*>", " ").strip().replaceAll("\\s+", " ");
  }

  /** Goes to the code of an enrolment with e-mail code, which is mailed on the way. */
  public PlainVisitor atEmailEnrolment(OidcLogin login, Citizen citizen) {
    return atOffer(login, citizen)
        .submit("choice=email", ENROL_EMAIL_PAGE)
        .submit("password=" + AdminApi.encode(citizen.password()), ENROL_EMAIL_PAGE);
  }

  /** Enrols the citizen with e-mail code and takes all mails about it. */
  public void enrolWithEmail(Citizen citizen) {
    PlainVisitor visitor = atEmailEnrolment(OidcLogin.prepare(server), citizen);
    visitor.submit("emailCode=" + mailedCode(citizen), DONE_PAGE).submit("continue=", "");
    MailedCode.takeMail(server, citizen);
  }

  /** The code in the oldest mail to the citizen that nobody has taken yet. */
  public String mailedCode(Citizen citizen) {
    return MailedCode.take(server, citizen).code();
  }

  /** A login that asks for digits of that telephone password. */
  public PlainVisitor atDigits(OidcLogin login, TelephoneCitizen citizen) {
    return PlainVisitor.at(server, login.url(Map.of()))
        .submit("method=telephone", "login-telephone-id")
        .submit("telephoneId=" + citizen.telephoneId(), DIGITS_PAGE);
  }

  /** A login that asks for the own password of that telephone id, in place of the one-time one. */
  public PlainVisitor atTelephonePassword(OidcLogin login, TelephoneCitizen citizen) {
    PlainVisitor visitor = atDigits(login, citizen);
    return visitor.submit(visitor.digits(citizen.oneTimePassword()), TELEPHONE_PASSWORD_PAGE);
  }

  /** Gives that telephone id its own password. */
  public void changeTelephonePassword(TelephoneCitizen citizen) {
    atTelephonePassword(OidcLogin.prepare(server), citizen).submit(OWN_PASSWORD, "");
  }

  /** The own telephone password as a form. */
  public static final String OWN_PASSWORD =
      "passwordNew=" + TelephoneCitizen.OWN + "&passwordConfirm=" + TelephoneCitizen.OWN;
}
