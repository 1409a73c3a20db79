package hu.ugyfelkapu.keycloak.docker.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.LoginPage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A window that walks through pages of Keycloak, led by the names of their fields and not by their
 * markup.
 */
final class StockVisit {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");
  private static final String LEFT = "data-left-by-test";

  private final Page page;
  private final Appearance appearance;
  private final StockRealm realm;
  private final Totp app = new Totp(StockRealm.APP_SECRET.getBytes(StandardCharsets.UTF_8));

  private StockVisit(Page page, String language, StockRealm realm) {
    this.page = page;
    this.appearance = Appearance.of(page, language);
    this.realm = realm;
  }

  /** A new window of somebody who prefers that language. */
  static StockVisit in(Browser browser, String language, StockRealm realm) {
    Look look = language.equals("en") ? Look.DEFAULT.english() : Look.DEFAULT;
    return new StockVisit(browser.window(look), language, realm);
  }

  Page page() {
    return page;
  }

  /** What {@link StockRealm#appCode} shows. */
  Totp app() {
    return app;
  }

  StockVisit open(Map<String, String> parameters) {
    realm.open(page, parameters);
    return this;
  }

  StockVisit navigate(String address) {
    page.navigate(address);
    return this;
  }

  /** Signs in at a page with name and password. */
  StockVisit signIn(StockRealm.Person person) {
    return at("login")
        .fill("username", person.name())
        .fill("password", StockRealm.PASSWORD)
        .submit();
  }

  StockVisit fill(String name, String value) {
    page.locator("#tartalom [name='" + name + "']:not([type=hidden])").first().fill(value);
    return this;
  }

  StockVisit check(String name) {
    page.locator("#tartalom [name='" + name + "']:not([type=hidden])").first().check();
    return this;
  }

  /** Presses the first button of the page's form. */
  StockVisit submit() {
    return leaveBy(page.locator("#tartalom form [type=submit]").first());
  }

  /** Presses the button of that name. */
  StockVisit press(String name) {
    return leaveBy(
        page.locator("#tartalom [name='" + name + "']:is(button, input[type=submit])").first());
  }

  /** Follows the link whose address has that part. */
  StockVisit follow(String part) {
    return leaveBy(page.locator("#tartalom a[href*='" + part + "']").first());
  }

  private StockVisit leaveBy(Locator way) {
    page.locator("html").evaluate("(html, mark) => html.setAttribute(mark, '')", LEFT);
    way.click();
    return arrived();
  }

  /** Waits for a new document after something that leaves the present one. */
  StockVisit leaveBy(Runnable way) {
    page.locator("html").evaluate("(html, mark) => html.setAttribute(mark, '')", LEFT);
    way.run();
    return arrived();
  }

  private StockVisit arrived() {
    page.locator("html:not([" + LEFT + "]) body").waitFor();
    return this;
  }

  /** The window must show that template. */
  StockVisit at(String template) {
    new Shown(page, template);
    return this;
  }

  StockVisit isFine(String state) {
    appearance.isFine(state);
    return this;
  }

  StockVisit tellsOfAMistake(String state) {
    appearance.isFineAndTellsOfAMistake(state);
    return this;
  }

  /** The browser is back at the service. */
  StockVisit isOver() {
    page.waitForURL(url -> url.startsWith(realm.callback()));
    return this;
  }

  /** The link into Keycloak that a mail's text holds. */
  static String link(ReceivedMail mail) {
    Matcher link = LINK.matcher(mail.text().orElseThrow());
    while (link.find()) {
      if (link.group().contains("/realms/")) {
        return link.group();
      }
    }
    throw new AssertionError("no link in the mail " + mail.subject());
  }

  /** Any page of the login theme. */
  private static final class Shown extends LoginPage {
    Shown(Page page, String template) {
      super(page, "login-" + template);
    }
  }
}
