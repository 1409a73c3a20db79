package hu.ugyfelkapu.keycloak.docker.relyingparty;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/**
 * A login that this browser has started: what the answer must match. Each is answered once.
 *
 * @param level what the relying party asked for at least
 */
record PendingLogin(State state, Nonce nonce, CodeVerifier verifier, Level level) {
  static PendingLogin start(Level level) {
    return new PendingLogin(new State(), new Nonce(), new CodeVerifier(), level);
  }
}
