package hu.ugyfelkapu.keycloak.docker.load;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes many of one: copies of users that Keycloak or the pack itself has made, with their
 * passwords and apps. Everybody signs in once, so that nobody is in a cache and no code is used
 * twice.
 *
 * @param keycloak Keycloak's own database
 * @param registry the registry's database
 */
record Copies(Connection keycloak, Connection registry) {

  /** Copies one of Keycloak's own users of the stock realm. */
  List<Account> ofStock(Account template, String name, int count) throws SQLException {
    String copies =
        "WITH copy AS (SELECT u.id AS old, ? || n AS name, md5(? || n)::uuid::text AS id"
            + " FROM user_entity u JOIN realm r ON r.id = u.realm_id, generate_series(1, ?) AS n"
            + " WHERE r.name = '"
            + LoadSides.STOCK
            + "' AND u.username = '"
            + template.userName()
            + "') ";
    Object[] values = {name, name, count};
    run(
        keycloak,
        copies
            + "INSERT INTO user_entity SELECT (jsonb_populate_record(u, jsonb_build_object("
            + "'id', copy.id, 'username', copy.name, 'email', copy.name || '@pelda.test',"
            + " 'email_constraint', copy.name || '@pelda.test'))).*"
            + " FROM user_entity u JOIN copy ON copy.old = u.id",
        values);
    for (String table : List.of("user_role_mapping", "user_required_action")) {
      run(
          keycloak,
          copies
              + "INSERT INTO "
              + table
              + " SELECT (jsonb_populate_record(m, jsonb_build_object('user_id', copy.id))).*"
              + " FROM "
              + table
              + " m JOIN copy ON copy.old = m.user_id",
          values);
    }
    run(
        keycloak,
        copies
            + "INSERT INTO credential SELECT (jsonb_populate_record(c, jsonb_build_object("
            + "'id', md5(c.id || copy.id)::uuid::text, 'user_id', copy.id))).*"
            + " FROM credential c JOIN copy ON copy.old = c.user_id",
        values);
    return accounts(template, name, count);
  }

  /**
   * Copies a citizen: the row, and what Keycloak keeps for it.
   *
   * @param firstRow id of the first copy's row
   * @param hash of the template's password, as the registry writes it
   */
  List<Account> ofPack(
      Citizen template, Account account, String name, long firstRow, String hash, int count)
      throws SQLException {
    run(
        registry,
        "INSERT INTO registration SELECT (jsonb_populate_record(r, jsonb_build_object("
            + "'id', ?::bigint + n, 'user_name', ? || n, 'user_name_folded', lower(? || n),"
            + " 'email', replace(lower(? || n), ' ', '') || '@pelda.test',"
            + " 'email_folded', replace(lower(? || n), ' ', '') || '@pelda.test',"
            + " 'password_hash', ?::text))).*"
            + " FROM registration r, generate_series(1, ?) AS n WHERE r.id = ?",
        firstRow,
        name,
        name,
        name,
        name,
        hash,
        count,
        template.rowId());
    String copies =
        "WITH copy AS (SELECT f.id AS old, replace(f.id, ':' || ? || '.', ':' || ?::bigint + n || '.')"
            + " AS id FROM federated_user f, generate_series(1, ?) AS n WHERE f.id LIKE '%:' || ? || '.%') ";
    String row = Long.toString(template.rowId());
    run(
        keycloak,
        copies
            + "INSERT INTO federated_user SELECT (jsonb_populate_record(f, jsonb_build_object("
            + "'id', copy.id))).* FROM federated_user f JOIN copy ON copy.old = f.id",
        row,
        firstRow,
        count,
        row);
    // The deletion code names the app that it belongs to by its id.
    run(
        keycloak,
        copies
            + "INSERT INTO fed_user_credential SELECT (jsonb_populate_record(c, jsonb_build_object("
            + "'id', md5(c.id || copy.id)::uuid::text, 'user_id', copy.id, 'credential_data',"
            + " replace(c.credential_data, app.id, md5(app.id || copy.id)::uuid::text)))).*"
            + " FROM fed_user_credential c JOIN copy ON copy.old = c.user_id"
            + " JOIN fed_user_credential app ON app.user_id = c.user_id AND app.type = 'otp'",
        row,
        firstRow,
        count,
        row);
    return accounts(account, name, count);
  }

  /** The hash that Keycloak has made of the stock template's password, as a registry writes it. */
  String hash(Account template) throws SQLException {
    String sql =
        "SELECT c.secret_data, c.credential_data FROM credential c JOIN user_entity u ON u.id = c.user_id"
            + " JOIN realm r ON r.id = u.realm_id WHERE c.type = 'password' AND r.name = ? AND u.username = ?";
    try (PreparedStatement select = filled(keycloak, sql, LoadSides.STOCK, template.userName());
        ResultSet row = select.executeQuery()) {
      row.next();
      JsonNode secret = AdminApi.parse(row.getString(1));
      JsonNode data = AdminApi.parse(row.getString(2));
      JsonNode parameters = data.get("additionalParameters");
      return "$argon2%s$v=19$m=%s,t=%s,p=%s$%s$%s"
          .formatted(
              parameters.get("type").get(0).asText(),
              parameters.get("memory").get(0).asText(),
              data.get("hashIterations").asText(),
              parameters.get("parallelism").get(0).asText(),
              secret.get("salt").asText().replace("=", ""),
              secret.get("value").asText().replace("=", ""));
    }
  }

  private static List<Account> accounts(Account template, String name, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> template.named(name + n)).toList();
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = filled(connection, sql, values)) {
      statement.executeUpdate();
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
