package hu.ugyfelkapu.keycloak.registry.connection;

/**
 * The databases whose SQL this module speaks, with the JDBC driver that Keycloak ships for each.
 */
enum DriverKind {
  POSTGRESQL("jdbc:postgresql:", "org.postgresql.Driver"),
  H2("jdbc:h2:", "org.h2.Driver");

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
    throw new IllegalArgumentException(option + " must start with jdbc:postgresql: or jdbc:h2:.");
  }

  /**
   * Loads the driver by this module's class loader: {@code DriverManager} would not see drivers
   * inside the server's own loader.
   *
   * @throws RegistryUnavailableException if the server was built without it (Keycloak leaves out
   *     the drivers of databases that none of its own data sources uses)
   */
  Class<?> driver() {
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
