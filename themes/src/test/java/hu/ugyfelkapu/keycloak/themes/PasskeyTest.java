package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages with passkeys, with the browser's own virtual key. */
class PasskeyTest extends InBrowser {

  private BrowserContext context;

  @BeforeEach
  void openContext() {
    context = browser.context(new Browser.NewContextOptions());
  }

  @AfterEach
  void closeContext() {
    context.close();
  }

  private static SamplePage sample(String name) {
    return SamplePage.rewritten().stream()
        .filter(sample -> sample.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Page openWithKey(SamplePage sample) {
    Page page = context.newPage();
    CDPSession session = context.newCDPSession(page);
    session.send("WebAuthn.enable");
    JsonObject options =
        JsonParser.parseString(
                """
                {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                 "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
                """)
            .getAsJsonObject();
    session.send("WebAuthn.addVirtualAuthenticator", options);
    show(page, sample);
    return page;
  }

  private static void show(Page page, SamplePage sample) {
    PageBrowser.show(
        page,
        sample,
        Locale.ENGLISH,
        PageBrowser.SITE + "/login-actions/authenticate?session_code=old");
  }

  /** What the form sends, by field name. */
  private static Map<String, String> sent(Page page, Runnable action) {
    Request request = PageBrowser.posted(page, action);
    return Stream.of(request.postData().split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }

  private static String json(String clientData) {
    return new String(Base64.getUrlDecoder().decode(clientData), StandardCharsets.UTF_8);
  }

  @Test
  void newKeyIsSentWithItsNameAndSignsInAfterwards() {
    SamplePage register = sample("webauthn-register-ok");
    Page page = openWithKey(register);
    assertThat(page.locator("#uk-no-webauthn").isVisible()).isFalse();
    page.fill("#authenticatorLabel", "Telefonom");
    Map<String, String> created = sent(page, () -> page.click("#registerWebAuthn"));
    assertThat(created)
        .containsEntry("authenticatorLabel", "Telefonom")
        .containsEntry("transports", "internal")
        .containsEntry("error", "");
    assertThat(created.get("publicKeyCredentialId")).matches("[A-Za-z0-9_-]{20,}");
    assertThat(created.get("attestationObject")).matches("[A-Za-z0-9_-]{100,}");
    assertThat(json(created.get("clientDataJSON")))
        .contains("webauthn.create", CredentialPages.CHALLENGE);

    SamplePage known =
        CredentialPages.signInWith(
            "webauthn-authenticate.ftl", created.get("publicKeyCredentialId"));
    show(page, known);
    Map<String, String> signed = sent(page, () -> page.click("#authenticateWebAuthnButton"));
    assertThat(signed)
        .containsEntry("credentialId", created.get("publicKeyCredentialId"))
        .containsEntry("error", "");
    assertThat(signed.get("signature")).matches("[A-Za-z0-9_-]{60,}");
    assertThat(json(signed.get("clientDataJSON")))
        .contains("webauthn.get", CredentialPages.CHALLENGE);
  }

  @Test
  void refusalOfTheBrowserIsToldToTheServer() {
    Page page = openWithKey(sample("webauthn-authenticate-ok"));
    Map<String, String> signed = sent(page, () -> page.click("#authenticateWebAuthnButton"));
    assertThat(signed.get("error")).startsWith("NotAllowedError");
    assertThat(signed.get("credentialId")).isEmpty();
  }

  /** A second press is no second try: it would be counted as a failure. */
  @Test
  void doubleClickAsksForTheKeyOnce() {
    Page page = openWithKey(sample("webauthn-register-ok"));
    page.addInitScript(
        """
        navigator.credentials.create = () => {
          window.asked = (window.asked ?? 0) + 1;
          return new Promise(() => {});
        };
        """);
    page.reload();
    page.dblclick("#registerWebAuthn");
    assertThat(page.evaluate("window.asked")).isEqualTo(1);
    Page signIn = openWithKey(sample("webauthn-authenticate-ok"));
    signIn.addInitScript(
        """
        navigator.credentials.get = () => {
          window.asked = (window.asked ?? 0) + 1;
          return new Promise(() => {});
        };
        """);
    signIn.reload();
    signIn.dblclick("#authenticateWebAuthnButton");
    assertThat(signIn.evaluate("window.asked")).isEqualTo(1);
  }

  @Test
  void keyThatTheBrowserOffersByItselfSignsInAndKeepsTheWishToBeRemembered() {
    Page page = openWithKey(sample("webauthn-register-ok"));
    Map<String, String> created = sent(page, () -> page.click("#registerWebAuthn"));
    SamplePage modal =
        new SamplePage(
            "login.ftl",
            "modal",
            model -> {
              sample("login-passkey").data().accept(model);
              model.with("mediation", "optional").with("login", Map.of("rememberMe", true));
            });
    page.route(
        "**/login-actions/authenticate**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(modal.html(Locale.ENGLISH))));
    // The page sends before it has loaded whole.
    Map<String, String> signed =
        sent(
            page,
            () ->
                page.navigate(
                    PageBrowser.SITE + "/login-actions/authenticate?again",
                    new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT)));
    assertThat(signed)
        .containsEntry("credentialId", created.get("publicKeyCredentialId"))
        .containsEntry("rememberMe", "on");
    assertThat(signed.get("userHandle")).isEqualTo("MQ");
  }

  @Test
  void userNameFieldIsWhereTheBrowserOffersItsKeys() {
    Page page = openWithKey(sample("login-passkey"));
    assertThat(page.getAttribute("#username", "autocomplete")).isEqualTo("username webauthn");
    assertThat(page.locator("#authenticateWebAuthnButton").isVisible()).isTrue();
    Page list = openWithKey(sample("login-passkeys-conditional-authenticate-ok"));
    list.waitForSelector("#username");
    assertThat(list.getAttribute("#username", "autocomplete")).isEqualTo("username webauthn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"webauthn-register-ok", "webauthn-authenticate-ok"})
  void browserWithoutPasskeysIsToldSo(String name) {
    context.addInitScript("delete window.PublicKeyCredential");
    Page page = PageBrowser.open(context, sample(name), Locale.ENGLISH);
    page.waitForFunction("document.documentElement.classList.contains('uk-js')");
    assertNothingToPress(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webauthn-register-ok", "webauthn-authenticate-ok"})
  void browserWithoutScriptIsToldSo(String name) {
    try (BrowserContext plain =
        browser.context(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      assertNothingToPress(PageBrowser.open(plain, sample(name), Locale.ENGLISH));
    }
  }

  private static void assertNothingToPress(Page page) {
    assertThat(page.locator("#uk-no-webauthn").isVisible()).isTrue();
    for (String button : List.of("#registerWebAuthn", "#authenticateWebAuthnButton")) {
      assertThat(page.locator(button + ":visible").count()).isZero();
    }
  }
}
