package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The registry is down: people are told so, nobody is lost, and the rest of the server works. */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class OutageIT {
  private static final String UNAVAILABLE = "nem érhető el. Próbálja újra néhány perc múlva.";

  /** H62, H63: an outage is no answer about a person. */
  @Test
  void outageIsToldAndNobodyIsLost_H62_H63(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    String id = citizen.id(server);
    Page atPassword = browser.window();
    OidcLogin login = OidcLogin.start(server, atPassword);
    new MethodPage(atPassword).choose("ugyfelkapu-plus-app");
    Page atCode = browser.window();
    OidcLogin.start(server, atCode);
    citizen.signIn(atCode, "ugyfelkapu-plus-app");
    new AppCodePage(atCode);

    server.registry().stop();
    try {
      APIResponse password =
          FormPost.send(
              atPassword,
              "username="
                  + AdminApi.encode(citizen.userName())
                  + "&password="
                  + citizen.password());
      assertThat(password.status()).isEqualTo(503);
      assertThat(password.text()).contains(UNAVAILABLE).contains("data-page-id=\"login-error\"");

      APIResponse code = FormPost.send(atCode, "otp=" + app.wrong());
      assertThat(code.status()).isGreaterThanOrEqualTo(400);
      assertThat(code.text()).contains(UNAVAILABLE).contains("data-page-id=\"login-error\"");

      JsonNode master = server.admin().get("/realms/master/users?max=5");
      assertThat(master).isNotEmpty();
      assertThat(server.admin().get("/realms/" + TestServer.REALM).get("enabled").asBoolean())
          .isTrue();
    } finally {
      server.registry().start();
    }

    JsonNode user =
        server.admin().get("/realms/" + TestServer.REALM + "/users/" + AdminApi.encode(id));
    assertThat(user.get("enabled").asBoolean()).isTrue();
    assertThat(citizen.credentialTypes(server)).contains("otp", "ugyfelkapu-deletion-code");
    assertThat(citizen.failures(server)).isZero();
    atPassword.reload();
    new PasswordPage(atPassword).logIn(citizen.userName(), citizen.password());
    new AppCodePage(atPassword).enter(app.fresh());
    assertThat(login.tokens().claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/substantial");
  }

  /** §8: who is locked in the registry loses the live session at the next refresh at latest. */
  @Test
  void registrationLockedInTheRegistryLosesItsSession(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signInWithApp(page, app);
    OidcLogin.Tokens tokens = login.tokens();

    citizen.change(server, "state", "locked");

    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
    OidcLogin.start(server, page);
    assertThat(new MethodPage(page).methods()).isNotEmpty();
  }
}
