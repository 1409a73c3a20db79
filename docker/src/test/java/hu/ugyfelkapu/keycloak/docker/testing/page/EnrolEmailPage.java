package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code plus-enrol-email.ftl}: the password again, then the mailed code. */
public final class EnrolEmailPage extends CodeEntryPage {
  public EnrolEmailPage(Page page) {
    super(page, "login-plus-enrol-email");
  }

  /** Whether the page still wants the password, before any mail. */
  public boolean asksForPassword() {
    return page().locator("#password").count() > 0;
  }

  /** Sends the password; the same page then asks for the code, or says what is wrong. */
  public EnrolEmailPage send(String password) {
    fill("password", password);
    submit();
    page().locator("#emailCode, button[name=resend], [role=alert], .uk-error").first().waitFor();
    return new EnrolEmailPage(page());
  }

  /** Sends a code that is refused: the same page is shown again. */
  public EnrolEmailPage enterWrongly(String code) {
    enterAndStay(code);
    return new EnrolEmailPage(page());
  }

  /** Sends the code of the mail. */
  public DonePage confirm(String code) {
    enter(code);
    return new DonePage(page());
  }

  /** Asks for another code. */
  public EnrolEmailPage resend() {
    resendAndStay();
    return new EnrolEmailPage(page());
  }
}
