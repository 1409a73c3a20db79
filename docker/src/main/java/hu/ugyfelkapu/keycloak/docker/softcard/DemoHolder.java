package hu.ugyfelkapu.keycloak.docker.softcard;

import java.time.LocalDate;

/**
 * Whom a demo card names; everybody is made up.
 *
 * @param serialNumber of the document, such as {@code DEMO000001AB}
 */
public record DemoHolder(
    String surname, String givenName, LocalDate birthDate, String serialNumber) {

  /** The name in the Hungarian order. */
  public String name() {
    return surname + " " + givenName;
  }
}
