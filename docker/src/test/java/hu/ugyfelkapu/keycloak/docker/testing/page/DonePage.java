package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code plus-done.ftl}: the enrolment is finished. */
public final class DonePage extends LoginPage {
  public DonePage(Page page) {
    super(page, "login-plus-done");
  }

  /** Goes on to the relying party. */
  public void goOn() {
    submit();
  }
}
