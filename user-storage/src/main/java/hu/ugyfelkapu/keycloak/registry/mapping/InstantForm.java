package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How a column holds a point in time. */
public enum InstantForm {
  /** A timestamp with time zone; in MariaDB, which has none, a DATETIME or TIMESTAMP of UTC. */
  INSTANT("instant") {
    @Override
    Instant read(ResultSet row, int position, Dialect dialect, ZoneId zone) throws SQLException {
      if (dialect == Dialect.MARIADB) {
        LocalDateTime time = row.getObject(position, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
      }
      OffsetDateTime time = row.getObject(position, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }

    @Override
    Object floor(Instant moment, Dialect dialect, ZoneId zone) {
      return dialect.bound(moment.atOffset(ZoneOffset.UTC));
    }
  },

  /** A timestamp without time zone: the clock on the wall. */
  LOCAL("local") {
    @Override
    Instant read(ResultSet row, int position, Dialect dialect, ZoneId zone) throws SQLException {
      LocalDateTime time = row.getObject(position, LocalDateTime.class);
      return time == null ? null : time.atZone(zone).toInstant();
    }

    @Override
    Object floor(Instant moment, Dialect dialect, ZoneId zone) {
      return LocalDateTime.ofInstant(moment, zone);
    }
  },

  /** A date, which means its first moment. */
  DATE("date") {
    @Override
    Instant read(ResultSet row, int position, Dialect dialect, ZoneId zone) throws SQLException {
      LocalDate date = row.getObject(position, LocalDate.class);
      return date == null ? null : date.atStartOfDay(zone).toInstant();
    }

    @Override
    Object floor(Instant moment, Dialect dialect, ZoneId zone) {
      return LocalDate.ofInstant(moment, zone);
    }
  },

  /** A date that still counts: it means the first moment of the day after it. */
  LAST_DAY("last-day") {
    @Override
    Instant read(ResultSet row, int position, Dialect dialect, ZoneId zone) throws SQLException {
      LocalDate date = row.getObject(position, LocalDate.class);
      if (date == null) {
        return null;
      }
      // PostgreSQL's "infinity" is the last date there is.
      return date.equals(LocalDate.MAX)
          ? Instant.MAX
          : date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    Object floor(Instant moment, Dialect dialect, ZoneId zone) {
      return LocalDate.ofInstant(moment, zone).minusDays(1);
    }
  },

  /** Seconds since 1970. */
  EPOCH_SECONDS("epoch-seconds") {
    @Override
    Instant read(ResultSet row, int position, Dialect dialect, ZoneId zone) throws SQLException {
      long seconds = row.getLong(position);
      if (row.wasNull()) {
        return null;
      }
      return Instant.ofEpochSecond(
          Math.max(Instant.MIN.getEpochSecond(), Math.min(Instant.MAX.getEpochSecond(), seconds)));
    }

    @Override
    Object floor(Instant moment, Dialect dialect, ZoneId zone) {
      return moment.getEpochSecond();
    }
  },

  /** Milliseconds since 1970. */
  EPOCH_MILLIS("epoch-millis") {
    @Override
    Instant read(ResultSet row, int position, Dialect dialect, ZoneId zone) throws SQLException {
      long millis = row.getLong(position);
      return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    Object floor(Instant moment, Dialect dialect, ZoneId zone) {
      return moment.toEpochMilli();
    }
  };

  private final String word;

  InstantForm(String word) {
    this.word = word;
  }

  /** The setting's word for it. */
  public String word() {
    return word;
  }

  /** Whether the column is one of the database's dates or times. */
  boolean isCalendar() {
    return this != EPOCH_SECONDS && this != EPOCH_MILLIS;
  }

  /** The point in time that the column means; null if it is empty. */
  abstract Instant read(ResultSet row, int position, Dialect dialect, ZoneId zone)
      throws SQLException;

  /**
   * The latest value of the column, as that of a placeholder, that means this moment or one before
   * it: a column is greater than it exactly if it means a later moment.
   */
  abstract Object floor(Instant moment, Dialect dialect, ZoneId zone);

  /** Microseconds are what the databases keep. */
  static Instant before(Instant moment) {
    return moment.minus(1, ChronoUnit.MICROS);
  }
}
