package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code login.ftl}: user name and password. */
public final class PasswordPage extends LoginPage {
  public PasswordPage(Page page) {
    super(page, "login-login");
  }

  /** Sends the form; what comes next is the caller's to say. */
  public void logIn(String username, String password) {
    fill("username", username);
    fill("password", password);
    submit();
  }

  /** Sends the form with a wrong secret: the same page is shown again. */
  public PasswordPage logInWrongly(String username, String password) {
    logIn(username, password);
    page().locator("[role=alert], .uk-error").first().waitFor();
    return new PasswordPage(page());
  }

  public String username() {
    return page().locator("#username").inputValue();
  }
}
