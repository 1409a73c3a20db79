package hu.ugyfelkapu.keycloak.idcard.challenge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** Names in Keycloak's single-use store that nobody who reads the store can work back from. */
public final class StoreKey {

  private StoreKey() {}

  /**
   * @param kind what is kept there
   * @param parts what it belongs to
   */
  public static String of(String kind, String... parts) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
      return "ugyfelkapu-id-card-"
          + kind
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
