package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code action-stronger.ftl}: this identification is not enough for the change. */
public final class StrongerPage extends LoginPage {
  public StrongerPage(Page page) {
    super(page, "login-action-stronger");
  }

  /** Goes back into the login, for the method that is. */
  public void identify() {
    press("identify", "true");
  }

  /** Goes to the deletion code instead. */
  public RemovePage useDeletionCode() {
    press("task", "remove-by-code");
    return new RemovePage(page());
  }
}
