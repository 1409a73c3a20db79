package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** {@code plus-remove.ftl}: the deletion code is asked for. */
public final class RemovePage extends LoginPage {
  public RemovePage(Page page) {
    super(page, "login-plus-remove");
  }

  /** Sends a deletion code; what comes next is the caller's to say. */
  public void enter(String code) {
    fill("deletionCode", code);
    submit();
  }

  /** Sends a code that is refused: the same page is shown again. */
  public RemovePage enterWrongly(String code) {
    SamePage.after(page(), () -> enter(code));
    return new RemovePage(page());
  }

  /** Whether a code can be entered at all. */
  public boolean isOpen() {
    return page().locator("#deletionCode").count() > 0;
  }

  public AppCodePage backToCode() {
    press("toCode", "true");
    return new AppCodePage(page());
  }
}
