package hu.ugyfelkapu.keycloak.idcard.web;

import hu.ugyfelkapu.keycloak.idcard.CardCredential;
import hu.ugyfelkapu.keycloak.idcard.CardSettings;
import hu.ugyfelkapu.keycloak.idcard.TrustFiles;
import hu.ugyfelkapu.keycloak.idcard.certificate.TrustStore;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * {@code ugyfelkapu-id-card}: asks for the identity card. Server option {@code trust-directory}:
 * where files of trust anchors lie.
 */
public final class IdCardFactory extends PackAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-id-card";

  private static final Logger LOG = Logger.getLogger(IdCardFactory.class);

  private static final String TRUST_DIRECTORY = "trust-directory";

  /** What a session stands on: that the person has come with a card. */
  private static final String PROOF = "card";

  private TrustFiles files = new TrustFiles(Optional.empty());

  public IdCardFactory() {
    super(
        ID,
        "Ügyfélkapu+ - Identity card",
        "Asks for the identity card by the open Web eID protocol, with a card reader or a phone, and finds the registration of the card's holder.",
        CardSettings.properties());
  }

  @Override
  public void init(Config.Scope config) {
    files =
        new TrustFiles(
            Optional.ofNullable(config.get(TRUST_DIRECTORY))
                .filter(directory -> !directory.isBlank())
                .map(Path::of));
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(TRUST_DIRECTORY)
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText("Directory of the files that trust anchors may be read from.")
        .add()
        .build();
  }

  @Override
  public void validate(Map<String, String> config) {
    CardSettings.from(config);
  }

  /** Without sound trust anchors the method does not work, and says so when it is set up. */
  @Override
  public void validateHere(KeycloakSession session, Map<String, String> config) {
    CardSettings settings = CardSettings.from(config);
    TrustStore trusted = files.open(settings);
    trusted.problems(BudapestTime.now()).stream()
        .findFirst()
        .ifPresent(
            problem -> {
              throw problem;
            });
    settings.revocation().requireUsable(BudapestTime.now());
    String realm = session.getContext().getRealm().getName();
    settings.revocation().warnIfOpen(realm);
    if (trusted.isDemo()) {
      LOG.warnf("Realm %s: the card login accepts demo cards, which prove nothing.", realm);
    }
    settings.requireUsable(session.getContext().getRealm(), trusted);
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return new IdCardAuthenticator(files);
  }

  /** Lets the account console show the credential. */
  @Override
  public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
    return Set.of(CardCredential.TYPE);
  }

  @Override
  public Set<String> completes() {
    return Set.of(IdentificationMethod.ID_CARD);
  }

  @Override
  public Optional<String> proof(UserModel user, String methodId) {
    return CardCredential.of(user).isEmpty() ? Optional.empty() : Optional.of(PROOF);
  }

  /** A locked password is no reason to refuse a card, which nobody can guess (mission.md §2). */
  @Override
  public boolean heedsLoginLock() {
    return false;
  }
}
