package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.relyingparty.Level;
import java.net.URI;

/** The demo service's start page. */
public final class ServicePage extends LoginPage {
  public ServicePage(Page page) {
    super(page, "demo-home");
  }

  public static ServicePage open(Page page, URI service) {
    page.navigate(service + "/");
    return new ServicePage(page);
  }

  /** Starts a login; what comes next is the caller's to say. */
  public void logIn(Level level) {
    page().locator("#level-" + level.id()).check();
    page().locator("#login").click();
  }

  /** Starts a login that leads to the chooser of methods. */
  public MethodPage logInByChoice(Level level) {
    logIn(level);
    return new MethodPage(page());
  }
}
