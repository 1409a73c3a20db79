package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;
import java.util.List;

/** {@code change-password.ftl}: old password and new one. */
public final class ChangePasswordPage extends LoginPage {
  public ChangePasswordPage(Page page) {
    super(page, "login-change-password");
  }

  /** The user name, which is shown. */
  public String username() {
    return page().locator("#username").inputValue();
  }

  /** The rules that a new password must keep, as they are told. */
  public List<String> rules() {
    return page().locator("#password-rules li").allInnerTexts();
  }

  /** Sends the form; what comes next is the caller's to say. */
  public void change(String old, String fresh, String again) {
    fill("password", old);
    fill("passwordNew", fresh);
    fill("passwordConfirm", again);
    submit();
  }

  /** Sends what is refused: a new document of the same page says so. */
  public ChangePasswordPage changeWrongly(String old, String fresh, String again) {
    SamePage.after(page(), () -> change(old, fresh, again));
    return new ChangePasswordPage(page());
  }

  /** Goes back to the service without a change. */
  public void cancel() {
    press("cancel-aia", "true");
  }
}
