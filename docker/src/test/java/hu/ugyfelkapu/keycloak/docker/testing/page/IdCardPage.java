package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;

/** {@code id-card.ftl}: the card by a reader or by a phone. */
public final class IdCardPage extends LoginPage {
  public static final String ID = "login-id-card";

  public IdCardPage(Page page) {
    super(page, ID);
  }

  /** The challenge that a card has to sign. */
  public String nonce() {
    return form().getAttribute("data-uk-nonce");
  }

  /** The short name of the challenge, as a phone shows it too. */
  public String requestId() {
    return textOf("request-id");
  }

  /** Where a phone begins. */
  public String phoneLink() {
    return page().locator("[data-uk-card-phone] a").getAttribute("href");
  }

  /** How far each step is: {@code open}, {@code now}, {@code done} or {@code failed}. */
  public List<String> steps() {
    return page().locator("#card-status > li").all().stream()
        .map(step -> step.getAttribute("data-uk-step"))
        .toList();
  }

  /** Starts the reader, once the client program has been found. */
  public void start() {
    page().locator("[data-uk-card-news=ready]").waitFor();
    page().locator("[data-uk-card-start]").click();
  }

  /** Waits until the page tells of this code of Web eID, and gives back what it says. */
  public String awaitProblem(String code) {
    Locator problem = page().locator("[data-uk-card-error~=" + code + "]");
    problem.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    return problem.innerText();
  }

  /** Sends a token as the page's script would. */
  public void send(String token) {
    form()
        .evaluate(
            "(form, token) => { form.elements.authToken.value = token; form.submit(); }", token);
  }

  /** Sends a token that is refused: a new document of the same page says so. */
  public IdCardPage sendWrongly(String token) {
    SamePage.after(page(), () -> send(token));
    return new IdCardPage(page());
  }

  /** Does what leads to another document of this page. */
  public IdCardPage again(Runnable press) {
    SamePage.after(page(), press);
    return new IdCardPage(page());
  }

  private Locator form() {
    return page().locator("form[data-uk-card]");
  }
}
