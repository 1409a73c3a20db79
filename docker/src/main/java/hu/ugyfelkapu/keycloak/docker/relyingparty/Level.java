package hu.ugyfelkapu.keycloak.docker.relyingparty;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The eIDAS levels a relying party may ask for; higher ones contain the lower ones. */
public enum Level {
  ANY("any", ""),
  LOW("low", "http://eidas.europa.eu/LoA/low"),
  SUBSTANTIAL("substantial", "http://eidas.europa.eu/LoA/substantial"),
  HIGH("high", "http://eidas.europa.eu/LoA/high");

  private final String id;
  private final String uri;

  Level(String id, String uri) {
    this.id = id;
    this.uri = uri;
  }

  /** The form's value. */
  public String id() {
    return id;
  }

  /** What stands in {@code acr_values} and {@code acr}; empty for {@link #ANY}. */
  public String uri() {
    return uri;
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Level::id).toList();
  }

  public static Optional<Level> ofId(String id) {
    return Arrays.stream(values()).filter(level -> level.id.equals(id)).findFirst();
  }

  /** The level that an {@code acr} claim states; {@link #ANY} for a missing or unknown one. */
  public static Level ofAcr(String acr) {
    return Arrays.stream(values())
        .filter(level -> !level.uri.isEmpty() && level.uri.equals(acr))
        .findFirst()
        .orElse(ANY);
  }

  public boolean reaches(Level asked) {
    return compareTo(asked) >= 0;
  }
}
