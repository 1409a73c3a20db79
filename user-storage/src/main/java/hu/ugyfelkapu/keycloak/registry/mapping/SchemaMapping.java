package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where the registrations lie and how they are written down there: a table or view, tables joined
 * to it, a column per {@link Field}, and the forms and codes of these columns. Without any setting
 * it is the reference schema.
 *
 * @param columns a name for every field that the registry has
 * @param states empty if every registration of this registry counts as valid
 */
public record SchemaMapping(
    TableName table,
    List<Join> joins,
    Map<Field, ColumnName> columns,
    IdForm ids,
    Moments created,
    Moments validUntil,
    Optional<Codes<RegistrationState>> states,
    Codes<Boolean> truths,
    BirthDates birthDates) {

  /** What stands in a setting for something that the registry does not have. */
  public static final String NONE = "none";

  public static final String REFERENCE_TABLE = "registration";

  public static final String TABLE_KEY = "table";
  public static final String JOINS_KEY = "joins";
  public static final String ID_KEY = "idForm";
  public static final String CREATED_KEY = "createdAtForm";
  public static final String VALID_KEY = "validUntilForm";
  public static final String ZONE_KEY = "timeZone";
  public static final String STATE_KIND_KEY = "stateKind";
  public static final String TRUTH_KIND_KEY = "emailVerifiedKind";
  public static final String TRUE_KEY = "emailVerifiedYes";
  public static final String FALSE_KEY = "emailVerifiedNo";
  public static final String BIRTH_DATE_KEY = "birthDateForm";

  public static final String REFERENCE_ZONE = "Europe/Budapest";

  static final List<InstantForm> CREATED_FORMS =
      List.of(
          InstantForm.INSTANT,
          InstantForm.LOCAL,
          InstantForm.DATE,
          InstantForm.EPOCH_SECONDS,
          InstantForm.EPOCH_MILLIS);

  static final List<InstantForm> VALID_FORMS =
      List.of(
          InstantForm.INSTANT,
          InstantForm.LOCAL,
          InstantForm.LAST_DAY,
          InstantForm.EPOCH_SECONDS,
          InstantForm.EPOCH_MILLIS);

  public SchemaMapping {
    joins = List.copyOf(joins);
    columns = Map.copyOf(columns);
  }

  /**
   * @param setting answers the component's setting for a key; null or blank means the reference
   *     schema's
   * @throws IllegalArgumentException with a sentence that names the setting
   */
  public static SchemaMapping from(UnaryOperator<String> setting) {
    SettingReader settings = new SettingReader(setting);
    List<Join> joins = settings.parsed(JOINS_KEY, NONE, SchemaMapping::joins);
    Map<Field, ColumnName> columns = columns(settings, joins);
    ZoneId zone = settings.parsed(ZONE_KEY, REFERENCE_ZONE, SchemaMapping::zone);
    return new SchemaMapping(
        settings.parsed(TABLE_KEY, REFERENCE_TABLE, TableName::parse),
        joins,
        columns,
        settings.choice(ID_KEY, List.of(IdForm.values()), IdForm::word),
        new Moments(settings.choice(CREATED_KEY, CREATED_FORMS, InstantForm::word), zone),
        new Moments(settings.choice(VALID_KEY, VALID_FORMS, InstantForm::word), zone),
        columns.containsKey(Field.STATE) ? Optional.of(states(settings)) : Optional.empty(),
        truths(settings),
        settings.parsed(BIRTH_DATE_KEY, BirthDates.NATIVE, BirthDates::new));
  }

  /** The key of the setting that holds the codes of a state, such as {@code codesToBeActivated}. */
  public static String codesKey(RegistrationState state) {
    StringBuilder key = new StringBuilder("codes");
    for (String word : state.column().split("_")) {
      key.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return key.toString();
  }

  public boolean has(Field field) {
    return columns.containsKey(field);
  }

  /** Whether the field is a column of the registry's own table, and so can be written. */
  public boolean isOwn(Field field) {
    return has(field) && columns.get(field).isOwn();
  }

  /** The mapping's names, quoted for the database behind the connection. */
  public Names names(Connection connection) throws SQLException {
    return new Names(this, Dialect.of(connection), Quoting.of(connection));
  }

  private static List<Join> joins(String typed) {
    List<Join> joins = new ArrayList<>();
    if (typed.equals(NONE)) {
      return joins;
    }
    for (String line : typed.split("[;\\n]|##")) {
      if (!line.isBlank()) {
        Join join = Join.parse(line);
        if (joins.stream().anyMatch(earlier -> earlier.name().equals(join.name()))) {
          throw new IllegalArgumentException("joins two tables as " + join.name().text());
        }
        join.on().forEach(pair -> known(pair.known(), joins));
        joins.add(join);
      }
    }
    return joins;
  }

  private static ColumnName known(ColumnName column, List<Join> joins) {
    if (!column.isOwn() && joins.stream().noneMatch(join -> join.name().equals(column.table()))) {
      throw new IllegalArgumentException(
          "names a column of " + column.table().text() + ", which is not joined");
    }
    return column;
  }

  private static Map<Field, ColumnName> columns(SettingReader settings, List<Join> joins) {
    Map<Field, ColumnName> columns = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String typed = settings.text(field.configKey(), field.standardColumn());
      if (!typed.equals(NONE)) {
        columns.put(
            field,
            SettingReader.named(field.configKey(), () -> known(ColumnName.parse(typed), joins)));
      } else if (!field.optional()) {
        throw new IllegalArgumentException(
            "The setting " + field.configKey() + " must name a column.");
      }
    }
    ColumnName password = columns.get(Field.PASSWORD_HASH);
    columns.forEach(
        (field, column) -> {
          if (field != Field.PASSWORD_HASH && column.isSame(password)) {
            throw new IllegalArgumentException(
                "The setting " + field.configKey() + " must not name the column of the password.");
          }
        });
    return columns;
  }

  private static ZoneId zone(String typed) {
    try {
      return ZoneId.of(typed);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a time zone such as " + REFERENCE_ZONE, e);
    }
  }

  private static Codes<RegistrationState> states(SettingReader settings) {
    Codes.Kind kind = kind(settings, STATE_KIND_KEY);
    Map<RegistrationState, List<String>> meanings = new LinkedHashMap<>();
    for (RegistrationState state : RegistrationState.values()) {
      String standard = kind == Codes.Kind.TEXT ? state.column() : NONE;
      meanings.put(state, settings.list(codesKey(state), standard));
    }
    String valid = codesKey(RegistrationState.VALID);
    if (meanings.get(RegistrationState.VALID).isEmpty()) {
      throw new IllegalArgumentException("The setting " + valid + " must hold a code.");
    }
    try {
      return new Codes<>(kind, meanings);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The settings " + valid + " and its like: " + e.getMessage() + ".", e);
    }
  }

  private static Codes<Boolean> truths(SettingReader settings) {
    Codes.Kind kind =
        settings.choice(
            TRUTH_KIND_KEY,
            List.of(Codes.Kind.BOOLEAN, Codes.Kind.TEXT, Codes.Kind.NUMBER),
            Codes.Kind::word);
    Map<Boolean, List<String>> meanings = new LinkedHashMap<>();
    meanings.put(true, settings.list(TRUE_KEY, standardTruth(kind, true)));
    meanings.put(false, settings.list(FALSE_KEY, standardTruth(kind, false)));
    return SettingReader.named(TRUE_KEY, () -> new Codes<>(kind, meanings));
  }

  private static String standardTruth(Codes.Kind kind, boolean truth) {
    return kind == Codes.Kind.NUMBER ? truth ? "1" : "0" : Boolean.toString(truth);
  }

  private static Codes.Kind kind(SettingReader settings, String key) {
    return settings.choice(key, Arrays.asList(Codes.Kind.values()), Codes.Kind::word);
  }
}
