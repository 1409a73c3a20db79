package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.EmailEnrolment;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.EmailCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolEmailPage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the log holds of mailed codes when an operator looks for a fault: the tests' server logs the
 * pack and Keycloak's authentication and mails at TRACE. Keycloak's successful events stay at their
 * level: at DEBUG a LOGIN is written with its user name.
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class DebugLogIT {

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  /** H19, H88: no code and no password anywhere; nor does the pack write a name or an address. */
  @Test
  void debugLogHoldsNoCodeAndThePackNamesNobody_H19_H88(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    int start = server.log().length();
    List<String> secrets = new ArrayList<>(List.of(citizen.password(), "Rossz12Jelszo"));

    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolEmailPage enrolment =
        EmailEnrolment.begin(page, citizen).send("Rossz12Jelszo").send(citizen.password());
    MailedCode forEnrolment = MailedCode.take(server, citizen);
    secrets.add(forEnrolment.code());
    secrets.add(forEnrolment.wrong());
    enrolment.enterWrongly(forEnrolment.wrong()).confirm(forEnrolment.code()).goOn();
    MailedCode.takeMail(server, citizen);

    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    Page second = browser.window();
    OidcLogin login = OidcLogin.start(server, second);
    server.mail().refuseRecipient(citizen.email(), true);
    EmailCodePage code;
    try {
      citizen.signIn(second, "ugyfelkapu-plus-email");
      code = new EmailCodePage(second);
    } finally {
      server.mail().refuseRecipient(citizen.email(), false);
    }
    code = code.resend();
    MailedCode forLogin = MailedCode.take(server, citizen);
    secrets.add(forLogin.code());
    secrets.add(forLogin.wrong());
    code.enterWrongly(forLogin.wrong()).enter(forLogin.code());
    login.tokens();

    String log = server.log().substring(start);
    assertThat(log)
        .contains("DEBUG [org.keycloak.authentication", "TRACE [hu.ugyfelkapu")
        .contains("a code could not be mailed")
        .doesNotContain(citizen.email());
    assertThat(secrets).noneMatch(secret -> isIn(log, secret));
    assertThat(log.lines().filter(line -> line.contains("[hu.ugyfelkapu")))
        .noneMatch(line -> line.contains(citizen.userName()));

    // What Keycloak would write of successful events at DEBUG, which is what it stores of them.
    String events =
        server
            .admin()
            .get(
                "/realms/"
                    + TestServer.REALM
                    + "/events?max=100&user="
                    + AdminApi.encode(citizen.id(server)))
            .toString();
    assertThat(events).contains("SEND_VERIFY_EMAIL", "LOGIN_ERROR").doesNotContain(citizen.email());
    assertThat(secrets).noneMatch(secret -> isIn(events, secret));
  }

  /** As a word of its own: six digits also stand in many a random id. */
  private static boolean isIn(String log, String secret) {
    return Pattern.compile("(?<![\\p{Alnum}-])" + Pattern.quote(secret) + "(?![\\p{Alnum}-])")
        .matcher(log)
        .find();
  }
}
