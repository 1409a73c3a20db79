package hu.ugyfelkapu.keycloak.identification;

import java.util.Arrays;
import java.util.Optional;

/**
 * An eIDAS level of assurance; its number is also Keycloak's level of authentication (mission.md
 * §1).
 */
public enum AssuranceLevel {
  LOW(1, "http://eidas.europa.eu/LoA/low"),
  SUBSTANTIAL(2, "http://eidas.europa.eu/LoA/substantial"),
  HIGH(3, "http://eidas.europa.eu/LoA/high");

  private final int number;
  private final String uri;

  AssuranceLevel(int number, String uri) {
    this.number = number;
    this.uri = uri;
  }

  /** The level as Keycloak's LoA, 1 to 3. */
  public int number() {
    return number;
  }

  /** The level as the URI of Commission Implementing Regulation (EU) 2015/1502. */
  public String uri() {
    return uri;
  }

  /** The level with that number, or nothing when it is not 1, 2 or 3. */
  public static Optional<AssuranceLevel> of(int number) {
    return Arrays.stream(values()).filter(level -> level.number == number).findFirst();
  }
}
