package hu.ugyfelkapu.keycloak.docker.testing;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;

/** Posts what no page would: missing, doubled or tampered fields, with the window's own cookies. */
public final class FormPost {
  private FormPost() {}

  /**
   * Posts to the address of the form that the window shows.
   *
   * @param form body in form encoding
   */
  public static APIResponse send(Page page, String form) {
    return page.request()
        .post(
            page.locator("form").first().getAttribute("action"),
            RequestOptions.create()
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .setData(form));
  }
}
