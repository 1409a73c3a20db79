package hu.ugyfelkapu.keycloak.idcard.challenge;

import java.util.Base64;
import java.util.regex.Pattern;
import org.keycloak.common.util.SecretGenerator;

/** A name that cannot be guessed: 192 random bits as 32 characters of Base64url. */
public final class Handle {

  private static final int BYTES = 24;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");

  private Handle() {}

  public static String random() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(SecretGenerator.getInstance().randomBytes(BYTES));
  }

  /** Whether that could be one at all. */
  public static boolean isOne(String text) {
    return text != null && FORM.matcher(text).matches();
  }
}
