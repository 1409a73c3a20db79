package hu.ugyfelkapu.keycloak.docker.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test the one {@link Browser} of this JVM and closes the test's windows after it. */
public final class BrowserExtension implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(BrowserExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Browser.class, type -> Browser.launch(), Browser.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Browser browser = context.getRoot().getStore(NAMESPACE).get(Browser.class, Browser.class);
    if (browser != null) {
      browser.closeWindows();
    }
  }
}
