package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;
import java.util.List;

/** {@code telephone-digits.ftl}: the asked digits of the telephone password. */
public final class TelephoneDigitsPage extends LoginPage {
  public static final String ID = "login-telephone-digits";

  public TelephoneDigitsPage(Page page) {
    super(page, ID);
  }

  /** The positions that are asked, from 1 to 6. */
  public List<Integer> positions() {
    return page().locator("fieldset input").all().stream()
        .map(field -> Integer.parseInt(field.getAttribute("name").replace("digit", "")))
        .toList();
  }

  /** Whether the whole password is asked. */
  public boolean asksWhole() {
    return positions().size() == 6;
  }

  /** The telephone id that the page names, as it is written. */
  public String telephoneId() {
    return textOf("telephone-id");
  }

  /** Sends the asked ones of six digits; what comes next is the caller's to say. */
  public void enter(String password) {
    for (int position : positions()) {
      fill("digit" + position, password.substring(position - 1, position));
    }
    submit();
  }

  /** Sends digits that are refused: a new document of the same page says so. */
  public TelephoneDigitsPage enterWrongly(String password) {
    SamePage.after(page(), () -> enter(password));
    return new TelephoneDigitsPage(page());
  }

  /** Sends the form as it is: a new document of the same page says what is missing. */
  public TelephoneDigitsPage enterNothing() {
    SamePage.after(page(), this::submit);
    return new TelephoneDigitsPage(page());
  }

  /** Goes back to the id. */
  public TelephoneIdPage otherId() {
    press("otherId", "true");
    return new TelephoneIdPage(page());
  }

  /** Goes back to the chooser. */
  public MethodPage back() {
    press("back", "true");
    return new MethodPage(page());
  }
}
