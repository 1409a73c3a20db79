package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code plus-email-code.ftl}: the mailed code of a login. */
public final class EmailCodePage extends CodeEntryPage {
  public static final String ID = "login-plus-email-code";

  public EmailCodePage(Page page) {
    super(page, ID);
  }

  /** Sends a code that is refused: the same page is shown again. */
  public EmailCodePage enterWrongly(String code) {
    enterAndStay(code);
    return new EmailCodePage(page());
  }

  /** Asks for another code. */
  public EmailCodePage resend() {
    resendAndStay();
    return new EmailCodePage(page());
  }

  /** Goes over to the app's code, which only those with both factors are offered. */
  public AppCodePage useApp() {
    press("otherFactor", "true");
    return new AppCodePage(page());
  }
}
