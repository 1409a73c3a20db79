package hu.ugyfelkapu.keycloak.telephone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.VaultStringSecret;

/**
 * Encrypts what has to be readable again, under keys that only the vault holds: AES-256-GCM, the
 * place it belongs to as associated data. A database alone gives nothing (hazard H89).
 */
public final class KeyRing {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String UNREADABLE = "A telephone password cannot be read with its key";

  private final KeycloakSession session;
  private final String keyId;

  /**
   * @param session in whose context the realm stands, since each realm has a vault of its own
   * @param keyId id of the key that encrypts; may be empty
   */
  public KeyRing(KeycloakSession session, String keyId) {
    this.session = session;
    this.keyId = keyId;
  }

  /**
   * Says that the method can work.
   *
   * @throws KeyMissingException when there is no key to encrypt with
   */
  public void check() {
    Arrays.fill(key(keyId), (byte) 0);
  }

  /**
   * @param place what the text belongs to; it can be read there only
   * @throws KeyMissingException when there is no key to encrypt with
   */
  Sealed seal(String text, String place) {
    byte[] nonce = SecretGenerator.getInstance().randomBytes(NONCE_BYTES);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, keyId, nonce, place, text.getBytes(StandardCharsets.UTF_8));
    Base64.Encoder base64 = Base64.getEncoder();
    return new Sealed(keyId, base64.encodeToString(nonce), base64.encodeToString(sealed));
  }

  /**
   * @throws KeyMissingException when the vault has the text's key no more
   * @throws IllegalStateException when it was sealed for another place, or tampered with
   */
  String open(Sealed sealed, String place) {
    byte[] nonce = stored(sealed.nonce());
    byte[] text = stored(sealed.text());
    return new String(
        crypt(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, place, text), StandardCharsets.UTF_8);
  }

  /** Whether it was sealed with another key than the one that encrypts now. */
  boolean isOld(Sealed sealed) {
    return !sealed.keyId().equals(keyId);
  }

  private byte[] crypt(int mode, String id, byte[] nonce, String place, byte[] text) {
    byte[] key = key(id);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException | ProviderException e) {
      // The second one is Java's answer to a text shorter than its tag.
      throw new IllegalStateException(UNREADABLE, e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] stored(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(UNREADABLE, e);
    }
  }

  private byte[] key(String id) {
    if (id.isEmpty()) {
      throw new KeyMissingException("No key for telephone passwords is set");
    }
    String entry = "telephone_" + id;
    try (VaultStringSecret secret = session.vault().getStringSecret("${vault." + entry + "}")) {
      byte[] key =
          secret
              .get()
              .map(text -> decoded(text, entry))
              .orElseThrow(() -> new KeyMissingException("The vault has no entry " + entry));
      if (key.length != KEY_BYTES) {
        throw new KeyMissingException("The vault's entry " + entry + " is not 32 bytes in Base64");
      }
      return key;
    }
  }

  private static byte[] decoded(String text, String entry) {
    try {
      return Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      // Without the cause: it would quote the key.
      throw new KeyMissingException("The vault's entry " + entry + " is not 32 bytes in Base64");
    }
  }
}
