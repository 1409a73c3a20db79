package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;

/** {@code plus-enrol-app.ftl}: QR code, secret, password and the app's first code. */
public final class EnrolAppPage extends LoginPage {
  public EnrolAppPage(Page page) {
    super(page, "login-plus-enrol-app");
  }

  /** The secret as text, as it is shown. */
  public String secret() {
    return textOf("totp-secret").replaceAll("\\s", "");
  }

  /** An app that has taken over the secret of this page. */
  public Totp app() {
    return Totp.ofShown(secret());
  }

  public DeletionCodePage confirm(String password, String code) {
    send(password, code);
    return new DeletionCodePage(page());
  }

  /** Sends a wrong password or code: the same page is shown again. */
  public EnrolAppPage confirmWrongly(String password, String code) {
    send(password, code);
    page().locator("[role=alert], .uk-error").first().waitFor();
    return new EnrolAppPage(page());
  }

  private void send(String password, String code) {
    fill("password", password);
    fill("otp", code);
    submit();
  }
}
