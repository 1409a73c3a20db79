package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code plus-removed.ftl}: the deletion code has removed the app. */
public final class RemovedPage extends LoginPage {
  public RemovedPage(Page page) {
    super(page, "login-plus-removed");
  }

  /** Goes on to a new enrolment. */
  public void goOn() {
    submit();
  }
}
