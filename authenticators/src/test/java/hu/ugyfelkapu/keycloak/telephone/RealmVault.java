package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.testing.MapScope;
import hu.ugyfelkapu.keycloak.testing.Only;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.vault.DefaultVaultTranscriber;
import org.keycloak.vault.FilesPlainTextVaultProviderFactory;

/** Keycloak's own file vault, as one realm sees it. */
final class RealmVault {

  private final Path folder;
  private final String realm;
  private final FilesPlainTextVaultProviderFactory factory =
      new FilesPlainTextVaultProviderFactory();

  RealmVault(Path folder, String realm) {
    this.folder = folder;
    this.realm = realm;
    factory.init(new MapScope(Map.of("dir", folder.toString())));
  }

  /** Adds a random key of 32 bytes and gives it back in Base64. */
  String addKey(String keyId) {
    String key = Base64.getEncoder().encodeToString(SecretGenerator.getInstance().randomBytes(32));
    write(keyId, key);
    return key;
  }

  void write(String keyId, String content) {
    try {
      Files.writeString(file(keyId), content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void remove(String keyId) {
    try {
      Files.delete(file(keyId));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  KeyRing keys(String keyId) {
    return new KeyRing(session(), keyId);
  }

  KeycloakSession session() {
    RealmModel model = Only.of(RealmModel.class, Map.of("getName", args -> realm));
    KeycloakContext context = Only.of(KeycloakContext.class, Map.of("getRealm", args -> model));
    KeycloakSession session = Only.of(KeycloakSession.class, Map.of("getContext", args -> context));
    return Only.of(
        KeycloakSession.class,
        Map.of("vault", args -> new DefaultVaultTranscriber(factory.create(session))));
  }

  /** Keycloak doubles underscores of the entry's name. */
  private Path file(String keyId) {
    return folder.resolve(realm + "_telephone__" + keyId);
  }
}
