package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code plus-signed-out.ftl}: the change is made, and nobody is signed in any more. */
public final class SignedOutPage extends LoginPage {
  public SignedOutPage(Page page) {
    super(page, "login-plus-signed-out");
  }
}
