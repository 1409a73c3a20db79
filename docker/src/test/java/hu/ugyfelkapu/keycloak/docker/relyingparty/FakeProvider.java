package hu.ugyfelkapu.keycloak.docker.relyingparty;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;

/** An identity provider that signs whatever a test wants: a real Keycloak tells no lies. */
final class FakeProvider implements AutoCloseable {
  private static final RSAKey KEY = key();
  private static final RSAKey OTHER_KEY = key();

  private final HttpServer server;
  private final AtomicReference<String> idToken = new AtomicReference<>("");
  private final AtomicReference<String> tokenRequest = new AtomicReference<>("");

  FakeProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/.well-known/openid-configuration", () -> metadata());
    answer("/jwks", () -> new JWKSet(KEY.toPublicJWK()).toString());
    answer(
        "/token",
        () ->
            "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
                .formatted(idToken.get()));
    server.start();
  }

  URI issuer() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The form of the last token request. */
  String tokenRequest() {
    return tokenRequest.get();
  }

  /** Claims of a good token for this login. */
  JWTClaimsSet.Builder goodClaims(PendingLogin login) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer().toString())
        .audience(RelyingParty.CLIENT_ID)
        .subject("somebody")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("nonce", login.nonce().getValue())
        .claim("acr", Level.SUBSTANTIAL.uri());
  }

  void nextToken(JWTClaimsSet claims) {
    idToken.set(sign(claims, KEY));
  }

  /** Signed with a key that the provider does not publish, under the published key's id. */
  void nextForgedToken(JWTClaimsSet claims) {
    idToken.set(sign(claims, OTHER_KEY));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String metadata() {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
        "jwks_uri":"%1$s/jwks","end_session_endpoint":"%1$s/logout","response_types_supported":["code"],
        "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
        """
        .formatted(issuer());
  }

  private void answer(String path, java.util.function.Supplier<String> body) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            if (path.equals("/token")) {
              tokenRequest.set(
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  private static String sign(JWTClaimsSet claims, RSAKey key) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
