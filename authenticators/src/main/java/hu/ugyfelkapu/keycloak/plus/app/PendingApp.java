package hu.ugyfelkapu.keycloak.plus.app;

import com.google.zxing.WriterException;
import hu.ugyfelkapu.keycloak.qrcode.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.Base32;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.TimeBasedOTP;

/**
 * An app that is being set up: its secret, and the id its credential will have.
 *
 * @param credentialId id of the future credential
 * @param secret the shared secret, 20 random ASCII characters (119 bits), as Keycloak stores it
 */
public record PendingApp(String credentialId, String secret) {

  // What every authenticator app can do (mission.md §3), whatever the realm's policy says.
  private static final String ALGORITHM = "HmacSHA1";
  private static final int DIGITS = 6;
  private static final int PERIOD_SECONDS = 30;

  private static final int SECRET_LENGTH = 20;
  private static final int GROUP = 4;

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "PendingApp[" + credentialId + "]";
  }

  /** A fresh secret. */
  public static PendingApp generate() {
    SecretGenerator random = SecretGenerator.getInstance();
    return new PendingApp(
        KeycloakModelUtils.generateId(),
        random.randomString(SECRET_LENGTH, SecretGenerator.ALPHANUM));
  }

  /**
   * Whether the code comes from this app now. A code is accepted once: it is used up under the key
   * that Keycloak's own check will look at when the credential exists (H11).
   *
   * @param code six ASCII digits
   */
  public boolean accepts(KeycloakSession session, RealmModel realm, String code) {
    int lookAround = realm.getOTPPolicy().getLookAheadWindow();
    TimeBasedOTP totp = new TimeBasedOTP(ALGORITHM, DIGITS, PERIOD_SECONDS, lookAround);
    if (!totp.validateTOTP(code, credential().getDecodedSecret())) {
      return false;
    }
    long window = PERIOD_SECONDS * (2L * lookAround + 1);
    return session.singleUseObjects().putIfAbsent(credentialId + "." + code, window);
  }

  /** The credential to store. */
  public OTPCredentialModel credential() {
    OTPCredentialModel credential =
        OTPCredentialModel.createTOTP(secret, DIGITS, PERIOD_SECONDS, ALGORITHM);
    credential.setId(credentialId);
    return credential;
  }

  /** The {@code otpauth://} address for the app. */
  public String uri(RealmModel realm, UserModel user) {
    AppLabel label = AppLabel.of(realm, user);
    // Keycloak writes a space of the user name as "+", which apps show as a plus sign.
    return new OTPPolicy(OTPCredentialModel.TOTP, ALGORITHM, 0, DIGITS, 1, PERIOD_SECONDS)
        .getKeyURI(label.issuer(), label.account(), secret)
        .replace("+", "%20");
  }

  /** The same address as a QR code. */
  public QrCode qrCode(RealmModel realm, UserModel user) {
    try {
      return QrCode.of(uri(realm, user));
    } catch (WriterException e) {
      throw new IllegalStateException("The app's address does not fit into a QR code", e);
    }
  }

  /** The secret in Base32, as people type it into an app. */
  public String typedSecret() {
    return Base32.encode(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** {@link #typedSecret()} in groups of four. */
  public List<String> typedSecretGroups() {
    String typed = typedSecret();
    List<String> groups = new ArrayList<>();
    for (int start = 0; start < typed.length(); start += GROUP) {
      groups.add(typed.substring(start, Math.min(start + GROUP, typed.length())));
    }
    return groups;
  }

  /** What an app is called in sentences of the page. */
  public String label(RealmModel realm, UserModel user) {
    return AppLabel.of(realm, user).forPeople();
  }
}
