package hu.ugyfelkapu.keycloak.docker.testing;

/**
 * How a visitor looks at the pages.
 *
 * @param locale language tag of the browser
 * @param javaScript whether scripts run
 * @param dark whether the dark colour scheme is preferred
 * @param width of the window in CSS pixels
 * @param height of the window in CSS pixels
 */
public record Look(String locale, boolean javaScript, boolean dark, int width, int height) {
  /** A Hungarian visitor at a desk. */
  public static final Look DEFAULT = new Look("hu-HU", true, false, 1280, 900);

  public Look english() {
    return new Look("en-GB", javaScript, dark, width, height);
  }

  public Look withoutJavaScript() {
    return new Look(locale, false, dark, width, height);
  }

  public Look inTheDark() {
    return new Look(locale, javaScript, true, width, height);
  }

  /** 320 pixels wide, the narrowest that WCAG 1.4.10 asks for. */
  public Look onAPhone() {
    return new Look(locale, javaScript, dark, 320, 640);
  }
}
