package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Page;

/** Waits for a new document where the address and the page's id stay the same. */
final class SamePage {
  private static final String LEFT = "data-left-by-test";

  private SamePage() {}

  /** Does what leads to the new document. */
  static void after(Page page, Runnable press) {
    page.locator("html").evaluate("(html, mark) => html.setAttribute(mark, '')", LEFT);
    press.run();
    page.locator("html:not([" + LEFT + "]) body").waitFor();
  }
}
