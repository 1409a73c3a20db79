package hu.ugyfelkapu.keycloak.registry.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.Config;

/**
 * One named connection to a legacy registry, as the server's operator defines it in the server's
 * configuration: {@code --spi-storage--ugyfelkapu-registry--<name>-<option>=…}. Never part of a
 * realm, so that no realm administrator can point the server at a database or read its password.
 *
 * @param name lower-case letters and digits, starting with a letter, at most 30
 * @param url option {@code url}: {@code jdbc:postgresql:…}, {@code jdbc:mariadb:…} or {@code
 *     jdbc:h2:…}
 * @param username option {@code username}; empty if the URL needs none
 * @param password option {@code password}; null if there is none
 * @param passwordFile option {@code password-file}, whose first line is the password; null if there
 *     is none
 * @param passwordVault option {@code password-vault}, the name of a secret in Keycloak's vault, as
 *     the realm {@code master} sees it: 1–100 letters, digits, dots, hyphens and underscores; null
 *     if there is none. At most one of the three password options may be given
 * @param poolSize option {@code pool-max-size}: 1–200 connections, 10
 * @param connectTimeout option {@code connect-timeout-seconds}: 1–60 s for opening one connection,
 *     2 s
 * @param acquisitionTimeout option {@code acquisition-timeout-seconds}: 1–60 s of waiting for a
 *     free connection, 3 s
 * @param statementTimeout option {@code statement-timeout-seconds}: 1–300 s for one statement, 5 s
 * @param socketTimeout option {@code socket-timeout-seconds}: 1–600 s of silence on the wire, 10 s
 *     (PostgreSQL, MariaDB)
 * @param idleTimeout option {@code idle-timeout-seconds}: 1–3600 s after which an unused connection
 *     is closed, 300 s
 * @param decidesReadiness option {@code health}: with {@code readiness} the server's readiness is
 *     DOWN while the connection fails, with {@code report} (the default) it is told only
 */
public record ConnectionSettings(
    String name,
    String url,
    String username,
    String password,
    Path passwordFile,
    String passwordVault,
    int poolSize,
    Duration connectTimeout,
    Duration acquisitionTimeout,
    Duration statementTimeout,
    Duration socketTimeout,
    Duration idleTimeout,
    boolean decidesReadiness) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,29}");

  private static final Pattern VAULT_KEY = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /**
   * Reads the options of one connection.
   *
   * @param scope the provider's scope of the server configuration
   * @throws IllegalArgumentException with a sentence for the operator; it never holds a secret
   */
  public static ConnectionSettings from(Config.Scope scope, String name) {
    requireName(name);
    String url = text(scope, name, "url");
    if (url == null) {
      throw new IllegalArgumentException(option(name, "url") + " is missing.");
    }
    // Refuses what the SQL of this module was never tested with.
    DriverKind.of(url, option(name, "url"));
    String password = text(scope, name, "password");
    String passwordFile = text(scope, name, "password-file");
    String passwordVault = text(scope, name, "password-vault");
    if (Stream.of(password, passwordFile, passwordVault).filter(Objects::nonNull).count() > 1) {
      throw new IllegalArgumentException(
          option(name, "password") + ", -file and -vault exclude each other.");
    }
    if (passwordVault != null && !VAULT_KEY.matcher(passwordVault).matches()) {
      throw new IllegalArgumentException(
          option(name, "password-vault")
              + " must name a secret: 1 to 100 letters, digits, dots, hyphens and underscores.");
    }
    return new ConnectionSettings(
        name,
        url,
        scope.get(name + "-username", ""),
        password,
        passwordFile == null ? null : Path.of(passwordFile),
        passwordVault,
        number(scope, name, "pool-max-size", 10, 1, 200),
        seconds(scope, name, "connect-timeout-seconds", 2, 60),
        seconds(scope, name, "acquisition-timeout-seconds", 3, 60),
        seconds(scope, name, "statement-timeout-seconds", 5, 300),
        seconds(scope, name, "socket-timeout-seconds", 10, 600),
        seconds(scope, name, "idle-timeout-seconds", 300, 3600),
        readiness(scope, name));
  }

  private static boolean readiness(Config.Scope scope, String name) {
    String health = text(scope, name, "health");
    if (health == null || health.equals("report")) {
      return false;
    }
    if (health.equals("readiness")) {
      return true;
    }
    throw new IllegalArgumentException(option(name, "health") + " must be report or readiness.");
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A connection name has 1 to 30 lower-case letters and digits and starts with a letter.");
    }
  }

  /** The database that the URL names. */
  DriverKind driver() {
    return DriverKind.of(url, option(name, "url"));
  }

  /** How the operator writes one of this connection's options, for messages. */
  String option(String option) {
    return option(name, option);
  }

  /** Without URL, user name and password: a URL may hold a password as well. */
  @Override
  public String toString() {
    return "connection " + name;
  }

  private static String text(Config.Scope scope, String name, String option) {
    String value = scope.get(name + "-" + option);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static Duration seconds(
      Config.Scope scope, String name, String option, int standard, int most) {
    return Duration.ofSeconds(number(scope, name, option, standard, 1, most));
  }

  private static int number(
      Config.Scope scope, String name, String option, int standard, int least, int most) {
    String value = text(scope, name, option);
    if (value == null) {
      return standard;
    }
    try {
      int parsed = Integer.parseInt(value);
      if (parsed >= least && parsed <= most) {
        return parsed;
      }
    } catch (NumberFormatException e) {
      // Same sentence as for a number out of bounds.
    }
    throw new IllegalArgumentException(
        option(name, option) + " must be a whole number from " + least + " to " + most + ".");
  }

  private static String option(String name, String option) {
    return "Server option spi-storage--ugyfelkapu-registry--" + name + "-" + option;
  }
}
