package hu.ugyfelkapu.keycloak.docker.load;

import hu.ugyfelkapu.keycloak.docker.benchmark.LocalUsers;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
    localUsers(template).copy(name, count);
    return accounts(template, name, count);
  }

  private LocalUsers localUsers(Account template) {
    return new LocalUsers(keycloak, LoadSides.STOCK, template.userName());
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
    return localUsers(template).hash();
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
