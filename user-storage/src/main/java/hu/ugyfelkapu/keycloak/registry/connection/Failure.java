package hu.ugyfelkapu.keycloak.registry.connection;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Locale;
import java.util.Set;

/** Why the registry did not do what it was asked: what an operator has to look at first. */
public enum Failure {
  /** No connection could be opened, or the one in use broke. */
  UNAVAILABLE,
  /** All of the pool's connections were in use for longer than the acquisition time limit. */
  EXHAUSTED,
  /** A statement, or its wait for another's lock, went over its time limit. */
  TIMEOUT,
  /**
   * The database answered with no: a missing right or name, a value or constraint, a read-only
   * database, a full disk.
   */
  REFUSED,
  OTHER;

  /** PostgreSQL's and H2's word for a cancelled statement, and for a lock that is not to be had. */
  private static final Set<String> CANCELLED = Set.of("57014", "55P03", "HYT00", "70100");

  /** Connection, login; then: server shuts down, has crashed, does not take connections (yet). */
  private static final Set<String> NO_CONNECTION = Set.of("08", "28");

  private static final Set<String> NO_SERVER =
      Set.of("57P01", "57P02", "57P03", "57P05", "53300", "90067", "90098", "90121");

  /** Value, constraint, transaction state (read-only), right or name, resources (disk full). */
  private static final Set<String> NO = Set.of("22", "23", "25", "42", "44", "53");

  /** H2: database is read-only, right is missing, no space (its file cannot be written). */
  private static final Set<String> NO_OF_H2 = Set.of("90097", "90096", "90031");

  /**
   * MariaDB's numbers where its SQL state says nothing: disk full, error writing, table full,
   * read-only server (two).
   */
  private static final Set<Integer> NO_OF_MARIADB = Set.of(1021, 1026, 1114, 1290, 1836);

  /** MariaDB's wait for a row lock, which has no SQL state of its own. */
  private static final int LOCK_WAIT_OF_MARIADB = 1205;

  /** How metrics and health name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of what a statement or the end of a transaction threw. */
  static Failure of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String stateClass = state.length() < 2 ? "" : state.substring(0, 2);
    if (NO_CONNECTION.contains(stateClass) || NO_SERVER.contains(state)) {
      return UNAVAILABLE;
    }
    if (CANCELLED.contains(state)
        || e instanceof SQLTimeoutException
        || e.getErrorCode() == LOCK_WAIT_OF_MARIADB) {
      return TIMEOUT;
    }
    if (NO.contains(stateClass)
        || NO_OF_H2.contains(state)
        || NO_OF_MARIADB.contains(e.getErrorCode())) {
      return REFUSED;
    }
    return OTHER;
  }

  /**
   * Of what the pool threw instead of a connection. Its own exceptions have no SQL state; the one
   * about a full pool has no cause either, the one about a connection that took too long to open
   * has.
   */
  static Failure ofBorrowing(SQLException e) {
    boolean full = e.getSQLState() == null && e.getCause() == null;
    return full && !Thread.currentThread().isInterrupted() ? EXHAUSTED : UNAVAILABLE;
  }
}
