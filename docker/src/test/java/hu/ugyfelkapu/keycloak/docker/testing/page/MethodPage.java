package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;
import java.util.List;

/** {@code identification-method.ftl}: one button per method. */
public final class MethodPage extends LoginPage {
  public MethodPage(Page page) {
    super(page, "login-identification-method");
  }

  /** Ids of the methods on offer, in the page's order. */
  public List<String> methods() {
    return page().locator("button[name=method]").all().stream()
        .map(button -> button.getAttribute("value"))
        .toList();
  }

  /** Chooses a method that asks for user name and password. */
  public PasswordPage choose(String method) {
    press("method", method);
    return new PasswordPage(page());
  }

  /** Chooses telephone identification. */
  public TelephoneIdPage chooseTelephone() {
    press("method", "telephone");
    return new TelephoneIdPage(page());
  }

  /** Chooses the identity card. */
  public IdCardPage chooseIdCard() {
    press("method", "id-card");
    return new IdCardPage(page());
  }
}
