package hu.ugyfelkapu.keycloak.docker.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A registration made for one test, so that no test finds what another one left behind.
 *
 * @param rowId of the registration in the registry
 * @param userName as the citizen writes it
 * @param password as the citizen types it
 * @param email address at which the mail sink receives
 */
public record Citizen(long rowId, String userName, String password, String email) {
  private static final AtomicLong NEXT = new AtomicLong(500_000);

  /** Registers a valid citizen with a user name of its own. */
  public static Citizen register(TestServer server) {
    long id = NEXT.incrementAndGet();
    return register(server, "Teszt Elek " + id);
  }

  /** Registers a valid citizen with that user name. */
  public static Citizen register(TestServer server, String userName) {
    long id = NEXT.incrementAndGet();
    Citizen citizen =
        new Citizen(id, userName, "Titkos" + id + "Jelszo", "teszt" + id + "@pelda.test");
    citizen.insert(server);
    return citizen;
  }

  private void insert(TestServer server) {
    update(
        server,
        "INSERT INTO registration (id, created_at, user_name, user_name_folded, email, email_folded,"
            + " email_verified, family_name, family_name_folded, given_name, given_name_folded,"
            + " birth_name, mother_birth_name, birth_place, birth_date, state, valid_until,"
            + " password_hash) VALUES (?, now(), ?, ?, ?, ?, TRUE, 'Teszt', 'teszt', 'Elek', 'elek',"
            + " 'Teszt Elek', 'Minta Mária', 'Mintaváros', DATE '1980-02-29', 'valid',"
            + " TIMESTAMP WITH TIME ZONE '2099-01-01 00:00:00+01', ?)",
        rowId,
        userName,
        userName.toLowerCase(Locale.ROOT),
        email,
        email,
        hash());
  }

  /** Signs in with user name and password at the chooser that the window shows. */
  public void signIn(Page page, String method) {
    new MethodPage(page).choose(method).logIn(userName, password);
  }

  /** Signs in with user name, password and the app's present code. */
  public void signInWithApp(Page page, Totp app) {
    signIn(page, "ugyfelkapu-plus-app");
    new AppCodePage(page).enter(app.fresh());
  }

  /** Changes one column of the row behind the server's back. */
  public void change(TestServer server, String column, Object value) {
    update(server, "UPDATE registration SET " + column + " = ? WHERE id = ?", value, rowId);
  }

  private static void update(TestServer server, String sql, Object... values) {
    try (Connection connection = server.registry().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String hash() {
    byte[] salt = new byte[8];
    new SecureRandom().nextBytes(salt);
    byte[] digest = DigestUtils.sha1(concat(password.getBytes(StandardCharsets.UTF_8), salt));
    return "{SSHA}" + Base64.getEncoder().encodeToString(concat(digest, salt));
  }

  private static byte[] concat(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  /** Keycloak's id of this citizen. */
  public String id(TestServer server) {
    String path =
        "/realms/" + TestServer.REALM + "/users?exact=true&username=" + AdminApi.encode(userName);
    for (JsonNode user : server.admin().get(path)) {
      if (user.get("username").asText().equals(userName)) {
        return user.get("id").asText();
      }
    }
    throw new AssertionError("Keycloak does not find " + userName);
  }

  /** Types of the credentials that Keycloak holds for this citizen. */
  public List<String> credentialTypes(TestServer server) {
    return server
        .admin()
        .get(
            "/realms/"
                + TestServer.REALM
                + "/users/"
                + AdminApi.encode(id(server))
                + "/credentials")
        .findValuesAsText("type");
  }

  /** What the brute-force protector has counted for this citizen. */
  public int failures(TestServer server) {
    return server
        .admin()
        .get(
            "/realms/"
                + TestServer.REALM
                + "/attack-detection/brute-force/users/"
                + AdminApi.encode(id(server)))
        .get("numFailures")
        .asInt();
  }

  /** Errors of this citizen's failed logins, as Keycloak's events hold them. */
  public List<String> errors(TestServer server) {
    return events(server, "LOGIN_ERROR").stream()
        .map(event -> event.get("error").asText())
        .toList();
  }

  /** Keycloak's events of that type about this citizen. */
  public List<JsonNode> events(TestServer server, String type) {
    JsonNode events =
        server
            .admin()
            .get(
                "/realms/"
                    + TestServer.REALM
                    + "/events?max=100&type="
                    + type
                    + "&user="
                    + AdminApi.encode(id(server)));
    return StreamSupport.stream(events.spliterator(), false).toList();
  }
}
