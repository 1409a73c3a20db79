package hu.ugyfelkapu.keycloak.docker.gallery;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/**
 * The four ways in which each page is seen: on a phone and at a desk, in the light and in the dark.
 * In an order that changes the window as seldom as possible.
 */
public enum View {
  PHONE_LIGHT("Phone, light", 320, ColorScheme.LIGHT),
  PHONE_DARK("Phone, dark", 320, ColorScheme.DARK),
  DESK_DARK("Desk, dark", 1280, ColorScheme.DARK),
  DESK_LIGHT("Desk, light", 1280, ColorScheme.LIGHT);

  private final String label;
  private final int width;
  private final ColorScheme scheme;

  View(String label, int width, ColorScheme scheme) {
    this.label = label;
    this.width = width;
    this.scheme = scheme;
  }

  public String label() {
    return label;
  }

  /** Of the window in CSS pixels; 320 is the narrowest that WCAG 1.4.10 asks for. */
  public int width() {
    return width;
  }

  public ColorScheme scheme() {
    return scheme;
  }

  public boolean phone() {
    return width < 1280;
  }

  /** End of the names of pictures in this view, such as {@code dark-320}. */
  public String suffix() {
    return scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
  }
}
