package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.TableName;
import java.util.Optional;

/**
 * Where the ids of new registrations come from.
 *
 * @param sequence for {@link Source#SEQUENCE} only
 */
public record NewIds(Source source, Optional<TableName> sequence) {

  /** Who gives an id. */
  public enum Source {
    /** The column numbers itself. */
    DATABASE,
    /** A random UUID. */
    UUID,
    SEQUENCE
  }

  private static final String SEQUENCE_PREFIX = "sequence:";

  /**
   * @param typed {@code database}, {@code uuid} or {@code sequence:} and a name
   * @throws IllegalArgumentException with the end of a sentence
   */
  public static NewIds parse(String typed) {
    if (typed.startsWith(SEQUENCE_PREFIX)) {
      String name = typed.substring(SEQUENCE_PREFIX.length()).strip();
      return new NewIds(Source.SEQUENCE, Optional.of(TableName.parse(name)));
    }
    return switch (typed) {
      case "database" -> new NewIds(Source.DATABASE, Optional.empty());
      case "uuid" -> new NewIds(Source.UUID, Optional.empty());
      default ->
          throw new IllegalArgumentException(
              "must be off, database, uuid, or sequence: and the name of a sequence");
    };
  }
}
