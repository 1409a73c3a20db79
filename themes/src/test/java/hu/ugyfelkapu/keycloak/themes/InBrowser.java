package hu.ugyfelkapu.keycloak.themes;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests that look at pages in a browser, one for each class. */
abstract class InBrowser {

  static PageBrowser browser;

  @BeforeAll
  static void startBrowser() throws IOException {
    browser = PageBrowser.start();
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }
}
