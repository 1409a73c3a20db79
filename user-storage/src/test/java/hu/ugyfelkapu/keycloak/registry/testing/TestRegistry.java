package hu.ugyfelkapu.keycloak.registry.testing;

import hu.ugyfelkapu.keycloak.registry.connection.ConnectionSettings;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.query.Folding;
import hu.ugyfelkapu.keycloak.registry.query.RegistryQueries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One database of a test, seen as its owner. */
public record TestRegistry(TestDatabase kind, String url, String username, String password) {

  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(kind.ownersProperties());
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    return DriverManager.getConnection(url, properties);
  }

  /** The same database, seen by another account. */
  public TestRegistry as(String account, String accountsPassword) {
    // What follows the database's name is for its owner.
    return new TestRegistry(kind, url.split("[?;]")[0], account, accountsPassword);
  }

  /**
   * The same database, seen by a new account that has these rights on the reference table.
   *
   * @param rights as in GRANT
   */
  public TestRegistry account(String accountsPassword, String rights) {
    // Accounts belong to the whole server of the tests.
    String account = "account" + ACCOUNTS.incrementAndGet();
    run("CREATE " + kind.account(account, accountsPassword));
    run("GRANT %s ON registration TO %s".formatted(rights, account));
    return as(account, accountsPassword);
  }

  /** Gives an account another password. */
  public void changePassword(String account, String newPassword) {
    run(kind.changeOfPassword(account, newPassword));
  }

  public void run(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void runResource(String resource) {
    try (var in = TestRegistry.class.getResourceAsStream(resource)) {
      run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void runFile(Path file) {
    try {
      run(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a column of the reference schema be empty that may not be. */
  public void allowNull(String column) {
    kind.allowNull(this, column);
  }

  public String text(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public long number(String sql) {
    return Long.parseLong(text(sql));
  }

  /** All rows as they are, ordered by id: column name in lower case to text, null kept. */
  public List<Map<String, String>> rows() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        var result = statement.executeQuery("SELECT * FROM registration ORDER BY id")) {
      List<Map<String, String>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          String column = result.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
          row.put(column, result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A point in time of the only row. */
  public Instant instant(String column) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        var result = statement.executeQuery("SELECT " + column + " FROM registration")) {
      result.next();
      return result.getObject(1, OffsetDateTime.class).toInstant();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server options that define this database as a connection. */
  public Map<String, String> options(String name) {
    return new HashMap<>(
        Map.of(
            "connections",
            name,
            name + "-url",
            url,
            name + "-username",
            username,
            name + "-password",
            password));
  }

  public RegistryConnection connection() {
    return new RegistryConnection(ConnectionSettings.from(new MapScope(options("regdb")), "regdb"));
  }

  public RegistryQueries queries(RegistryConnection connection) {
    return new RegistryQueries(connection, SchemaMapping.from(key -> null));
  }

  /** A row of the reference schema to be filled; a valid registration unless told otherwise. */
  public Row row(long id, String userName) {
    Row row = new Row();
    row.set("id", id).set("created_at", "2020-01-01 00:00:00+00:00").set("state", "valid");
    return row.set("user_name", userName).set("user_name_folded", Folding.fold(userName));
  }

  /** Column values of one INSERT. */
  public final class Row {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Text, numbers, booleans and null; text is taken for times and dates too. */
    public Row set(String column, Object value) {
      values.put(column, value);
      return this;
    }

    public Row email(String email) {
      return set("email", email).set("email_folded", Folding.fold(email));
    }

    public Row name(String family, String given) {
      set("family_name", family).set("family_name_folded", Folding.fold(family));
      return set("given_name", given).set("given_name_folded", Folding.fold(given));
    }

    public void insert() {
      StringBuilder places = new StringBuilder();
      for (String column : values.keySet()) {
        String place =
            switch (column) {
              case "created_at", "valid_until" -> kind.placeOfInstant();
              case "birth_date" -> "CAST(? AS DATE)";
              default -> "?";
            };
        places.append(places.isEmpty() ? "" : ", ").append(place);
      }
      String sql =
          "INSERT INTO registration (%s) VALUES (%s)"
              .formatted(String.join(", ", values.keySet()), places);
      try (Connection connection = connect();
          var statement = connection.prepareStatement(sql)) {
        int position = 0;
        for (Map.Entry<String, Object> value : values.entrySet()) {
          boolean instant = Set.of("created_at", "valid_until").contains(value.getKey());
          statement.setObject(
              ++position, instant ? kind.instant(value.getValue()) : value.getValue());
        }
        statement.executeUpdate();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
