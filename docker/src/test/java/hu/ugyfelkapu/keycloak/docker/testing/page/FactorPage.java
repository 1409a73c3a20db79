package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;
import java.util.List;

/** {@code plus-factor.ftl}: whoever has both factors says which one comes. */
public final class FactorPage extends LoginPage {
  public FactorPage(Page page) {
    super(page, "login-plus-factor");
  }

  /** The factors on offer: {@code app}, {@code email}. */
  public List<String> factors() {
    return page().locator("button[name=factor]").all().stream()
        .map(button -> button.getAttribute("value"))
        .toList();
  }

  public AppCodePage chooseApp() {
    press("factor", "app");
    return new AppCodePage(page());
  }

  public EmailCodePage chooseEmail() {
    press("factor", "email");
    return new EmailCodePage(page());
  }
}
