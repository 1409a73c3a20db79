package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code plus-confirm.ftl}: what a removal will mean. */
public final class ConfirmPage extends LoginPage {
  public ConfirmPage(Page page) {
    super(page, "login-plus-confirm");
  }

  public void confirm() {
    press("confirm", "true");
  }

  public SettingsPage backToSettings() {
    press("toSettings", "true");
    return new SettingsPage(page());
  }
}
