package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;

/** What a column must be able to hold. */
enum ColumnKind {
  WHOLE_NUMBER("a whole number") {
    @Override
    boolean fits(ResultSetMetaData data, Dialect dialect) throws SQLException {
      int type = data.getColumnType(1);
      return WHOLE.contains(type)
          || (type == Types.NUMERIC || type == Types.DECIMAL) && data.getScale(1) == 0;
    }
  },
  TEXT("text") {
    @Override
    boolean fits(ResultSetMetaData data, Dialect dialect) throws SQLException {
      // H2 has a text that does not tell upper from lower case.
      return TEXTS.contains(data.getColumnType(1))
          && !isUuid(data)
          && !data.getColumnTypeName(1).contains("IGNORECASE");
    }
  },
  TEXT_OR_NUMBER("text or a whole number") {
    @Override
    boolean fits(ResultSetMetaData data, Dialect dialect) throws SQLException {
      return TEXT.fits(data, dialect) || WHOLE_NUMBER.fits(data, dialect);
    }
  },
  UUID("a UUID") {
    @Override
    boolean fits(ResultSetMetaData data, Dialect dialect) throws SQLException {
      // MariaDB's driver calls it text.
      return isUuid(data) || dialect == Dialect.MARIADB && TEXT.fits(data, dialect);
    }
  },
  TRUTH("a boolean") {
    @Override
    boolean fits(ResultSetMetaData data, Dialect dialect) throws SQLException {
      int type = data.getColumnType(1);
      return type == Types.BOOLEAN || type == Types.BIT;
    }
  },
  DATE("a date") {
    @Override
    boolean fits(ResultSetMetaData data, Dialect dialect) throws SQLException {
      return data.getColumnType(1) == Types.DATE;
    }
  },
  LOCAL_TIME("a timestamp without time zone") {
    @Override
    boolean fits(ResultSetMetaData data, Dialect dialect) throws SQLException {
      return data.getColumnType(1) == Types.TIMESTAMP && !isZoned(data);
    }
  },
  INSTANT("a timestamp with time zone") {
    @Override
    boolean fits(ResultSetMetaData data, Dialect dialect) throws SQLException {
      return dialect == Dialect.MARIADB ? LOCAL_TIME.fits(data, dialect) : isZoned(data);
    }
  };

  private static final Set<Integer> WHOLE =
      Set.of(Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT);

  private static final Set<Integer> TEXTS =
      Set.of(Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.NCHAR);

  private final String words;

  ColumnKind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Whether the only column of a result can hold this. */
  abstract boolean fits(ResultSetMetaData data, Dialect dialect) throws SQLException;

  /** The kind that a mapping expects of a field's column. */
  static ColumnKind of(Field field, SchemaMapping mapping) {
    return switch (field) {
      case ID ->
          switch (mapping.ids()) {
            case NUMBER -> WHOLE_NUMBER;
            case TEXT -> TEXT;
            case UNIQUE -> UUID;
          };
      case CREATED_AT -> of(mapping.created().form());
      case VALID_UNTIL -> of(mapping.validUntil().form());
      case STATE -> mapping.states().map(codes -> of(codes.kind())).orElse(TEXT);
      case EMAIL_VERIFIED -> of(mapping.truths().kind());
      case BIRTH_DATE -> mapping.birthDates().isNative() ? DATE : TEXT_OR_NUMBER;
      default -> TEXT;
    };
  }

  private static ColumnKind of(InstantForm form) {
    return switch (form) {
      case INSTANT -> INSTANT;
      case LOCAL -> LOCAL_TIME;
      case DATE, LAST_DAY -> DATE;
      case EPOCH_SECONDS, EPOCH_MILLIS -> WHOLE_NUMBER;
    };
  }

  private static ColumnKind of(Codes.Kind kind) {
    return switch (kind) {
      case TEXT -> TEXT;
      case NUMBER -> WHOLE_NUMBER;
      case BOOLEAN -> TRUTH;
    };
  }

  /** PostgreSQL's driver reports both kinds of timestamp under one number. */
  private static boolean isZoned(ResultSetMetaData data) throws SQLException {
    return data.getColumnType(1) == Types.TIMESTAMP_WITH_TIMEZONE
        || "timestamptz".equals(data.getColumnTypeName(1));
  }

  private static boolean isUuid(ResultSetMetaData data) throws SQLException {
    return "UUID".equals(data.getColumnTypeName(1).toUpperCase(Locale.ROOT));
  }
}
