package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.Optional;
import java.util.stream.Collectors;

/** The names and forms of one mapping, ready to be put into SQL for one database. */
public final class Names {

  /** Stands for the registry's own table where others are joined; theirs cannot be this. */
  private static final String OWN = "registry own";

  private static final String PAGE = "registry page";
  private static final String PAGE_CREATED = "registry page created";

  private final SchemaMapping mapping;
  private final Dialect dialect;
  private final Quoting quoting;

  Names(SchemaMapping mapping, Dialect dialect, Quoting quoting) {
    this.mapping = mapping;
    this.dialect = dialect;
    this.quoting = quoting;
  }

  public SchemaMapping mapping() {
    return mapping;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** What stands after FROM: the table and all that are joined to it. */
  public String table() {
    if (mapping.joins().isEmpty()) {
      return ownTable();
    }
    return ownTable()
        + mapping.joins().stream()
            .map(
                join ->
                    " LEFT JOIN %s AS %s ON %s"
                        .formatted(join.table().sql(quoting), quoting.sql(join.name()), on(join)))
            .collect(Collectors.joining());
  }

  /**
   * What stands after FROM for those rows only that another SELECT finds. The id alone may stand in
   * a view for two registrations.
   *
   * @param found what stands after that one's FROM
   */
  public String tableOf(String found) {
    String page = quoted(PAGE);
    String created = quoted(PAGE_CREATED);
    String id = column(Field.ID);
    String createdAt = column(Field.CREATED_AT);
    return "%1$s JOIN (SELECT %2$s AS %3$s, %4$s AS %5$s FROM %6$s) AS %3$s ON %2$s = %3$s.%3$s AND %4$s = %3$s.%5$s"
        .formatted(table(), id, page, createdAt, created, found);
  }

  private String quoted(String name) {
    return dialect.quote() + name + dialect.quote();
  }

  /**
   * What stands after UPDATE and in an INSERT or DELETE. Conditions may then name columns of the
   * registry's own table only.
   */
  public String ownTable() {
    String table = mapping.table().sql(quoting);
    return mapping.joins().isEmpty() ? table : table + " AS " + own();
  }

  /** A table without any short name, as INSERT wants it. */
  public String bareTable() {
    return mapping.table().sql(quoting);
  }

  /** The column in a condition or a SELECT; the word NULL if the registry has none. */
  public String column(Field field) {
    return mapping.has(field) ? column(mapping.columns().get(field)) : "NULL";
  }

  /** The column of the registry's own table as the target of SET and INSERT. */
  public String target(Field field) {
    return quoting.sql(mapping.columns().get(field).column());
  }

  /** The column's name as the database's catalogue has it. */
  public String stored(Field field) {
    return quoting.stored(mapping.columns().get(field).column());
  }

  /** A SELECT of the next number of a sequence. */
  public String nextValue(TableName sequence) {
    return dialect.nextValue(sequence.sql(quoting));
  }

  /** A text compared, case and accents included; the operator holds the placeholder. */
  public Sql compared(Field field, String operator, String value) {
    return dialect.compared(column(field), operator, value);
  }

  /**
   * A text compared in lower case.
   *
   * @param value folded
   * @return empty if the registry does not have this text
   */
  public Optional<Sql> comparedFolded(Field field, String operator, String value) {
    Optional<Field> folded = field.folded().filter(mapping::has);
    if (folded.isPresent()) {
      return folded.map(column -> compared(column, operator, value));
    }
    return mapping.has(field)
        ? Optional.of(comparedLower(column(field), operator, value))
        : Optional.empty();
  }

  /** An expression of text, compared after the database has made it lower case. */
  public Sql comparedLower(String expression, String operator, String value) {
    return dialect.comparedExpression(dialect.lower(expression), operator, value);
  }

  /** By what lists are ordered, before the id. */
  public String order() {
    return column(mapping.has(Field.USER_NAME_FOLDED) ? Field.USER_NAME_FOLDED : Field.USER_NAME);
  }

  private String on(Join join) {
    return join.on().stream()
        .map(
            pair ->
                quoting.sql(join.name())
                    + "."
                    + quoting.sql(pair.joined())
                    + " = "
                    + column(pair.known()))
        .collect(Collectors.joining(" AND "));
  }

  private String column(ColumnName name) {
    if (mapping.joins().isEmpty()) {
      return quoting.sql(name.column());
    }
    String table = name.isOwn() ? own() : quoting.sql(name.table());
    return table + "." + quoting.sql(name.column());
  }

  private String own() {
    return quoted(OWN);
  }
}
