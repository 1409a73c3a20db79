package hu.ugyfelkapu.keycloak.docker.testing;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.softcard.DemoCard;
import hu.ugyfelkapu.keycloak.docker.softcard.SoftCard;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardPage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Logins by identity card, with what the card and its app would send. */
public final class CardLogin {
  public static final String METHOD = "urn:eksz.gov.hu:1.0:azonositas:kau:3:eszemelyi";

  private CardLogin() {}

  /** Logs in with a card; the token is sent without any reader. */
  public static OidcLogin.Tokens identify(TestServer server, Browser browser, DemoCard card) {
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page, METHOD);
    IdCardPage asking = new IdCardPage(page);
    asking.send(token(server, card, asking));
    return login.tokens();
  }

  /** What the page says of a card that is refused. */
  public static String refusal(TestServer server, Browser browser, DemoCard card) {
    Page page = browser.window();
    OidcLogin.start(server, page, METHOD);
    IdCardPage asking = new IdCardPage(page);
    return asking.sendWrongly(token(server, card, asking)).error();
  }

  /** The card's answer to the challenge of that page. */
  public static String token(TestServer server, DemoCard card, IdCardPage asking) {
    return SoftCard.token(card, server.url().toString(), asking.nonce());
  }

  /** What the card's app does on the phone once the card has signed. */
  public static void answerByApp(TestServer server, Page phone, String token) {
    backFromApp(server, phone, "{\"authToken\":" + token + "}");
  }

  /** What it does when there is no answer. */
  public static void failByApp(TestServer server, Page phone, String code) {
    backFromApp(server, phone, "{\"error\":true,\"code\":\"" + code + "\",\"message\":\"\"}");
  }

  private static void backFromApp(TestServer server, Page phone, String json) {
    String text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    phone.navigate(
        server.url() + "/realms/" + TestServer.REALM + "/ugyfelkapu-id-card/answer#" + text);
    phone.waitForCondition(() -> phone.locator("form[data-uk-card-return]").count() == 0);
  }
}
