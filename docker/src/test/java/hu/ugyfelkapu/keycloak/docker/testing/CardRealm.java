package hu.ugyfelkapu.keycloak.docker.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A second realm like the exported one, whose citizens may use the same cards. Gone when closed.
 */
public final class CardRealm implements AutoCloseable {
  private final TestServer server;
  private final String name;

  private CardRealm(TestServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Imports the realm and opens the card login in it. */
  public static CardRealm create(TestServer server, String name) {
    ObjectNode realm = (ObjectNode) AdminApi.parse(exported(server, name));
    realm.put("realm", name);
    // Two realms cannot have one component.
    ((ObjectNode) realm.at("/components/org.keycloak.storage.UserStorageProvider/0"))
        .put("id", UUID.randomUUID().toString());
    HttpResponse<String> response = server.admin().exchange("POST", "/realms", realm);
    if (response.statusCode() != 201) {
      throw new AssertionError(response.statusCode() + ": " + response.body());
    }
    CardRealm created = new CardRealm(server, name);
    server.openIdCard(name);
    return created;
  }

  /** Address of a login that leads to the account console. */
  public String login() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", "account-console");
    query.put("redirect_uri", account());
    query.put("response_type", "code");
    query.put("scope", "openid");
    query.put("state", "state");
    query.put("nonce", "nonce");
    query.put("code_challenge_method", "S256");
    query.put("code_challenge", DigestUtils.sha256Hex("verifier").substring(0, 43));
    return server.url()
        + "/realms/"
        + name
        + "/protocol/openid-connect/auth?"
        + OidcLogin.form(query);
  }

  /** Where the account console of the realm is. */
  public String account() {
    return server.url() + "/realms/" + name + "/account/";
  }

  @Override
  public void close() {
    server.admin().delete("/realms/" + name);
  }

  private static String exported(TestServer server, String name) {
    try {
      return Files.readString(server.workspace().realmFile())
          .replace("/realms/" + TestServer.REALM + "/", "/realms/" + name + "/")
          // Only an import at the start fills these in.
          .replaceAll("\\$\\{UGYFELKAPU_[A-Z_]+:([^}]*)}", "$1")
          .replace("${UGYFELKAPU_PAIRWISE_SALT}", "salt-of-another-realm");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
