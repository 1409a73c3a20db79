package hu.ugyfelkapu.keycloak.docker.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The registry's rows as its owner sees and changes them, behind Keycloak's back. */
public record RegistryRows(TestServer server) {

  /** The whole row, column name to text; empty if there is none. */
  public Map<String, String> of(Citizen citizen) {
    return query("SELECT * FROM registration WHERE id = ?", citizen.rowId()).stream()
        .findFirst()
        .orElse(Map.of());
  }

  /** The rows with this user name in any case. */
  public List<Map<String, String>> named(String userName) {
    return query("SELECT * FROM registration WHERE user_name_folded = lower(?)", userName);
  }

  /** All rows that a query finds, column name to text. */
  public List<Map<String, String>> query(String sql, Object... values) {
    try (Connection connection = server.registry().connect();
        PreparedStatement statement = filled(connection, sql, values);
        ResultSet result = statement.executeQuery()) {
      List<Map<String, String>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnName(i), result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of all rows that a query finds. */
  public List<String> texts(String sql, Object... values) {
    return query(sql, values).stream().map(row -> row.values().iterator().next()).toList();
  }

  public void execute(String sql, Object... values) {
    try (Connection connection = server.registry().connect();
        PreparedStatement statement = filled(connection, sql, values)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement filled(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
