package hu.ugyfelkapu.keycloak.registry;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserCredentialManager;

/**
 * What Keycloak keeps as a registration's credentials, read once in a request until somebody writes
 * them. Keycloak's cache does this for its own users; registrations are not in it, and a login asks
 * some ten times in a request. The few questions of other kinds go to Keycloak each time.
 */
final class CredentialsOnce implements UserCredentialManager {

  /**
   * The session attribute that holds what was read: of one person at a time, so that a long list of
   * persons is never held at once. Whoever needs to see what other requests have written meanwhile
   * removes it; the authenticators do so under this very name.
   */
  private static final String READ = "ugyfelkapu-credentials-read";

  /** Never handed out as it is: callers may change what they are given, and store it or not. */
  private record Read(String userId, List<CredentialModel> credentials) {}

  private final KeycloakSession session;
  private final String userId;
  private final SubjectCredentialManager keycloak;

  CredentialsOnce(KeycloakSession session, String userId, SubjectCredentialManager keycloak) {
    this.session = session;
    this.userId = userId;
    this.keycloak = keycloak;
  }

  @Override
  public Stream<CredentialModel> getStoredCredentialsStream() {
    return read().stream().map(CredentialModel::shallowClone);
  }

  @Override
  public Stream<CredentialModel> getStoredCredentialsByTypeStream(String type) {
    // An import may have brought one without any.
    return getStoredCredentialsStream().filter(each -> Objects.equals(each.getType(), type));
  }

  @Override
  public CredentialModel getStoredCredentialById(String id) {
    return getStoredCredentialsStream()
        .filter(each -> each.getId().equals(id))
        .findFirst()
        .orElse(null);
  }

  private List<CredentialModel> read() {
    Read read = session.getAttribute(READ, Read.class);
    if (read == null || !read.userId().equals(userId)) {
      read = new Read(userId, keycloak.getStoredCredentialsStream().toList());
      session.setAttribute(READ, read);
    }
    return read.credentials();
  }

  private <T> T write(Supplier<T> change) {
    try {
      return change.get();
    } finally {
      session.removeAttribute(READ);
    }
  }

  private void write(Runnable change) {
    write(
        () -> {
          change.run();
          return null;
        });
  }

  @Override
  public boolean updateCredential(CredentialInput input) {
    return write(() -> keycloak.updateCredential(input));
  }

  @Override
  public void updateStoredCredential(CredentialModel credential) {
    write(() -> keycloak.updateStoredCredential(credential));
  }

  @Override
  public CredentialModel createStoredCredential(CredentialModel credential) {
    return write(() -> keycloak.createStoredCredential(credential));
  }

  @Override
  @Deprecated
  public CredentialModel createCredentialThroughProvider(CredentialModel credential) {
    return write(() -> keycloak.createCredentialThroughProvider(credential));
  }

  @Override
  public boolean removeStoredCredentialById(String id) {
    return write(() -> keycloak.removeStoredCredentialById(id));
  }

  @Override
  public boolean moveStoredCredentialTo(String id, String newPreviousCredentialId) {
    return write(() -> keycloak.moveStoredCredentialTo(id, newPreviousCredentialId));
  }

  @Override
  public void updateCredentialLabel(String credentialId, String credentialLabel) {
    write(() -> keycloak.updateCredentialLabel(credentialId, credentialLabel));
  }

  @Override
  public void disableCredentialType(String credentialType) {
    write(() -> keycloak.disableCredentialType(credentialType));
  }

  // What follows is Keycloak's alone.

  @Override
  public boolean isValid(List<CredentialInput> inputs) {
    return keycloak.isValid(inputs);
  }

  @Override
  public CredentialModel getStoredCredentialByNameAndType(String name, String type) {
    return keycloak.getStoredCredentialByNameAndType(name, type);
  }

  @Override
  public Stream<CredentialModel> getFederatedCredentialsStream() {
    return keycloak.getFederatedCredentialsStream();
  }

  @Override
  public Stream<CredentialModel> getFirstFactorCredentialsStream() {
    return keycloak.getFirstFactorCredentialsStream();
  }

  @Override
  public Stream<String> getDisableableCredentialTypesStream() {
    return keycloak.getDisableableCredentialTypesStream();
  }

  @Override
  public boolean isConfiguredFor(String type) {
    return keycloak.isConfiguredFor(type);
  }

  @Override
  @Deprecated
  public boolean isConfiguredLocally(String type) {
    return keycloak.isConfiguredLocally(type);
  }

  @Override
  @Deprecated
  public Stream<String> getConfiguredUserStorageCredentialTypesStream() {
    return keycloak.getConfiguredUserStorageCredentialTypesStream();
  }
}
