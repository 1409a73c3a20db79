package hu.ugyfelkapu.keycloak.idcard.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.util.JsonSerialization;

/** The link that opens the card's app on a phone, by the protocol "Web eID for Mobile". */
final class AppLink {

  private AppLink() {}

  /**
   * @param base what the app answers to, such as {@code web-eid-mobile://auth}
   * @param loginUri where the app returns to
   */
  static String of(String base, String nonce, String loginUri) {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("challenge", nonce);
    request.put("loginUri", loginUri);
    // The name that apps of before 2026 know.
    request.put("login_uri", loginUri);
    try {
      return base
          + "#"
          + Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(
                  JsonSerialization.writeValueAsString(request).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
