package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code action-read-only.ftl}: the registry takes no changes from here. */
public final class ReadOnlyPage extends LoginPage {
  public ReadOnlyPage(Page page) {
    super(page, "login-action-read-only");
  }

  /** Goes back to the service. */
  public void close() {
    press("close", "true");
  }
}
