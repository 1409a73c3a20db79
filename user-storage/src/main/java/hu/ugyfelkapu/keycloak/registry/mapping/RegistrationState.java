package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.Locale;

/** The state of a registration (mission.md §8). Only {@link #VALID} entitles to identification. */
public enum RegistrationState {
  TEMPORARY,
  TO_BE_ACTIVATED,
  VALID,
  LOCKED,
  EXPIRED,
  ENDED;

  /** The word in the reference schema's column: the state's name in lower case. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
