package hu.ugyfelkapu.keycloak.docker.testing;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.page.EmailCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolEmailPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import java.time.Duration;
import java.util.Map;

/** The shortest way to a citizen who has Ügyfélkapu+ with e-mail code. */
public final class EmailEnrolment {
  /** Longer than the time between two mails (mission.md §4). */
  public static final Duration AFTER_COOLDOWN = Duration.ofSeconds(61);

  private EmailEnrolment() {}

  /** Goes on from the chooser to the page that asks for the password. */
  public static EnrolEmailPage begin(Page page, Citizen citizen) {
    citizen.signIn(page, "ugyfelkapu");
    page = new OfferPage(page).page();
    page.locator("button[name=choice][value=email]").click();
    return new EnrolEmailPage(page);
  }

  /**
   * Enrols the citizen in a window of its own and takes the mails about it. A next code is sent
   * only {@link #AFTER_COOLDOWN}.
   */
  public static void enrol(TestServer server, Browser browser, Citizen citizen) {
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    EnrolEmailPage enrolment = begin(page, citizen).send(citizen.password());
    enrolment.confirm(MailedCode.take(server, citizen).code()).goOn();
    login.tokens();
    MailedCode.takeMail(server, citizen);
    page.context().close();
  }

  /**
   * A new citizen with the factor, to whom a code can be sent at once. Moves the server's clock,
   * which the test has to reset.
   */
  public static Citizen enrolledCitizen(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    enrol(server, browser, citizen);
    server.clock().advance(AFTER_COOLDOWN);
    return citizen;
  }

  /** A new window in which the citizen has come to the page of the mailed code. */
  public static EmailCodePage signIn(TestServer server, Browser browser, Citizen citizen) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-email");
    return new EmailCodePage(page);
  }

  /**
   * A citizen with both factors: first the app, then, in its session, the e-mail code.
   *
   * @return the citizen's app
   */
  public static Totp enrolAfterApp(TestServer server, Browser browser, Citizen citizen) {
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    var app = Enrolment.begin(page, citizen);
    Totp totp = app.app();
    app.confirm(citizen.password(), totp.fresh()).finish().goOn();
    login.tokens();
    MailedCode.takeMail(server, citizen);
    OidcLogin settings =
        OidcLogin.start(server, page, Map.of("kc_action", "ugyfelkapu-plus-settings"));
    page.locator("button[name=task][value=email-on]").click();
    EnrolEmailPage enrolment = new EnrolEmailPage(page).send(citizen.password());
    enrolment.confirm(MailedCode.take(server, citizen).code()).goOn();
    settings.tokens();
    MailedCode.takeMail(server, citizen);
    page.context().close();
    return totp;
  }
}
