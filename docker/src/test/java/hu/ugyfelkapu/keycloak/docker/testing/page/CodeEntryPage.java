package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What the pages have in common that ask for a mailed code, or offer to send one. */
public abstract class CodeEntryPage extends LoginPage {
  private static final String LEFT = "data-left-by-test";

  protected CodeEntryPage(Page page, String pageId) {
    super(page, pageId);
  }

  /** The short id that must also stand in the mail; empty while there is no live code. */
  public String requestId() {
    Locator id = page().locator("#request-id");
    return id.count() == 0 ? "" : id.innerText().strip();
  }

  /** Whether there is a field for the code. */
  public boolean asksForCode() {
    return page().locator("#emailCode").count() > 0;
  }

  /** Sends a code; what comes next is the caller's to say. */
  public void enter(String code) {
    fill("emailCode", code);
    submit();
  }

  /** Sends a code that is refused: a new document of the same page says so. */
  protected final void enterAndStay(String code) {
    fill("emailCode", code);
    stay("form button[type=submit]");
  }

  /** Asks for another code: a new document of the same page tells what became of it. */
  protected final void resendAndStay() {
    stay("button[name=resend]");
  }

  private void stay(String button) {
    page().locator("html").evaluate("(html, mark) => html.setAttribute(mark, '')", LEFT);
    page().locator(button).first().click();
    page().locator("html:not([" + LEFT + "]) body").waitFor();
  }
}
