package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;
import java.util.List;

/** {@code plus-offer.ftl}: whether and how to enrol in Ügyfélkapu+. */
public final class OfferPage extends LoginPage {
  public OfferPage(Page page) {
    super(page, "login-plus-offer");
  }

  /** The choices on offer: {@code app}, {@code email}, {@code later}. */
  public List<String> choices() {
    return page().locator("button[name=choice]").all().stream()
        .map(button -> button.getAttribute("value"))
        .toList();
  }

  public EnrolAppPage chooseApp() {
    press("choice", "app");
    return new EnrolAppPage(page());
  }

  public void chooseLater() {
    press("choice", "later");
  }
}
