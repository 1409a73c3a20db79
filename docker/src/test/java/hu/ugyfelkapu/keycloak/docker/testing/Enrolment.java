package hu.ugyfelkapu.keycloak.docker.testing;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;

/** The shortest way to a citizen who has Ügyfélkapu+. */
public final class Enrolment {
  private Enrolment() {}

  /** Goes on from the chooser to the QR code page. */
  public static EnrolAppPage begin(Page page, Citizen citizen) {
    citizen.signIn(page, "ugyfelkapu");
    return new OfferPage(page).chooseApp();
  }

  /**
   * Enrols the citizen in a window of its own.
   *
   * @return the citizen's app
   */
  public static Totp enrol(TestServer server, Browser browser, Citizen citizen) {
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    EnrolAppPage enrolment = begin(page, citizen);
    Totp app = enrolment.app();
    enrolment.confirm(citizen.password(), app.fresh()).finish().goOn();
    login.tokens();
    page.context().close();
    return app;
  }
}
