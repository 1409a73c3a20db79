package hu.ugyfelkapu.keycloak.identification;

import java.util.Optional;

/**
 * What a change asks of the identification behind it (mission.md §3 "Changing factors").
 *
 * @param level lowest level
 * @param method id of the method that is meant at that level; a higher level is enough by itself
 */
public record Demand(AssuranceLevel level, Optional<String> method) {

  /** Any identification of that level. */
  public static Demand of(AssuranceLevel level) {
    return new Demand(level, Optional.empty());
  }

  /** That method, or any one of a higher level. */
  public static Demand of(AssuranceLevel level, String methodId) {
    return new Demand(level, Optional.of(methodId));
  }

  /** The stricter of both; at the same level, the one that names a method. */
  public Demand and(Demand other) {
    int difference = level.compareTo(other.level);
    if (difference != 0) {
      return difference > 0 ? this : other;
    }
    return method.isPresent() ? this : other;
  }

  public boolean isMetBy(CurrentIdentification identification) {
    int difference = identification.level().compareTo(level);
    return difference > 0
        || difference == 0 && method.filter(id -> !id.equals(identification.method())).isEmpty();
  }
}
