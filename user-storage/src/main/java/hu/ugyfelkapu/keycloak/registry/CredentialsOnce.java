package hu.ugyfelkapu.keycloak.registry;

import java.util.List;
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
 * some ten times in a request.
 */
final class CredentialsOnce implements UserCredentialManager {

  /**
   * The session attribute that holds what was read, before the user's id. Whoever needs to see what
   * other requests have written meanwhile removes it: the authenticators do so under this very name
   * when they take a person's turn to change factors.
   */
  private static final String READ = "ugyfelkapu-credentials-read.";

  private final KeycloakSession session;
  private final String attribute;
  private final SubjectCredentialManager keycloak;

  CredentialsOnce(KeycloakSession session, String userId, SubjectCredentialManager keycloak) {
    this.session = session;
    this.attribute = READ + userId;
    this.keycloak = keycloak;
  }

  @Override
  public Stream<CredentialModel> getStoredCredentialsStream() {
    // Callers may change what they are given, and store it or not.
    return read().stream().map(CredentialModel::shallowClone);
  }

  @Override
  public Stream<CredentialModel> getStoredCredentialsByTypeStream(String type) {
    return getStoredCredentialsStream().filter(each -> each.getType().equals(type));
  }

  @Override
  public CredentialModel getStoredCredentialById(String id) {
    return getStoredCredentialsStream()
        .filter(each -> each.getId().equals(id))
        .findFirst()
        .orElse(null);
  }

  @SuppressWarnings("unchecked")
  private List<CredentialModel> read() {
    List<CredentialModel> read = session.getAttribute(attribute, List.class);
    if (read == null) {
      read = keycloak.getStoredCredentialsStream().toList();
      session.setAttribute(attribute, read);
    }
    return read;
  }

  private <T> T write(Supplier<T> change) {
    try {
      return change.get();
    } finally {
      session.removeAttribute(attribute);
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
