package hu.ugyfelkapu.keycloak.registry.connection;

import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The databases whose SQL this module speaks, with the JDBC driver that Keycloak ships for each.
 */
public enum DriverKind {
  POSTGRESQL("jdbc:postgresql:", "org.postgresql.Driver") {
    @Override
    Map<String, String> properties(ConnectionSettings settings) {
      String opening = Long.toString(settings.connectTimeout().toSeconds());
      return Map.of(
          "connectTimeout",
          opening,
          // To the end of the log-in: a server may take the connection and never speak.
          "loginTimeout",
          opening,
          // A cancelled statement's second connection.
          "cancelSignalTimeout",
          opening,
          "socketTimeout",
          Long.toString(settings.socketTimeout().toSeconds()),
          "tcpKeepAlive",
          "true",
          "ApplicationName",
          PROGRAM);
    }
  },
  MARIADB("jdbc:mariadb:", "org.mariadb.jdbc.Driver") {
    @Override
    Map<String, String> properties(ConnectionSettings settings) {
      return Map.of(
          "connectTimeout", Long.toString(settings.connectTimeout().toMillis()),
          "socketTimeout", Long.toString(settings.socketTimeout().toMillis()),
          "tcpKeepAlive", "true",
          "connectionAttributes", "program_name:" + PROGRAM,
          // DATETIME knows no zone; the registry's hold UTC, wherever server and database stand.
          "connectionTimeZone", "UTC",
          "forceConnectionTimeZoneToSession", "true",
          // Else a value that is too long is cut, and the empty text may be no text.
          "sessionVariables", "sql_mode='STRICT_TRANS_TABLES'",
          // A hostile database could ask for this server's files.
          "allowLocalInfile", "false");
    }

    @Override
    Class<?> load() {
      DRIVERS_OWN_LOG.setLevel(Level.OFF);
      return super.load();
    }

    /** For this driver {@code setReadOnly} only chooses among several servers. */
    @Override
    String beginReadOnly() {
      return "START TRANSACTION READ ONLY";
    }
  },
  H2("jdbc:h2:", "org.h2.Driver") {
    @Override
    Map<String, String> properties(ConnectionSettings settings) {
      return Map.of();
    }
  };

  /**
   * MariaDB's driver logs every error in the database's words, which quote values ("Duplicate entry
   * …", H72). Nothing is lost: it throws the same. Held here, because a logger that nobody holds
   * forgets its level.
   */
  private static final Logger DRIVERS_OWN_LOG =
      Logger.getLogger("org.mariadb.jdbc.message.server.ErrorPacket");

  /** What the database's administrator reads in the list of connections. */
  private static final String PROGRAM = "keycloak-ugyfelkapu-registry";

  private final String prefix;
  private final String driverClass;

  DriverKind(String prefix, String driverClass) {
    this.prefix = prefix;
    this.driverClass = driverClass;
  }

  /**
   * @throws IllegalArgumentException for any other database; the message names the option, not the
   *     URL (it may hold a password)
   */
  static DriverKind of(String url, String option) {
    for (DriverKind kind : values()) {
      if (url.startsWith(kind.prefix)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        option
            + " must start with one of "
            + Arrays.stream(values()).map(kind -> kind.prefix).collect(Collectors.joining(", "))
            + ".");
  }

  /** The driver's connection properties for the settings' time limits and for this module. */
  abstract Map<String, String> properties(ConnectionSettings settings);

  /**
   * The statement that makes the database refuse writes until the transaction's end; empty where
   * {@code Connection.setReadOnly} does so.
   */
  String beginReadOnly() {
    return "";
  }

  /**
   * Loads the driver by this module's class loader: {@code DriverManager} would not see drivers
   * inside the server's own loader.
   *
   * @throws RegistryUnavailableException if the server was built without it (Keycloak leaves out
   *     the drivers of databases that none of its own data sources uses)
   */
  Class<?> load() {
    try {
      return Class.forName(driverClass, true, DriverKind.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new RegistryUnavailableException(
          "The server was built without the JDBC driver "
              + driverClass
              + "; copy its jar into providers/ and build again",
          e);
    }
  }
}
