package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DeletionCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server's log holds of a citizen who made mistakes and enrolled (mission.md §11). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class LogIT {

  /** H19, H88: no password, code, secret, name or address. */
  @Test
  void logHoldsNeitherSecretsNorNames_H19_H88(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    server.mail().refuse(true);
    try {
      Page page = browser.window();
      OidcLogin.start(server, page);
      EnrolAppPage enrolment = Enrolment.begin(page, citizen);
      String secret = enrolment.secret();
      Totp app = enrolment.app();
      enrolment = enrolment.confirmWrongly("Rossz12Jelszo", app.wrong());
      DeletionCodePage deletionCode = enrolment.confirm(citizen.password(), app.fresh());
      String code = deletionCode.code();
      deletionCode.finish().goOn();

      Page second = browser.window();
      OidcLogin.start(server, second);
      new MethodPage(second)
          .choose("ugyfelkapu-plus-app")
          .logInWrongly(citizen.userName(), "Masik12Rossz")
          .logIn(citizen.userName(), citizen.password());
      new AppCodePage(second).enterWrongly(app.wrong());

      String log = Await.until(server::log, text -> text.contains(citizen.id(server)));
      assertThat(log).contains("invalid_user_credentials").contains("A notice (app-enrolled)");
      assertThat(log)
          .doesNotContain(citizen.password(), "Rossz12Jelszo", "Masik12Rossz")
          .doesNotContain(secret, code, code.replace(" ", ""), code.replace(' ', '-'))
          .doesNotContain(citizen.userName(), citizen.email());
    } finally {
      server.mail().refuse(false);
    }
  }
}
