package hu.ugyfelkapu.keycloak.themes;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.forms.login.freemarker.model.RecoveryAuthnCodesBean;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.utils.HmacOTP;

/** Keycloak's pages on authenticator apps, recovery codes and passkeys. */
final class CredentialPages {

  static final String SECRET = "IFBEGRCBIJBUIQKC";
  static final String CHALLENGE = "AAECAwQFBgcICQoLDA0ODw";
  private static final String KEY = "_-8AAQIDBAUGBwgJCgsMDQ";

  private CredentialPages() {}

  static List<SamplePage> all() {
    return List.of(
        new SamplePage("login-config-totp.ftl", "ok", CredentialPages::totp),
        new SamplePage(
            "login-config-totp.ftl",
            "manual",
            model -> {
              totp(model);
              model.with("mode", "manual").with("isAppInitiatedAction", true);
            }),
        new SamplePage(
            "login-config-totp.ftl",
            "wrong-code",
            model -> {
              totp(model);
              model
                  .error("totp", "invalidTotpMessage")
                  .error("userLabel", "missingTotpDeviceNameMessage");
            }),
        new SamplePage("login-reset-otp.ftl", "ok", CredentialPages::devices),
        new SamplePage(
            "login-reset-otp.ftl",
            "wrong-device",
            model -> {
              devices(model);
              model.error(null, "invalidTotpMessage");
            }),
        new SamplePage("login-recovery-authn-code-config.ftl", "ok", CredentialPages::recovery),
        new SamplePage(
            "login-recovery-authn-code-config.ftl",
            "asked-for",
            model -> {
              recovery(model);
              model.with("isAppInitiatedAction", true);
            }),
        new SamplePage(
            "delete-credential.ftl", "ok", model -> model.with("credentialLabel", "Telefonom")),
        new SamplePage("webauthn-register.ftl", "ok", CredentialPages::newPasskey),
        new SamplePage(
            "webauthn-register.ftl",
            "asked-for",
            model -> {
              newPasskey(model);
              model.with("isAppInitiatedAction", true);
            }),
        new SamplePage("webauthn-authenticate.ftl", "ok", CredentialPages::passkeyOfAUser),
        new SamplePage(
            "webauthn-authenticate.ftl",
            "wrong-nobody-known",
            model -> {
              passkey(model);
              model
                  .with("realm", ProfilePages.realm("registrationAllowed"))
                  .error(null, "webauthn-error-user-not-found");
            }),
        new SamplePage(
            "login-passkeys-conditional-authenticate.ftl", "ok", CredentialPages::passkey),
        new SamplePage(
            "login-passkeys-conditional-authenticate.ftl",
            "wrong-key",
            model -> {
              passkeyOfAUser(model);
              model.error(null, "webauthn-error-api-get", "");
            }),
        new SamplePage("login.ftl", "passkey", CredentialPages::conditional),
        new SamplePage("login-username.ftl", "passkey", CredentialPages::conditional),
        new SamplePage(
            "webauthn-error.ftl",
            "wrong-key",
            model -> model.error(null, "webauthn-error-registration", "")),
        new SamplePage(
            "webauthn-error.ftl",
            "wrong-asked-for",
            model ->
                model
                    .with("isAppInitiatedAction", true)
                    .error(null, "webauthn-error-register-verification", "")));
  }

  /** A known user's sign-in with one key. */
  static SamplePage signInWith(String template, String credentialId) {
    return new SamplePage(
        template,
        "with-key",
        model -> {
          passkeyOfAUser(model);
          model.with(
              "authenticators",
              Map.of("authenticators", List.of(key("Telefonom", "internal", credentialId))));
        });
  }

  private static void totp(SampleModel model) {
    Map<String, Object> totp = new HashMap<>();
    totp.put("totpSecret", "ABCDABCDABCDABCD");
    totp.put("totpSecretEncoded", SECRET);
    totp.put("totpSecretQrCode", picture());
    totp.put("qrUrl", "/qr");
    totp.put("manualUrl", "/manual");
    totp.put("otpCredentials", List.of("one"));
    totp.put("username", "Őri Ödön 12");
    totp.put("supportedApplications", List.of("totpAppFreeOTPName", "totpAppGoogleName"));
    totp.put("policy", new OTPPolicy("totp", HmacOTP.HMAC_SHA1, 0, 6, 1, 30));
    model.with("totp", totp);
  }

  /** The smallest PNG: one white dot. */
  static String picture() {
    return Base64.getEncoder()
        .encodeToString(
            Base64.getDecoder()
                .decode(
                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAGIvuuAAAAABJRU5ErkJggg=="));
  }

  private static void devices(SampleModel model) {
    model.with(
        "configuredOtpCredentials",
        Map.of(
            "selectedCredentialId",
            "2",
            "userOtpCredentials",
            List.of(
                Map.of("id", "1", "userLabel", "Telefon"),
                Map.of("id", "2", "userLabel", "Számítógép"))));
  }

  private static void recovery(SampleModel model) {
    model.with("recoveryAuthnCodesConfigBean", new RecoveryAuthnCodesBean());
  }

  private static void newPasskey(SampleModel model) {
    model
        .with("challenge", CHALLENGE)
        .with("userid", "MQ")
        .with("username", "KissAnna")
        .with("signatureAlgorithms", List.of(-7L, -257L))
        .with("rpEntityName", "Próba azonosítás")
        .with("rpId", "ugyfelkapu.test")
        .with("attestationConveyancePreference", "not specified")
        .with("authenticatorAttachment", "not specified")
        .with("requireResidentKey", "not specified")
        .with("residentKey", "required")
        .with("userVerificationRequirement", "preferred")
        .with("createTimeout", 0L)
        .with("excludeCredentialIds", KEY)
        .with("isSetRetry", null);
  }

  private static void passkey(SampleModel model) {
    model
        .with("challenge", CHALLENGE)
        .with("rpId", "ugyfelkapu.test")
        .with("createTimeout", 0)
        .with("isUserIdentified", "false")
        .with("userVerification", "not specified")
        .with("shouldDisplayAuthenticators", false)
        .with("mediation", "conditional")
        .with("authenticatorAttachment", "not specified");
  }

  private static void conditional(SampleModel model) {
    passkey(model);
    model.with("enableWebAuthnConditionalUI", true).with("realm", ProfilePages.realm("rememberMe"));
  }

  private static void passkeyOfAUser(SampleModel model) {
    passkey(model);
    model
        .attempted("KissAnna")
        .with("isUserIdentified", "true")
        .with("shouldDisplayAuthenticators", true)
        .with(
            "authenticators",
            Map.of(
                "authenticators",
                List.of(key("Telefonom", "internal"), key("Kulcstartóm", "usb"))));
  }

  private static Map<String, Object> key(String label, String transport) {
    return key(label, transport, KEY);
  }

  private static Map<String, Object> key(String label, String transport, String credentialId) {
    return Map.of(
        "credentialId",
        credentialId,
        "label",
        label,
        "createdAt",
        "2026. november 21. 18:30",
        "transports",
        Map.of("displayNameProperties", Set.of(transport), "iconClass", "kcWebAuthnDefaultIcon"));
  }
}
