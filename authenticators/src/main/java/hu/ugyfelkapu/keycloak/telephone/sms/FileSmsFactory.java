package hu.ugyfelkapu.keycloak.telephone.sms;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * {@code file}: messages for demonstrations and tests. Server option {@code
 * spi-ugyfelkapu-sms--file--path}: the file; without it messages are thrown away.
 */
public final class FileSmsFactory implements SmsProviderFactory {

  static final String ID = "file";
  static final String PATH = "path";

  private static final Logger LOG = Logger.getLogger(FileSmsFactory.class);

  private Optional<Path> file = Optional.empty();

  @Override
  public SmsProvider create(KeycloakSession session) {
    return new FileSms(file);
  }

  @Override
  public void init(Config.Scope config) {
    file =
        Optional.ofNullable(config.get(PATH))
            .filter(path -> !path.isBlank())
            .map(path -> Path.of(path.strip()));
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    if (isSetUp() || factory.getProviderFactory(SmsProvider.class) == this) {
      LOG.warnf(
          "The SMS provider \"%s\" sends nothing to anybody; it is not for production. One-time telephone passwords %s.",
          ID, file.isPresent() ? "are written to a file" : "are thrown away");
    }
  }

  @Override
  public boolean isSetUp() {
    return file.isPresent();
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(PATH)
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText("File that messages are appended to, for demonstrations and tests only.")
        .add()
        .build();
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void close() {
    // holds nothing
  }
}
