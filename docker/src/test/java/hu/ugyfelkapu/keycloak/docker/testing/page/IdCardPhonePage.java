package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code id-card-phone.ftl}: what the phone shows that reads the card. */
public final class IdCardPhonePage extends LoginPage {
  public static final String ID = "login-id-card-phone";

  public IdCardPhonePage(Page page) {
    super(page, ID);
  }

  public String requestId() {
    return textOf("request-id");
  }

  /** Says that the two screens show the same; then the card's app can be opened. */
  public IdCardPhonePage confirm() {
    SamePage.after(page(), () -> press("decision", "confirm"));
    return new IdCardPhonePage(page());
  }

  /** Says that the request is somebody else's. */
  public IdCardPhonePage deny() {
    SamePage.after(page(), () -> press("decision", "deny"));
    return new IdCardPhonePage(page());
  }

  /** Opens the card's app. */
  public void openApp() {
    page().locator("main a.uk-button").click();
  }
}
