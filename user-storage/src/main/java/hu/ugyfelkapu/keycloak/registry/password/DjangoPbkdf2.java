package hu.ugyfelkapu.keycloak.registry.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * PBKDF2 as Django writes it: {@code pbkdf2_sha256$<iterations>$<salt>$<base64>}, and the same with
 * sha512. The salt is used as the text it is.
 */
final class DjangoPbkdf2 extends Pbkdf2Format {

  private static final Pattern WELL_FORMED =
      Pattern.compile(
          "pbkdf2_(sha256|sha512)\\$(\\d{1,7})\\$([!-#%-~]{1,64})\\$([A-Za-z0-9+/]{1,86}={0,2})");

  DjangoPbkdf2(RealmHashing hashing) {
    super(hashing);
  }

  @Override
  public boolean claims(String stored) {
    return stored.startsWith("pbkdf2_");
  }

  @Override
  PasswordCredentialModel read(String stored) {
    Matcher parts = WELL_FORMED.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not PBKDF2");
    }
    return pbkdf2(
        "pbkdf2-" + parts.group(1),
        Integer.parseInt(parts.group(2)),
        parts.group(3).getBytes(StandardCharsets.US_ASCII),
        Base64.getDecoder().decode(parts.group(4)));
  }
}
