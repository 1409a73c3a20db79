package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code login-page-expired.ftl}: an answer to a page that is no longer the current one. */
public final class PageExpiredPage extends LoginPage {
  public PageExpiredPage(Page page) {
    super(page, "login-login-page-expired");
  }

  /** Goes on where the login stands. */
  public void goOn() {
    page().locator("#loginContinueLink").click();
  }

  /** Begins the login anew. */
  public void restart() {
    page().locator("#loginRestartLink").click();
  }
}
