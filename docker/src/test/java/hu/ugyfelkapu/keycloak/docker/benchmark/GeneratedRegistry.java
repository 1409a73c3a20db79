package hu.ugyfelkapu.keycloak.docker.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A registry of invented registrations in a PostgreSQL database of its own.
 *
 * @param name of the database, of the server's connection and of the realm that uses it
 * @param rows how many registrations
 */
record GeneratedRegistry(EmbeddedPostgres postgres, String name, int rows) {

  /**
   * A registration that may sign in.
   *
   * @param userName as the citizen writes it
   * @param email as the citizen writes it
   * @param familyName in lower case
   */
  record Person(String userName, String email, String familyName) {}

  /** Makes the database, with this schema and nobody in it. */
  void create(String schema, String account) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    run(schema, "GRANT SELECT ON registration TO " + account);
  }

  /** Puts the registrations in, all with this password hash. */
  void fill(String hash) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement insert = connection.prepareStatement(script("rows.sql"))) {
      insert.setString(1, hash);
      insert.setInt(2, rows);
      insert.executeUpdate();
    }
  }

  /** Runs a script outside any transaction. */
  void run(String... scripts) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String script : scripts) {
        statement.execute(script);
      }
    }
  }

  /** The same registrations at each call, in no order. */
  List<Person> sample(int size) throws SQLException {
    Integer[] ids =
        new Random(26)
            .ints(1, rows + 1)
            .distinct()
            .limit(size * 9L / 8)
            .boxed()
            .toArray(Integer[]::new);
    String sql =
        "SELECT user_name, email, family_name_folded FROM unnest(?) WITH ORDINALITY AS wanted(id, place)"
            + " JOIN registration USING (id) WHERE state = 'valid' ORDER BY place LIMIT ?";
    try (Connection connection = connect();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("bigint", ids));
      select.setInt(2, size);
      List<Person> persons = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          persons.add(new Person(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
      return persons;
    }
  }

  private Connection connect() throws SQLException {
    return postgres.getDatabase("postgres", name).getConnection();
  }

  private static String script(String name) {
    try (InputStream in = GeneratedRegistry.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
