package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code telephone-password.ftl}: the person's own telephone password. */
public final class TelephonePasswordPage extends LoginPage {
  public static final String ID = "login-telephone-password";

  public TelephonePasswordPage(Page page) {
    super(page, ID);
  }

  /** Sends the form; what comes next is the caller's to say. */
  public void change(String password) {
    change(password, password);
  }

  /** The same with two different ones. */
  public void change(String fresh, String again) {
    fill("passwordNew", fresh);
    fill("passwordConfirm", again);
    submit();
  }

  /** Sends what is refused: a new document of the same page says so. */
  public TelephonePasswordPage changeWrongly(String fresh, String again) {
    SamePage.after(page(), () -> change(fresh, again));
    return new TelephonePasswordPage(page());
  }
}
