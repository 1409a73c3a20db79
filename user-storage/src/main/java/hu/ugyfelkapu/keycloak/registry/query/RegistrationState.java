package hu.ugyfelkapu.keycloak.registry.query;

import java.util.Locale;
import java.util.Optional;

/** The state of a registration (mission.md §8). Only {@link #VALID} entitles to identification. */
public enum RegistrationState {
  TEMPORARY,
  TO_BE_ACTIVATED,
  VALID,
  LOCKED,
  EXPIRED,
  ENDED;

  /** The word in the registry's column: the state's name in lower case. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for null and for any word that is no state. */
  static Optional<RegistrationState> of(String column) {
    for (RegistrationState state : values()) {
      if (column != null && state.column().equals(column.strip())) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
