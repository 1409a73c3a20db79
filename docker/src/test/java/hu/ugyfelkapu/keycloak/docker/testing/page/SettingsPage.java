package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;
import java.util.List;

/** {@code plus-settings.ftl}: what the citizen has, and what can be done about it. */
public final class SettingsPage extends LoginPage {
  public SettingsPage(Page page) {
    super(page, "login-plus-settings");
  }

  /** The tasks on offer, in their order. */
  public List<String> tasks() {
    return page().locator("button[name=task]").all().stream()
        .map(button -> button.getAttribute("value"))
        .toList();
  }

  /** Begins a task; which page comes is the caller's to say. */
  public void begin(String task) {
    press("task", task);
  }

  /** Goes back to the service without a change. */
  public void cancel() {
    press("cancel-aia", "true");
  }
}
