package hu.ugyfelkapu.keycloak.docker.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.openid.connect.sdk.Nonce;
import hu.ugyfelkapu.keycloak.docker.web.Language;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OidcClientTest {
  private static final URI SERVICE = URI.create("http://localhost:8081");

  private final PendingLogin login = PendingLogin.start(Level.SUBSTANTIAL);
  private FakeProvider provider;
  private OidcClient client;

  @BeforeEach
  void start() throws IOException {
    provider = new FakeProvider();
    client =
        new OidcClient(
            new OidcClient.Settings(
                provider.issuer(),
                RelyingParty.CLIENT_ID,
                Optional.empty(),
                SERVICE.resolve("/callback"),
                SERVICE.resolve("/"),
                Duration.ofMinutes(1)));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void aGoodAnswerGivesTheIdentificationAndTheVerifierWasSent() throws Refusal {
    provider.nextToken(provider.goodClaims(login).build());

    Identification identification = client.finish(answer(login.state().getValue()), login);

    assertThat(identification.claim("sub")).isEqualTo("somebody");
    assertThat(provider.tokenRequest())
        .contains("code_verifier=" + login.verifier().getValue(), "code=the-code");
  }

  @Test
  void theLoginAsksForTheLevelWithStateNonceAndChallenge() throws Refusal {
    assertThat(client.loginUrl(login, Language.HU).toString())
        .contains("acr_values=http%3A%2F%2Feidas.europa.eu%2FLoA%2Fsubstantial")
        .contains("state=" + login.state().getValue())
        .contains("nonce=" + login.nonce().getValue())
        .contains("code_challenge_method=S256")
        .contains("ui_locales=hu");
  }

  @Test
  void anAnswerWithAnotherStateIsRefusedBeforeTheCodeIsUsed() {
    provider.nextToken(provider.goodClaims(login).build());

    assertThat(refusal(answer("another-state")).reasonKey()).isEqualTo("refusedState");
    assertThat(provider.tokenRequest()).isEmpty();
  }

  @Test
  void aTokenWithAnotherNonceIsRefused() {
    provider.nextToken(provider.goodClaims(login).claim("nonce", new Nonce().getValue()).build());

    assertThat(refusal().reasonKey()).isEqualTo("refusedToken");
  }

  @Test
  void aTokenSignedWithAForeignKeyIsRefused() {
    provider.nextForgedToken(provider.goodClaims(login).build());

    assertThat(refusal().reasonKey()).isEqualTo("refusedToken");
  }

  @Test
  void aTokenForAnotherClientIsRefused() {
    provider.nextToken(provider.goodClaims(login).audience("other-client").build());

    assertThat(refusal().reasonKey()).isEqualTo("refusedToken");
  }

  @Test
  void anExpiredTokenIsRefused() {
    provider.nextToken(
        provider
            .goodClaims(login)
            .expirationTime(Date.from(Instant.now().minusSeconds(120)))
            .build());

    assertThat(refusal().reasonKey()).isEqualTo("refusedToken");
  }

  // H31: a provider that answers with less than was asked for.
  @Test
  void aTokenOfALowerLevelThanAskedForIsRefused() {
    provider.nextToken(provider.goodClaims(login).claim("acr", Level.LOW.uri()).build());

    assertThat(refusal().reasonKey()).isEqualTo("refusedLevel");
  }

  @Test
  void anErrorOfTheServerIsShownWithItsCode() {
    Refusal refusal =
        refusal(
            URI.create(
                SERVICE
                    + "/callback?error=access_denied&error_description=no&state="
                    + login.state().getValue()));

    assertThat(refusal.reasonKey()).isEqualTo("refusedCancelled");
    assertThat(refusal.error()).isEqualTo("access_denied");
    assertThat(refusal.description()).isEqualTo("no");
  }

  @Test
  void aProviderThatIsDownIsSaidToBeUnreachable() {
    provider.close();

    assertThat(refusal().reasonKey()).isEqualTo("refusedUnreachable");
  }

  private Refusal refusal() {
    return refusal(answer(login.state().getValue()));
  }

  private Refusal refusal(URI answer) {
    return catchThrowableOfType(Refusal.class, () -> client.finish(answer, login));
  }

  private static URI answer(String state) {
    return URI.create(SERVICE + "/callback?code=the-code&state=" + state);
  }
}
