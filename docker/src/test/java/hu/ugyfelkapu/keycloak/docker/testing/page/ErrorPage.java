package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code error.ftl}: the login cannot go on. */
public final class ErrorPage extends LoginPage {
  public ErrorPage(Page page) {
    super(page, "login-error");
  }
}
