package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code plus-deletion-code.ftl}: the deletion code, shown once. */
public final class DeletionCodePage extends LoginPage {
  public DeletionCodePage(Page page) {
    super(page, "login-plus-deletion-code");
  }

  /** The code as it is shown, groups parted by a space. */
  public String code() {
    return textOf("deletion-code").replaceAll("\\s+", " ");
  }

  public DonePage finish() {
    page().locator("#deletionCodeSaved").check();
    submit();
    return new DonePage(page());
  }

  /** Presses „Befejezés” without the tick: the same page is shown again. */
  public DeletionCodePage finishWithoutTick() {
    submit();
    page().locator("[role=alert], .uk-error").first().waitFor();
    return new DeletionCodePage(page());
  }
}
