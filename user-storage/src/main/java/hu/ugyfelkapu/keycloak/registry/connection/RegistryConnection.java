package hu.ugyfelkapu.keycloak.registry.connection;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The pool of one named connection. Built at the first use, so that the server starts while the
 * registry is down; outside JTA, so that it never shares a transaction with Keycloak's own database
 * (H64); thread-safe.
 */
public final class RegistryConnection implements AutoCloseable {

  /** Texts of all statements, at TRACE; never a value. */
  private static final Logger SQL = Logger.getLogger("hu.ugyfelkapu.keycloak.registry.sql");

  private static final AgroalDataSourceMetrics NO_POOL = new AgroalDataSourceMetrics() {};

  private final ConnectionSettings settings;
  private final Password password;
  private final ConnectionMetrics metrics;
  private final String fault;
  private volatile AgroalDataSource pool;
  private volatile boolean closed;

  /** Of settings that name no secret of a vault. */
  public RegistryConnection(ConnectionSettings settings) {
    this(settings, key -> Optional.empty());
  }

  RegistryConnection(ConnectionSettings settings, Vault vault) {
    this.settings = settings;
    this.password = new Password(settings, vault);
    this.metrics = new ConnectionMetrics(settings, this::poolMetrics);
    this.fault = null;
  }

  private RegistryConnection(String fault) {
    this.settings = null;
    this.password = null;
    this.metrics = null;
    this.fault = fault;
  }

  /**
   * A connection that is always unavailable. A component whose connection the operator has taken
   * away must look like an outage; an exception while the store is made would take the realm's
   * other users down with it.
   *
   * @param fault why, for the log
   */
  public static RegistryConnection unusable(String fault) {
    return new RegistryConnection(fault);
  }

  /**
   * Which database this is, and so whose SQL it understands.
   *
   * @throws RegistryUnavailableException if the connection is {@link #unusable}
   */
  public DriverKind driver() {
    if (fault != null) {
      throw new RegistryUnavailableException(fault, null);
    }
    return settings.driver();
  }

  /**
   * Runs the work in a read-only transaction of its own.
   *
   * @throws RegistryUnavailableException if no connection is to be had or the database reports an
   *     error; the message holds the connection's name, the {@link Failure} and the SQL state, no
   *     SQL and no value
   */
  public <T> T read(SqlWork<T> work) {
    return transaction(
        AgroalDataSource::getReadOnlyConnection,
        fault == null ? driver().beginReadOnly() : "",
        work);
  }

  /**
   * Runs the work in a transaction of its own that may write. Whatever the work throws undoes it.
   *
   * @throws RegistryUnavailableException as in {@link #read}; nothing is written then, unless the
   *     connection broke while the database was committing
   */
  public <T> T write(SqlWork<T> work) {
    return transaction(AgroalDataSource::getConnection, "", work);
  }

  private <T> T transaction(Borrowing borrowing, String begin, SqlWork<T> work) {
    if (fault != null) {
      throw new RegistryUnavailableException(fault, null);
    }
    try (Connection connection = borrow(borrowing)) {
      long began = System.nanoTime();
      try {
        if (!begin.isEmpty()) {
          try (Statement statement = connection.createStatement()) {
            statement.execute(begin);
          }
        }
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        // The pool would lend the connection on with whatever is open on it.
        rollBack(connection, e);
        throw e;
      } finally {
        metrics.answeredIn(System.nanoTime() - began);
      }
    } catch (SQLException e) {
      throw failed(e, Failure.of(e));
    }
  }

  /**
   * Whether a connection can be had that the database answers on: what is wrong, or empty. Takes as
   * long as {@link #read} may wait for one. Not counted as a transaction.
   */
  public Optional<Failure> check() {
    try {
      // The pool validates it, unless the log-in has just succeeded.
      pool().getConnection().close();
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(Failure.ofBorrowing(e));
    } catch (RegistryUnavailableException e) {
      return Optional.of(e.failure());
    }
  }

  /** The name under which the operator has defined it. */
  public String name() {
    return settings.name();
  }

  /** Whether the operator wants a server without this connection to be taken for not ready. */
  public boolean decidesReadiness() {
    return settings.decidesReadiness();
  }

  /** Outside the caller's transaction: nothing of it has happened yet. */
  private Connection borrow(Borrowing borrowing) {
    try {
      return borrowing.from(pool());
    } catch (SQLException e) {
      throw failed(e, Failure.ofBorrowing(e));
    } catch (RegistryUnavailableException e) {
      metrics.failed(e.failure());
      throw e;
    }
  }

