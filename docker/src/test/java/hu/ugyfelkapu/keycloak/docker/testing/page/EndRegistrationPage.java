package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code end-registration.ftl}: what the end of the registration means, and its confirmation. */
public final class EndRegistrationPage extends LoginPage {
  public EndRegistrationPage(Page page) {
    super(page, "login-end-registration");
  }

  /** The user name, which is shown. */
  public String username() {
    return page().locator("#username").inputValue();
  }

  /** Ticks the box and sends the form; what comes next is the caller's to say. */
  public void end(String password) {
    page().locator("#endConfirmed").check();
    fill("password", password);
    submit();
  }

  /** Sends what is refused: a new document of the same page says so. */
  public EndRegistrationPage endWrongly(String password) {
    SamePage.after(page(), () -> end(password));
    return new EndRegistrationPage(page());
  }

  /** Sends the form as it is, with nothing typed and nothing ticked. */
  public EndRegistrationPage endWithNothing() {
    SamePage.after(page(), this::submit);
    return new EndRegistrationPage(page());
  }

  /** Goes back to the service without a change. */
  public void cancel() {
    press("cancel-aia", "true");
  }
}
