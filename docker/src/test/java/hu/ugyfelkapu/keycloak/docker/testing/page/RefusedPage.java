package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** The demo service after a refused or unacceptable answer. */
public final class RefusedPage extends LoginPage {
  public RefusedPage(Page page) {
    super(page, "demo-refused");
  }

  public String reason() {
    return textOf("reason");
  }

  /** The OAuth error code. */
  public String oauthError() {
    return textOf("error");
  }
}
