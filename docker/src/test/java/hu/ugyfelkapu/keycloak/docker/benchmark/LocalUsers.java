package hu.ugyfelkapu.keycloak.docker.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Users of Keycloak's own store, copied within its database from one that Keycloak has made.
 *
 * @param keycloak Keycloak's own database
 * @param realm name of the realm that they are in
 * @param template user name of the one that is copied
 */
public record LocalUsers(Connection keycloak, String realm, String template) {

  /**
   * Makes users with the template's roles, required actions and credentials.
   *
   * @param name they are named {@code <name>1} and so on
   */
  public void copy(String name, int count) throws SQLException {
    String copies =
        "WITH copy AS (SELECT u.id AS old, ? || n AS name, md5(? || n)::uuid::text AS id"
            + " FROM user_entity u JOIN realm r ON r.id = u.realm_id, generate_series(1, ?) AS n"
            + " WHERE r.name = ? AND u.username = ?) ";
    Object[] values = {name, name, count, realm, template};
    insert(
        copies
            + "INSERT INTO user_entity SELECT (jsonb_populate_record(u, jsonb_build_object("
            + "'id', copy.id, 'username', copy.name, 'email', copy.name || '@pelda.test',"
            + " 'email_constraint', copy.name || '@pelda.test'))).*"
            + " FROM user_entity u JOIN copy ON copy.old = u.id",
        values);
    for (String table : List.of("user_role_mapping", "user_required_action")) {
      insert(
          copies
              + "INSERT INTO %1$s SELECT (jsonb_populate_record(m, jsonb_build_object("
                  .formatted(table)
              + "'user_id', copy.id))).* FROM %1$s m JOIN copy ON copy.old = m.user_id"
                  .formatted(table),
          values);
    }
    insert(
        copies
            + "INSERT INTO credential SELECT (jsonb_populate_record(c, jsonb_build_object("
            + "'id', md5(c.id || copy.id)::uuid::text, 'user_id', copy.id))).*"
            + " FROM credential c JOIN copy ON copy.old = c.user_id",
        values);
  }

  /**
   * The hash that Keycloak has made of the template's password, as a registry writes it.
   *
   * @throws IllegalStateException if Keycloak does not hash by Argon2 1.3
   */
  public String hash() throws SQLException {
    String sql =
        "SELECT c.secret_data, c.credential_data FROM credential c JOIN user_entity u ON u.id = c.user_id"
            + " JOIN realm r ON r.id = u.realm_id WHERE c.type = 'password' AND r.name = ? AND u.username = ?";
    try (PreparedStatement select = filled(sql, realm, template);
        ResultSet row = select.executeQuery()) {
      row.next();
      return hash(AdminApi.parse(row.getString(1)), AdminApi.parse(row.getString(2)));
    }
  }

  private static String hash(JsonNode secret, JsonNode data) {
    JsonNode parameters = data.get("additionalParameters");
    if (!data.get("algorithm").asText().equals("argon2")
        || !parameters.get("version").get(0).asText().equals("1.3")) {
      throw new IllegalStateException("Keycloak hashes otherwise today: " + data);
    }
    return "$argon2%s$v=19$m=%s,t=%s,p=%s$%s$%s"
        .formatted(
            parameters.get("type").get(0).asText(),
            parameters.get("memory").get(0).asText(),
            data.get("hashIterations").asText(),
            parameters.get("parallelism").get(0).asText(),
            secret.get("salt").asText().replace("=", ""),
            secret.get("value").asText().replace("=", ""));
  }

  private void insert(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = filled(sql, values)) {
      statement.executeUpdate();
    }
  }

  private PreparedStatement filled(String sql, Object... values) throws SQLException {
    PreparedStatement statement = keycloak.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
