package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code plus-app-code.ftl}: the code of the authenticator app. */
public final class AppCodePage extends LoginPage {
  public AppCodePage(Page page) {
    super(page, "login-plus-app-code");
  }

  /** Sends a code; what comes next is the caller's to say. */
  public void enter(String code) {
    fill("otp", code);
    submit();
  }

  /** Sends a code that is refused: the same page is shown again. */
  public AppCodePage enterWrongly(String code) {
    enter(code);
    page().locator("[role=alert], .uk-error").first().waitFor();
    return new AppCodePage(page());
  }

  /** Follows „Elvesztettem az eszközömet”. */
  public RemovePage lostDevice() {
    page().locator("#lost-device").click();
    return new RemovePage(page());
  }
}
