package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code telephone-id.ftl}: the telephone id. */
public final class TelephoneIdPage extends LoginPage {
  public static final String ID = "login-telephone-id";

  public TelephoneIdPage(Page page) {
    super(page, ID);
  }

  /** What stands in the field. */
  public String telephoneId() {
    return page().locator("#telephoneId").inputValue();
  }

  /** Goes on to the digits. */
  public TelephoneDigitsPage enter(String telephoneId) {
    fill("telephoneId", telephoneId);
    submit();
    return new TelephoneDigitsPage(page());
  }

  /** Sends what is no telephone id: a new document of the same page says so. */
  public TelephoneIdPage enterWrongly(String telephoneId) {
    fill("telephoneId", telephoneId);
    SamePage.after(page(), this::submit);
    return new TelephoneIdPage(page());
  }
}
