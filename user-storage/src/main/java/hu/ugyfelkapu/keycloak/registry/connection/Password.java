package hu.ugyfelkapu.keycloak.registry.connection;

import io.agroal.api.security.AgroalSecurityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The password of one connection. File and vault are read again for every connection that the pool
 * opens, so that a changed password needs no restart; open connections stay.
 */
final class Password implements AgroalSecurityProvider {

  private final ConnectionSettings settings;
  private final Vault vault;

  Password(ConnectionSettings settings, Vault vault) {
    this.settings = settings;
    this.vault = vault;
  }

  /** Asked by the pool with each of its credentials; this one is its own. */
  @Override
  public Properties getSecurityProperties(Object credential) {
    if (credential != this) {
      return null;
    }
    Properties properties = new Properties();
    read().ifPresent(password -> properties.setProperty("password", password));
    return properties;
  }

  /**
   * The password as it is now, without white space around it; empty if the connection has none.
   *
   * @throws RegistryUnavailableException if the file or the secret cannot be read
   */
  Optional<String> read() {
    if (settings.passwordVault() != null) {
      return Optional.of(fromVault());
    }
    if (settings.passwordFile() != null) {
      return Optional.of(fromFile());
    }
    return Optional.ofNullable(settings.password());
  }

  private String fromFile() {
    try (Stream<String> lines = Files.lines(settings.passwordFile())) {
      return lines.findFirst().orElse("").strip();
    } catch (IOException | UncheckedIOException e) {
      throw new RegistryUnavailableException(
          settings.option("password-file") + " names a file that cannot be read", e);
    }
  }

  private String fromVault() {
    String option = settings.option("password-vault");
    try {
      return vault
          .secret(settings.passwordVault())
          .map(String::strip)
          .orElseThrow(
              () ->
                  new RegistryUnavailableException(
                      option + " names a secret that the server's vault does not hold", null));
    } catch (RegistryUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RegistryUnavailableException(
          option + " names a secret that cannot be read, because the server's vault fails", e);
    }
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "password of " + settings;
  }
}
