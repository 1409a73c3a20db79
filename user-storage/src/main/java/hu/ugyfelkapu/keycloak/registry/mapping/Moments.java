package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * How one column of a registry holds points in time.
 *
 * @param zone for the forms that have none of their own
 */
public record Moments(InstantForm form, ZoneId zone) {

  private static final String FIRST = "DATE '0001-01-01'";

  /** The point in time that the column means; null if it is empty. */
  public Instant read(ResultSet row, int position, Dialect dialect) throws SQLException {
    return form.read(row, position, dialect, zone);
  }

  /** Holds for rows whose column means a later moment. */
  public Sql after(String column, Instant moment, Dialect dialect) {
    return Sql.of(column + " > ?", form.floor(moment, dialect, zone));
  }

  /** Holds for rows whose column means this moment or an earlier one. */
  public Sql by(String column, Instant moment, Dialect dialect) {
    Sql by = Sql.of(column + " <= ?", form.floor(moment, dialect, zone));
    return mayBeZero(dialect)
        ? Sql.joined(List.of(by, Sql.of(column + " >= " + FIRST)), " AND ")
        : by;
  }

  /** Holds for rows whose column means no moment at all. */
  public Sql none(String column, Dialect dialect) {
    Sql none = Sql.of(column + " IS NULL");
    return mayBeZero(dialect)
        ? Sql.joined(List.of(none, Sql.of(column + " < " + FIRST)), " OR ")
        : none;
  }

  /** MariaDB has a date of zeros, which its driver reads as none at all. */
  private boolean mayBeZero(Dialect dialect) {
    return dialect == Dialect.MARIADB && form.isCalendar();
  }

  /** Holds for rows whose column means this moment or a later one. */
  public Sql from(String column, Instant moment, Dialect dialect) {
    return after(column, InstantForm.before(moment), dialect);
  }

  /** Holds for rows whose column means exactly this moment, which was read from it. */
  public Sql at(String column, Instant moment, Dialect dialect) {
    return Sql.of(column + " = ?", form.floor(moment, dialect, zone));
  }

  /** The value of a placeholder that writes this moment, or the latest one before it. */
  public Object written(Instant moment, Dialect dialect) {
    return form.floor(moment, dialect, zone);
  }
}
