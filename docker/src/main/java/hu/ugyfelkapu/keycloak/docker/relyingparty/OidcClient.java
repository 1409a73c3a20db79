package hu.ugyfelkapu.keycloak.docker.relyingparty;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import hu.ugyfelkapu.keycloak.docker.web.Language;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The relying party's side of OpenID Connect: authorization code with PKCE, state and nonce. */
final class OidcClient {
  /** A server that has just started takes its time; the library's own limit is half a second. */
  private static final int KEYS_LIMIT_MILLIS = 10_000;

  private final Settings settings;

  /**
   * @param issuer the realm's address
   * @param secret of a confidential client; none for a public one
   * @param callback where the server sends the browser back
   * @param home where the server sends the browser after a logout
   * @param clockSkew how far the server's clock may be from this machine's
   */
  record Settings(
      URI issuer,
      String clientId,
      Optional<String> secret,
      URI callback,
      URI home,
      Duration clockSkew) {}

  OidcClient(Settings settings) {
    this.settings = settings;
  }

  /** Where the browser goes to log in. */
  URI loginUrl(PendingLogin login, Language language) throws Refusal {
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE, new Scope("openid"), clientId(), settings.callback())
            .endpointURI(metadata().getAuthorizationEndpointURI())
            .state(login.state())
            .nonce(login.nonce())
            .codeChallenge(login.verifier(), CodeChallengeMethod.S256)
            .uiLocales(List.of(langTag(language)));
    if (login.level() != Level.ANY) {
      request.acrValues(List.of(new ACR(login.level().uri())));
    }
    return request.build().toURI();
  }

  /**
   * Checks the answer that the browser brought and fetches the identification.
   *
   * @param answer the callback's whole address with its query
   * @throws Refusal if any check fails
   */
  Identification finish(URI answer, PendingLogin login) throws Refusal {
    AuthenticationResponse response = parse(answer);
    if (!login.state().equals(response.getState())) {
      throw Refusal.wrongState();
    }
    if (!response.indicatesSuccess()) {
      ErrorObject error = response.toErrorResponse().getErrorObject();
      throw Refusal.byServer(error.getCode(), error.getDescription());
    }
    JWT token = redeem(response.toSuccessResponse().getAuthorizationCode(), login);
    Identification identification = new Identification(token, verify(token, login));
    if (!identification.level().reaches(login.level())) {
      throw Refusal.levelTooLow();
    }
    return identification;
  }

  /** Where the browser goes to end its session at the server too. */
  URI logoutUrl(Identification identification) throws Refusal {
    return new LogoutRequest(
            metadata().getEndSessionEndpointURI(), identification.token(), settings.home(), null)
        .toURI();
  }

  /**
   * Checks signature, issuer, audience, time and nonce.
   *
   * @throws Refusal if one of them is wrong
   */
  IDTokenClaimsSet verify(JWT token, PendingLogin login) throws Refusal {
    OIDCProviderMetadata metadata = metadata();
    try {
      IDTokenValidator validator =
          new IDTokenValidator(
              new Issuer(settings.issuer()),
              clientId(),
              JWSAlgorithm.RS256,
              metadata.getJWKSetURI().toURL(),
              new DefaultResourceRetriever(KEYS_LIMIT_MILLIS, KEYS_LIMIT_MILLIS));
      validator.setMaxClockSkew((int) settings.clockSkew().toSeconds());
      return validator.validate(token, login.nonce());
    } catch (KeySourceException e) {
      throw Refusal.unreachable(e);
    } catch (BadJOSEException | JOSEException e) {
      throw Refusal.badToken(e);
    } catch (MalformedURLException e) {
      throw Refusal.unreachable(e);
    }
  }

  private static AuthenticationResponse parse(URI answer) throws Refusal {
    try {
      return AuthenticationResponseParser.parse(answer);
    } catch (ParseException e) {
      throw Refusal.wrongState();
    }
  }

  private JWT redeem(AuthorizationCode code, PendingLogin login) throws Refusal {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(code, settings.callback(), login.verifier());
    URI endpoint = metadata().getTokenEndpointURI();
    TokenRequest request =
        settings
            .secret()
            .map(
                secret ->
                    new TokenRequest.Builder(
                        endpoint, new ClientSecretBasic(clientId(), new Secret(secret)), grant))
            .orElseGet(() -> new TokenRequest.Builder(endpoint, clientId(), grant))
            .build();
    try {
      TokenResponse response = OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
      if (!response.indicatesSuccess()) {
        ErrorObject error = response.toErrorResponse().getErrorObject();
        throw Refusal.byServer(error.getCode(), error.getDescription());
      }
      return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens().getIDToken();
    } catch (ParseException e) {
      throw Refusal.badToken(e);
    } catch (IOException e) {
      throw Refusal.unreachable(e);
    }
  }

  // Asked anew each time: the demo server may be restarted with other keys while this runs.
  private OIDCProviderMetadata metadata() throws Refusal {
    try {
      return OIDCProviderMetadata.resolve(new Issuer(settings.issuer()));
    } catch (GeneralException | IOException e) {
      throw Refusal.unreachable(e);
    }
  }

  private ClientID clientId() {
    return new ClientID(settings.clientId());
  }

  private static LangTag langTag(Language language) {
    try {
      return LangTag.parse(language.code());
    } catch (LangTagException e) {
      throw new IllegalStateException(e);
    }
  }
}
