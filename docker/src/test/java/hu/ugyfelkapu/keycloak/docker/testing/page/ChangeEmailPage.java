package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code change-email.ftl}: password and new address, then the code that was mailed there. */
public final class ChangeEmailPage extends LoginPage {
  public ChangeEmailPage(Page page) {
    super(page, "login-change-email");
  }

  /** Whether the page is at its second step, with a live code. */
  public boolean asksForCode() {
    return page().locator("#emailCode").count() > 0;
  }

  /** The address in the field of the first step. */
  public String typedAddress() {
    return page().locator("#email").inputValue();
  }

  /** Sends the first step's form; the same page answers. */
  public ChangeEmailPage send(String password, String address) {
    fill("password", password);
    fill("email", address);
    SamePage.after(page(), this::submit);
    return new ChangeEmailPage(page());
  }

  /** Sends the code; what comes next is the caller's to say. */
  public void confirm(String code) {
    fill("emailCode", code);
    submit();
  }

  /** Sends a code that is refused: a new document of the same page says so. */
  public ChangeEmailPage confirmWrongly(String code) {
    SamePage.after(page(), () -> confirm(code));
    return new ChangeEmailPage(page());
  }

  /** Asks for another code. */
  public ChangeEmailPage resend() {
    SamePage.after(page(), () -> press("resend", "true"));
    return new ChangeEmailPage(page());
  }

  /** Goes back to the first step. */
  public ChangeEmailPage otherAddress() {
    SamePage.after(page(), () -> press("toAddress", "true"));
    return new ChangeEmailPage(page());
  }

  /** Goes back to the service without a change. */
  public void cancel() {
    press("cancel-aia", "true");
  }
}
