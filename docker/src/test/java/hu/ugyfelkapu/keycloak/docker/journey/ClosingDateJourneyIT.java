package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both sides of the closing date, on the server's own clock (mission.md §2). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class ClosingDateJourneyIT {
  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  @Test
  void oneFactorLogsInBeforeTheDateAndOnlyEnrolsFromItOn(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    closingIn(server, Duration.ofMinutes(10))
        .during(
            () -> {
              Page before = browser.window();
              OidcLogin login = OidcLogin.start(server, before);
              citizen.signIn(before, "ugyfelkapu");
              OfferPage offer = new OfferPage(before);
              assertThat(offer.choices()).containsExactly("app", "email", "later");
              offer.chooseLater();
              assertThat(login.tokens().claim("azonositasModja"))
                  .isEqualTo("urn:eksz.gov.hu:1.0:azonositas:kau:1:uk:uidpwd");

              server.clock().advance(Duration.ofMinutes(11));
              Page after = browser.window();
              OidcLogin.start(server, after);
              citizen.signIn(after, "ugyfelkapu");
              assertThat(new OfferPage(after).choices()).containsExactly("app", "email");
            });
  }

  @Test
  void sessionOfOneFactorServesNoRelyingPartyAfterTheDate(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    closingIn(server, Duration.ofMinutes(10))
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin login = OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu");
              new OfferPage(page).chooseLater();
              OidcLogin.Tokens tokens = login.tokens();
              assertThat(OidcLogin.start(server, page).tokens().claim("sid"))
                  .isEqualTo(tokens.claim("sid"));

              server.clock().advance(Duration.ofMinutes(11));

              HttpResponse<String> refused = OidcLogin.refresh(server, tokens);
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.body()).contains("invalid_grant");
              OidcLogin.start(server, page);
              assertThat(new MethodPage(page).methods()).contains("ugyfelkapu");
            });
  }

  /** The offer stands open while the date passes: „Később” comes too late. */
  @Test
  void offerOpenedBeforeTheDateCannotBeSkippedAfterIt(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    closingIn(server, Duration.ofMinutes(5))
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu");
              new OfferPage(page);

              server.clock().advance(Duration.ofMinutes(6));

              assertThat(FormPost.send(page, "choice=later").text())
                  .contains("data-page-id=\"login-plus-offer\"")
                  .doesNotContain("value=\"later\"");
            });
  }

  @Test
  void twoFactorsServeOnAfterTheDate(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    closingIn(server, Duration.ofMinutes(5))
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin login = OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu");
              new AppCodePage(page).enter(app.fresh());
              OidcLogin.Tokens tokens = login.tokens();

              server.clock().advance(Duration.ofMinutes(6));

              assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
            });
  }

  /** Whoever is enrolled sees no offer and is asked for the code, before the date as after it. */
  @Test
  void enrolledCitizenIsAskedForTheCodeBeforeTheDateToo(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu");
              assertThat(new AppCodePage(page).heading()).isNotEmpty();
            });
  }

  private static FlowSetting closingIn(TestServer server, Duration time) {
    LocalDateTime date =
        LocalDateTime.ofInstant(Instant.now().plus(time), BUDAPEST).truncatedTo(ChronoUnit.SECONDS);
    return FlowSetting.closingDate(server, date.toString());
  }
}
