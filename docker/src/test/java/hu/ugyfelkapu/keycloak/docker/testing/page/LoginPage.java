package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;

/** A page of Keycloak, recognised by the {@code data-page-id} of its body. */
public abstract class LoginPage {
  private final Page page;

  /**
   * @param pageId the whole value of {@code data-page-id}
   * @throws AssertionError if another page is shown
   */
  protected LoginPage(Page page, String pageId) {
    this.page = page;
    try {
      page.locator("body[data-page-id='" + pageId + "']").waitFor();
    } catch (TimeoutError e) {
      throw new AssertionError(
          "expected page "
              + pageId
              + ", but "
              + page.url()
              + " shows "
              + page.locator("body").first().getAttribute("data-page-id")
              + ":\n"
              + page.locator("body").first().innerText(),
          e);
    }
  }

  /** The browser's own page, for what this object does not offer. */
  public Page page() {
    return page;
  }

  /** The first heading. */
  public String heading() {
    return page.locator("h1").first().innerText().strip();
  }

  /** Everything that can be read on the page. */
  public String text() {
    return page.locator("body").innerText();
  }

  /**
   * The message at the top of the page or beside a field that says what is wrong; empty if none.
   */
  public String error() {
    Locator alert = page.locator("[role=alert], .uk-error");
    return alert.count() == 0 ? "" : String.join("\n", alert.allInnerTexts()).strip();
  }

  /** The value of {@code lang} on the document. */
  public String language() {
    return page.locator("html").getAttribute("lang");
  }

  protected final void fill(String id, String value) {
    page.locator("#" + id).fill(value);
  }

  protected final String textOf(String id) {
    return page.locator("#" + id).textContent().strip();
  }

  /** Presses the form's main button. */
  protected final void submit() {
    page.locator("form button[type=submit]").first().click();
  }

  protected final void press(String name, String value) {
    page.locator("button[type=submit][name='" + name + "'][value='" + value + "']").click();
  }
}
