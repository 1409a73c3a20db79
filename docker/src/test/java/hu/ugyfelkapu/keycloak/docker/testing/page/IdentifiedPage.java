package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.relyingparty.Level;

/** The demo service after an identification. */
public final class IdentifiedPage extends LoginPage {
  public IdentifiedPage(Page page) {
    super(page, "demo-identified");
  }

  /** A claim as the page shows it: readable form, then the raw value if there are both; else "". */
  public String claim(String name) {
    var row = page().locator("#claim-" + name);
    return row.count() == 0 ? "" : row.innerText().strip();
  }

  /** Asks for another level in the same browser: a step-up, or single sign-on. */
  public void logInAgain(Level level) {
    page().locator("#level-" + level.id()).check();
    page().locator("#login").click();
  }

  public ServicePage logOut() {
    page().locator("#logout").click();
    return new ServicePage(page());
  }
}
