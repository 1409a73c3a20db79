package hu.ugyfelkapu.keycloak.docker.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the one {@link Browser} of this JVM, with which it ends, and closes the test's
 * windows after it.
 */
public final class BrowserExtension implements ParameterResolver, AfterEachCallback {
  private static Browser browser;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (browser == null) {
      browser = Browser.launch();
      Runtime.getRuntime().addShutdownHook(new Thread(browser::close));
    }
    return browser;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (browser != null) {
      browser.closeWindows();
    }
  }
}
