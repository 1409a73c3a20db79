package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How one column of a registry holds points in time.
 *
 * @param zone for the forms that have none of their own
 */
public record Moments(InstantForm form, ZoneId zone) {

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
    return Sql.of(column + " <= ?", form.floor(moment, dialect, zone));
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
