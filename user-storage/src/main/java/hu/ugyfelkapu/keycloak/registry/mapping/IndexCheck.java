package hu.ugyfelkapu.keycloak.registry.mapping;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a mapping's look-ups can be quick, and whether its joins can find two rows. */
final class IndexCheck {

  private static final List<Field> LOOKED_UP =
      List.of(Field.ID, Field.USER_NAME, Field.EMAIL, Field.PERSON_NUMBER);

  private final RegistryConnection connection;
  private final SchemaMapping mapping;

  IndexCheck(RegistryConnection connection, SchemaMapping mapping) {
    this.connection = connection;
    this.mapping = mapping;
  }

  /**
   * The setting of each column that is looked up and has no index, with what kind of index it
   * needs. Of views nothing is known.
   */
  List<String> missing() {
    List<String> settings = new ArrayList<>();
    for (Field field : LOOKED_UP) {
      Optional<Field> folded = field.folded();
      if (folded.isPresent() && mapping.has(folded.get())) {
        missing(folded.get(), false).ifPresent(settings::add);
      } else if (mapping.has(field)) {
        missing(field, folded.isPresent()).ifPresent(settings::add);
      }
    }
    return settings;
  }

  private Optional<String> missing(Field field, boolean lower) {
    ColumnName column = mapping.columns().get(field);
    boolean found =
        connection.read(
            c -> {
              String stored = Quoting.of(c).stored(column.column());
              return Catalogue.indexes(c, table(column)).stream()
                  .allMatch(
                      indexes ->
                          indexes.stream()
                              .anyMatch(index -> serves(index.columns().get(0), stored, lower)));
            });
    if (found) {
      return Optional.empty();
    }
    return Optional.of(field.configKey() + (lower ? " (lower case)" : ""));
  }

  private static boolean serves(String first, String column, boolean lower) {
    return lower
        ? first.toLowerCase(Locale.ROOT).startsWith("lower(")
            && first.toLowerCase(Locale.ROOT).contains(column.toLowerCase(Locale.ROOT))
        : first.replace("\"", "").equalsIgnoreCase(column);
  }

  private TableName table(ColumnName column) {
    return mapping.joins().stream()
        .filter(join -> join.name().equals(column.table()))
        .findFirst()
        .map(Join::table)
        .orElse(mapping.table());
  }

  /**
   * Two rows of a joined table would make two users of one registration.
   *
   * @throws IllegalArgumentException with a sentence that names the setting and the table
   */
  void requireSingleJoins() {
    for (Join join : mapping.joins()) {
      boolean single =
          connection.read(
              c -> {
                Quoting quoting = Quoting.of(c);
                List<String> on =
                    join.on().stream().map(pair -> quoting.stored(pair.joined())).toList();
                return Catalogue.indexes(c, join.table()).stream()
                    .allMatch(
                        indexes ->
                            indexes.stream()
                                .anyMatch(
                                    index -> index.unique() && on.containsAll(index.columns())));
              });
      if (!single) {
        throw new IllegalArgumentException(
            "The setting "
                + SchemaMapping.JOINS_KEY
                + " joins "
                + join.table().table().text()
                + " by columns that are not unique in it.");
      }
    }
  }
}
