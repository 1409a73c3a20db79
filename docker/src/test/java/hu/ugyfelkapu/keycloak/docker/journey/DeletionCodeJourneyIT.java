package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
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
import hu.ugyfelkapu.keycloak.docker.testing.page.DeletionCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.RemovePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.RemovedPage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** „Ügyfélkapu+ törlése törlőkóddal” at the login (mission.md §5). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class DeletionCodeJourneyIT {

  private static final String WRONG = "AAAA-BBBB-CCCC-DDDD";

  /**
   * The device is lost: by either button the code removes it, and the next app can be set up at
   * once.
   */
  @ParameterizedTest
  @ValueSource(strings = {"ugyfelkapu", "ugyfelkapu-plus-app"})
  void codeRemovesTheAppAndOpensANewEnrolment(String method, TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Enrolled old = enrol(server, browser, citizen);
    server.mail().forget(citizen.email());
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, method);

    RemovePage remove = new AppCodePage(page).lostDevice();
    // Read without regard to case, spaces and hyphens.
    remove.enter(" " + old.deletionCode().toLowerCase(Locale.ROOT).replace(' ', '-') + " ");
    RemovedPage removed = new RemovedPage(page);

    assertThat(removed.text()).contains("Ügyfélkapu");
    assertThat(citizen.credentialTypes(server)).doesNotContain("otp", "ugyfelkapu-deletion-code");
    ReceivedMail notice = server.mail().take(citizen.email(), Duration.ofMinutes(1));
    assertThat(notice.text().orElseThrow()).contains("Nem Ön volt?");
    assertThat(notice.text().orElseThrow() + notice.html().orElseThrow() + notice.subject())
        .doesNotContain(old.deletionCode().substring(0, 4))
        .doesNotContain("http");
    page.reload();
    new RemovedPage(page).goOn();
    EnrolAppPage enrolment = new OfferPage(page).chooseApp();
    Totp app = enrolment.app();
    DeletionCodePage deletionCode = enrolment.confirm(citizen.password(), app.fresh());
    assertThat(deletionCode.code()).isNotEqualTo(old.deletionCode());
    deletionCode.finish().goOn();

    OidcLogin.Tokens tokens = login.tokens();
    assertThat(tokens.claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/substantial");
    assertThat(tokens.claim("azonositasModja"))
        .isEqualTo("urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp");
    assertThat(citizen.credentialTypes(server))
        .containsOnlyOnce("otp")
        .containsOnlyOnce("ugyfelkapu-deletion-code");
  }

  /** H40, H41: the removal ends the sessions, leaves its events, and logs nobody in. */
  @Test
  void removalEndsSessionsAndLogsNobodyIn_H40(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolled old = enrol(server, browser, citizen);
    Page signedIn = browser.window();
    OidcLogin first = OidcLogin.start(server, signedIn);
    citizen.signIn(signedIn, "ugyfelkapu-plus-app");
    new AppCodePage(signedIn).enter(old.app().fresh());
    OidcLogin.Tokens tokens = first.tokens();

    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu-plus-app");
              new AppCodePage(page).lostDevice().enter(old.deletionCode());
              new RemovedPage(page).goOn();

              OfferPage offer = new OfferPage(page);
              assertThat(offer.choices()).doesNotContain("later");
              assertThat(FormPost.send(page, "choice=later").text())
                  .contains("data-page-id=\"login-plus-offer\"");
            });

    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
    OidcLogin.start(server, signedIn);
    assertThat(new MethodPage(signedIn).methods()).isNotEmpty();
    for (String type : List.of("REMOVE_CREDENTIAL", "REMOVE_TOTP")) {
      assertThat(citizen.events(server, type))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.at("/details/credential_type").asText()).isEqualTo("otp");
                assertThat(event.at("/details/ugyfelkapu_change").asText())
                    .isEqualTo("app-removed");
              });
    }
  }

  /**
   * H1, H2: five wrong codes lock the function for a day, across logins, and count like any secret.
   */
  @Test
  void fiveWrongCodesLockTheFunctionForADay_H2(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolled old = enrol(server, browser, citizen);
    try {
      withoutLoginLock(
          server,
          () -> {
            for (int login = 0; login < 5; login++) {
              RemovePage remove = removePage(server, browser, citizen);
              remove = remove.enterWrongly(WRONG);
              assertThat(remove.error()).doesNotContain(WRONG);
            }
            RemovePage locked = removePage(server, browser, citizen);
            assertThat(locked.isOpen()).isFalse();
            assertThat(locked.text()).containsPattern("[0-2][0-9]:[0-5][0-9]");
            assertThat(
                    FormPost.send(
                            locked.page(),
                            "remove=true&deletionCode=" + old.deletionCode().replace(" ", ""))
                        .text())
                .contains("data-page-id=\"login-plus-remove\"");
            assertThat(citizen.credentialTypes(server)).contains("otp");
            assertThat(citizen.errors(server))
                .filteredOn("invalid_user_credentials"::equals)
                .hasSize(5);

            server.clock().advance(Duration.ofHours(23).plusMinutes(58));
            assertThat(removePage(server, browser, citizen).isOpen()).isFalse();
            server.clock().advance(Duration.ofMinutes(4));
            removePage(server, browser, citizen).enter(old.deletionCode());
            assertThat(citizen.credentialTypes(server)).doesNotContain("otp");
          });
    } finally {
      server.clock().reset();
    }
  }

  /** With the realm's own lock on, five wrong ones lock the login too, and say until when. */
  @Test
  void wrongCodesAreCountedByTheProtector_H2(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    enrol(server, browser, citizen);
    RemovePage remove = removePage(server, browser, citizen);
    for (int i = 1; i <= 5; i++) {
      int expected = i;
      remove.enterWrongly(WRONG);
      assertThat(Await.until(() -> citizen.failures(server), count -> count >= expected))
          .isEqualTo(expected);
    }
  }

  @Test
  void inputThatCanBeNoCodeCostsNothing(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    enrol(server, browser, citizen);
    RemovePage remove = removePage(server, browser, citizen);

    for (String typed : List.of("", "123456", "AAAA-BBBB-CCCC-DDD0", "A".repeat(500))) {
      remove = remove.enterWrongly(typed);
    }

    assertThat(citizen.failures(server)).isZero();
    assertThat(remove.backToCode().heading()).isNotEmpty();
  }

  /**
   * The code of an earlier app is worthless once that app is gone, and another person's always is.
   */
  @Test
  void codeBelongsToOneAppOfOnePerson(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Citizen other = Citizen.register(server);
    Enrolled old = enrol(server, browser, citizen);
    Enrolled others = enrol(server, browser, other);
    String id = citizen.id(server);
    for (JsonNode credential : server.admin().get(credentials(id))) {
      if (credential.get("type").asText().equals("otp")) {
        server.admin().delete(credentials(id) + "/" + credential.get("id").asText());
      }
    }
    Enrolled anew = enrol(server, browser, citizen);
    RemovePage remove = removePage(server, browser, citizen);

    remove = remove.enterWrongly(old.deletionCode());
    remove = remove.enterWrongly(others.deletionCode());
    assertThat(citizen.credentialTypes(server)).contains("otp");
    remove.enter(anew.deletionCode());

    assertThat(new RemovedPage(remove.page()).heading()).isNotEmpty();
  }

  /** H24: while one tab stands at the code, another one uses the deletion code. */
  @Test
  void removalInAnotherTabSendsTheFirstOneBack_H24(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolled old = enrol(server, browser, citizen);
    RemovePage first = removePage(server, browser, citizen);
    removePage(server, browser, citizen).enter(old.deletionCode());

    first.enter(old.deletionCode());

    assertThat(new MethodPage(first.page()).methods()).isNotEmpty();
  }

  private static RemovePage removePage(TestServer server, Browser browser, Citizen citizen) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    return new AppCodePage(page).lostDevice();
  }

  private static String credentials(String id) {
    return "/realms/" + TestServer.REALM + "/users/" + id + "/credentials";
  }

  private static void withoutLoginLock(TestServer server, Runnable test) {
    String realm = "/realms/" + TestServer.REALM;
    server.admin().put(realm, "{\"bruteForceProtected\":false}");
    try {
      test.run();
    } finally {
      server.admin().put(realm, "{\"bruteForceProtected\":true}");
    }
  }

  private static Enrolled enrol(TestServer server, Browser browser, Citizen citizen) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolAppPage enrolment = Enrolment.begin(page, citizen);
    Totp app = enrolment.app();
    DeletionCodePage deletionCode = enrolment.confirm(citizen.password(), app.fresh());
    String code = deletionCode.code();
    deletionCode.finish().goOn();
    return new Enrolled(app, code);
  }

  private record Enrolled(Totp app, String deletionCode) {}
}