  private RegistryUnavailableException failed(SQLException e, Failure failure) {
    metrics.failed(failure);
    return new RegistryUnavailableException(
        "Registry connection %s failed: %s%s"
            .formatted(
                settings.name(),
                failure.word(),
                e.getSQLState() == null ? "" : ", SQL state " + e.getSQLState()),
        failure == Failure.UNAVAILABLE ? e : wordless(e),
        failure);
  }

  /** The databases quote values in what they say, and Keycloak logs causes (H72). */
  private static SQLException wordless(SQLException e) {
    SQLException wordless =
        new SQLException(e.getClass().getSimpleName(), e.getSQLState(), e.getErrorCode());
    wordless.setStackTrace(e.getStackTrace());
    return wordless;
  }

  /** One of the pool's two ways to lend a connection; on its return the pool undoes read-only. */
  @FunctionalInterface
  private interface Borrowing {
    Connection from(AgroalDataSource pool) throws SQLException;
  }

  /**
   * A statement with its values filled in, to be given up after the connection's statement time
   * limit.
   *
   * @param values {@code String}, {@code Long}, {@code Boolean} or {@code OffsetDateTime}
   */
  public PreparedStatement prepare(Connection connection, String sql, List<Object> values)
      throws SQLException {
    PreparedStatement statement = prepare(connection, sql);
    try {
      fill(statement, values);
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /**
   * The same for an INSERT that is to tell what the database put into one column.
   *
   * @param generated the column's name in the database's catalogue
   */
  public PreparedStatement prepareInsert(
      Connection connection, String sql, String generated, List<Object> values)
      throws SQLException {
    SQL.trace(sql);
    PreparedStatement statement = connection.prepareStatement(sql, new String[] {generated});
    try {
      limit(statement);
      fill(statement, values);
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /** A statement that is given up after the connection's statement time limit. */
  public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    SQL.trace(sql);
    PreparedStatement statement = connection.prepareStatement(sql);
    limit(statement);
    return statement;
  }

  private void limit(PreparedStatement statement) throws SQLException {
    statement.setQueryTimeout(Math.toIntExact(settings.statementTimeout().toSeconds()));
  }

  private static void fill(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static void rollBack(Connection connection, Throwable first) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      first.addSuppressed(e);
    }
  }

  private AgroalDataSource pool() throws SQLException {
    AgroalDataSource present = pool;
    return present != null && !closed ? present : build();
  }

  private synchronized AgroalDataSource build() throws SQLException {
    if (closed) {
      throw new SQLException("The registry connection is closed", "08003");
    }
    if (pool == null) {
      AgroalDataSourceConfigurationSupplier configuration =
          new AgroalDataSourceConfigurationSupplier();
      configuration
          .metricsEnabled()
          .connectionPoolConfiguration()
          .initialSize(0)
          .minSize(0)
          .maxSize(settings.poolSize())
          .acquisitionTimeout(settings.acquisitionTimeout())
          .reapTimeout(settings.idleTimeout())
          .maxLifetime(Duration.ofMinutes(30))
          // After a restart of the registry every pooled connection is dead: none of them may reach
          // a citizen's login.
          .validateOnBorrow(true)
          .connectionValidator(
              ConnectionValidator.defaultValidatorWithTimeout(
                  Math.toIntExact(settings.connectTimeout().toSeconds())));
      factory(configuration.connectionPoolConfiguration().connectionFactoryConfiguration());
      pool = AgroalDataSource.from(configuration, new DeadConnections());
    }
    return pool;
  }

  private void factory(AgroalConnectionFactoryConfigurationSupplier factory) {
    DriverKind kind = settings.driver();
    factory
        .connectionProviderClass(kind.load())
        .jdbcUrl(settings.url())
        // Read-only is asked for each time: a pool that is read-only as a whole cannot lend for a
        // write.
        .autoCommit(false)
        // MariaDB's own default is another: a change must meet the same rules everywhere.
        .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED)
        .loginTimeout(settings.connectTimeout());
    if (!settings.username().isEmpty()) {
      factory.principal(new NamePrincipal(settings.username()));
    }
    factory.addSecurityProvider(password).credential(password);
    kind.properties(settings).forEach(factory::jdbcProperty);
  }

  /**
   * One dead connection means that all are: a database that has gone silent would otherwise cost
   * the next caller the time limit of the check once for each idle connection.
   */
  private final class DeadConnections implements AgroalDataSourceListener {
    @Override
    public void onConnectionInvalid(Connection connection) {
      AgroalDataSource present = pool;
      if (present != null) {
        present.flush(FlushMode.IDLE);
      }
    }
  }

  /** The pool's own numbers; all zero as long as there is no pool. */
  AgroalDataSourceMetrics poolMetrics() {
    AgroalDataSource present = pool;
    return present != null ? present.getMetrics() : NO_POOL;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (metrics != null) {
      metrics.close();
    }
    if (pool != null) {
      pool.close();
    }
  }
}
