package hu.ugyfelkapu.keycloak.registry.connection;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

  private final ConnectionSettings settings;
  private final Password password;
  private final String fault;
  private volatile AgroalDataSource pool;
  private boolean closed;

  /** Of settings that name no secret of a vault. */
  public RegistryConnection(ConnectionSettings settings) {
    this(settings, key -> Optional.empty());
  }

  RegistryConnection(ConnectionSettings settings, Vault vault) {
    this.settings = settings;
    this.password = new Password(settings, vault);
    this.fault = null;
  }

  private RegistryConnection(String fault) {
    this.settings = null;
    this.password = null;
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
   *     error; the message holds the connection's name and the SQL state, no SQL and no value
   */
  public <T> T read(SqlWork<T> work) {
    return transaction(AgroalDataSource::getReadOnlyConnection, work);
  }

  /**
   * Runs the work in a transaction of its own that may write. Whatever the work throws undoes it.
   *
   * @throws RegistryUnavailableException as in {@link #read}; nothing is written then, unless the
   *     connection broke while the database was committing
   */
  public <T> T write(SqlWork<T> work) {
    return transaction(AgroalDataSource::getConnection, work);
  }

  private <T> T transaction(Borrowing borrowing, SqlWork<T> work) {
    if (fault != null) {
      throw new RegistryUnavailableException(fault, null);
    }
    try (Connection connection = borrowing.from(pool())) {
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new RegistryUnavailableException(
          "Registry connection " + settings.name() + " failed, SQL state " + e.getSQLState(), e);
    }
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

  private static void rollBack(Connection connection, Exception first) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      first.addSuppressed(e);
    }
  }

  private AgroalDataSource pool() throws SQLException {
    AgroalDataSource present = pool;
    return present != null ? present : build();
  }

  private synchronized AgroalDataSource build() throws SQLException {
    if (closed) {
      throw new SQLException("The registry connection is closed", "08003");
    }
    if (pool == null) {
      AgroalDataSourceConfigurationSupplier configuration =
          new AgroalDataSourceConfigurationSupplier();
      configuration
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
      pool = AgroalDataSource.from(configuration);
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
        .loginTimeout(settings.connectTimeout());
    if (!settings.username().isEmpty()) {
      factory.principal(new NamePrincipal(settings.username()));
    }
    factory.addSecurityProvider(password).credential(password);
    kind.properties(settings).forEach(factory::jdbcProperty);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (pool != null) {
      pool.close();
    }
  }
}
