package hu.ugyfelkapu.keycloak.docker.relyingparty;

import com.nimbusds.jwt.JWT;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;

/**
 * A finished identification as the relying party knows it.
 *
 * @param token the verified ID token, needed to log out
 * @param claims what it states
 */
record Identification(JWT token, IDTokenClaimsSet claims) {
  /** A claim's text; empty if it is not there. */
  String claim(String name) {
    Object value = claims.getClaim(name);
    return value == null ? "" : value.toString();
  }

  Level level() {
    return Level.ofAcr(claim("acr"));
  }
}
