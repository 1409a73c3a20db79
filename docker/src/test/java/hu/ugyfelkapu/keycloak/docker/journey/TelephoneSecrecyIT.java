package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.ServedPage;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Words;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneDigitsPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephonePasswordPage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What nobody can learn from the pages and the log of telephone identification. */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class TelephoneSecrecyIT {
  private static final String OWN = TelephoneCitizen.OWN;
  private static final String WRONG = TelephoneCitizen.WRONG;

  /** H34: not a byte differs but what the visitor typed, what is asked, and one-time values. */
  @Test
  void refusalsOfKnownAndUnknownIdsAreTheSamePage_H34(TestServer server, Browser browser) {
    TelephoneCitizen wrong = TelephoneCitizen.withOwnPassword(server, browser);
    TelephoneCitizen locked = TelephoneCitizen.withOwnPassword(server, browser);
    TelephoneCitizen disabled = TelephoneCitizen.withOwnPassword(server, browser);
    for (int i = 0; i < 3; i++) {
      refusal(server, browser, locked.telephoneId(), WRONG);
    }
    disabled.citizen().change(server, "state", "locked");
    String nobodys = unknownId(server, browser);

    List<String> bodies =
        List.of(
            refusal(server, browser, wrong.telephoneId(), WRONG),
            refusal(server, browser, locked.telephoneId(), OWN),
            refusal(server, browser, disabled.telephoneId(), OWN),
            refusal(server, browser, nobodys, WRONG),
            refusal(server, browser, nobodys, WRONG),
            refusal(server, browser, nobodys, WRONG),
            refusal(server, browser, nobodys, WRONG));

    assertThat(bodies).allSatisfy(body -> assertThat(body).contains("Ön nem jogosult"));
    assertThat(bodies).containsOnly(bodies.get(0));
    assertThat(disabled.citizen().errors(server)).containsExactly("user_disabled");
  }

  /** H34: the same before anything was answered. */
  @Test
  void digitsPagesOfKnownAndUnknownIdsAreTheSame_H34(TestServer server, Browser browser) {
    TelephoneCitizen known = TelephoneCitizen.withOwnPassword(server, browser);

    assertThat(page(server, browser, known.telephoneId()).content())
        .isNotEmpty()
        .satisfies(body -> assertThat(normalised(body)).isEqualTo(unknown(server, browser)));
  }

  private static String unknown(TestServer server, Browser browser) {
    String id = unknownId(server, browser);
    return normalised(page(server, browser, id).content());
  }

  /** H89: no tab, window, wrong answer or way back draws new positions. */
  @Test
  void positionsStayUntilTheyAreAnsweredRight_H89(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    for (String id : List.of(citizen.telephoneId(), unknownId(server, browser))) {
      Page page = page(server, browser, id);
      TelephoneDigitsPage digits = new TelephoneDigitsPage(page);
      List<Integer> asked = digits.positions();
      assertThat(asked).hasSize(3);

      assertThat(digits.enterWrongly(WRONG).positions()).isEqualTo(asked);
      page.reload();
      assertThat(new TelephoneDigitsPage(page).positions()).isEqualTo(asked);
      assertThat(new TelephoneDigitsPage(page).back().chooseTelephone().enter(id).positions())
          .isEqualTo(asked);
      for (int i = 0; i < 3; i++) {
        assertThat(new TelephoneDigitsPage(page(server, browser, id)).positions()).isEqualTo(asked);
      }
    }
  }

  /** H89: the lock does not draw new ones either, so that a locked id looks like any other. */
  @Test
  void positionsOfALockedIdStayToo_H89(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    TelephoneDigitsPage digits =
        new TelephoneDigitsPage(page(server, browser, citizen.telephoneId()));
    List<Integer> asked = digits.positions();
    for (int i = 0; i < 5; i++) {
      digits = digits.enterWrongly(WRONG);
      assertThat(digits.positions()).isEqualTo(asked);
    }
    assertThat(citizen.awaitedLocks(server)).isEqualTo(1);
  }

  /** H19, H88: neither digits nor ids nor passwords nor names, however much is logged. */
  @Test
  void logAndEventsHoldNoDigitsAndNoFullId_H19_H88(TestServer server, Browser browser) {
    int start = server.log().length();
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    List<String> secrets =
        new ArrayList<>(
            List.of(
                citizen.telephoneId(),
                citizen.oneTimePassword(),
                citizen.wrongOneTimePassword(),
                OWN,
                "111111"));
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen
        .atDigits(page)
        .enterWrongly(citizen.wrongOneTimePassword())
        .enter(citizen.oneTimePassword());
    new TelephonePasswordPage(page).changeWrongly("111111", "111111").change(OWN);
    login.tokens();
    Page second = page(server, browser, citizen.telephoneId());
    TelephoneDigitsPage digits = new TelephoneDigitsPage(second);
    secrets.add(
        digits.positions().stream()
            .map(position -> OWN.substring(position - 1, position))
            .collect(Collectors.joining()));
    digits.enter(OWN);
    second.waitForURL(url -> url.contains("code="));

    String log = server.log().substring(start);
    assertThat(log).contains("TRACE [org.keycloak.authentication");
    assertThat(secrets).noneMatch(secret -> Words.contain(log, secret));
    assertThat(log).doesNotContainPattern("digit[1-6]\"?\\s*[=:]\\s*[\\[\"]*[0-9]");
    assertThat(log.lines().filter(line -> line.contains("[hu.ugyfelkapu")))
        .noneMatch(line -> line.contains(citizen.citizen().userName()));
    String events =
        citizen.citizen().events(server, "LOGIN").toString()
            + citizen.citizen().events(server, "LOGIN_ERROR")
            + citizen.citizen().events(server, "UPDATE_CREDENTIAL");
    assertThat(events).contains("ugyfelkapu_telephone", "telephone-password-changed");
    assertThat(secrets).noneMatch(secret -> Words.contain(events, secret));
  }

  private static Page page(TestServer server, Browser browser, String telephoneId) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    new MethodPage(page).chooseTelephone().enter(telephoneId);
    return page;
  }

  /** One that nobody has, and of which three digits are asked. */
  private static String unknownId(TestServer server, Browser browser) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    TelephoneDigitsPage digits =
        new MethodPage(page).chooseTelephone().enter(TelephoneCitizen.unknownId());
    while (digits.asksWhole()) {
      digits = digits.otherId().enter(TelephoneCitizen.unknownId());
    }
    return digits.telephoneId().replace(" ", "");
  }

  private static String refusal(
      TestServer server, Browser browser, String telephoneId, String password) {
    Page page = page(server, browser, telephoneId);
    String form =
        new TelephoneDigitsPage(page)
            .positions().stream()
                .map(position -> "digit" + position + "=" + password.charAt(position - 1))
                .collect(Collectors.joining("&"));
    APIResponse response = FormPost.send(page, form);
    assertThat(response.status()).isEqualTo(200);
    return normalised(response.text());
  }

  private static String normalised(String body) {
    return ServedPage.ofAnyLogin(body)
        .replaceAll("(?s)<code id=\"telephone-id\".*?</code>", "ID")
        .replaceAll("digit[1-6]", "digit")
        .replaceAll("[1-6]\\. számjegy", "N. számjegy");
  }
}
