package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;
import java.util.List;

/** {@code id-card-registration.ftl}: which of a person's registrations. */
public final class IdCardRegistrationPage extends LoginPage {
  public IdCardRegistrationPage(Page page) {
    super(page, "login-id-card-registration");
  }

  /** User names on offer, in the page's order. */
  public List<String> userNames() {
    return page().locator("button[name=registration]").allInnerTexts().stream()
        .map(String::strip)
        .toList();
  }

  public void choose(String userName) {
    page().locator("button[name=registration]").getByText(userName).click();
  }
}
