package hu.ugyfelkapu.keycloak.themes;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.forms.login.MessageType;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.KeycloakSanitizerMethod;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProvider;

/**
 * A page in one state, with the data that its Java side passes.
 *
 * @param template file name of the page
 * @param state what distinguishes this state, a part of file names
 */
record SamplePage(String template, String state, Consumer<SampleModel> data) {

  static final AssembledTheme LOGIN = new AssembledTheme(Theme.Type.LOGIN);
  static final AssembledTheme EMAIL = new AssembledTheme(Theme.Type.EMAIL);
  static final String ENTRY = "Próba azonosítás: KissAnna";

  private static final DefaultFreeMarkerProvider RENDERER =
      new DefaultFreeMarkerProvider(null, new KeycloakSanitizerMethod());

  SamplePage(String template, String state) {
    this(template, state, model -> {});
  }

  boolean failed() {
    return state.startsWith("wrong");
  }

  String name() {
    return template.replace(".ftl", "") + "-" + state;
  }

  @Override
  public String toString() {
    return name();
  }

  String html(Locale locale) {
    return html(locale, model -> {});
  }

  String html(Locale locale, Consumer<SampleModel> more) {
    return html(LOGIN, locale, more);
  }

  String html(AssembledTheme theme, Locale locale, Consumer<SampleModel> more) {
    try {
      SampleModel model = new SampleModel(theme, locale);
      data.accept(model);
      more.accept(model);
      return RENDERER.processTemplate(model.attributes(template), template, theme);
    } catch (IOException | FreeMarkerException e) {
      throw new AssertionError(name() + " in " + locale, e);
    }
  }

  static String mail(String file, Locale locale, Map<String, Object> data) {
    try {
      SampleModel model = new SampleModel(EMAIL, locale);
      data.forEach(model::with);
      return RENDERER.processTemplate(model.attributes(file), file, EMAIL);
    } catch (IOException | FreeMarkerException e) {
      throw new AssertionError(file + " in " + locale, e);
    }
  }

  /** The pack's own pages, in the states that a citizen can meet. */
  static List<SamplePage> own() {
    return List.of(
        new SamplePage("identification-method.ftl", "ok", SamplePage::methods),
        new SamplePage(
            "identification-method.ftl",
            "wrong-method",
            model -> {
              methods(model);
              model.with("closingDate", "2025. január 16. 0:00");
              model.error(null, "ugyfelkapuUnknownMethod");
            }),
        new SamplePage("plus-app-code.ftl", "ok", SamplePage::appCode),
        new SamplePage(
            "plus-app-code.ftl",
            "wrong-once",
            model -> {
              appCode(model);
              model.with("wrongTries", 1).error("otp", "ugyfelkapuWrongCode");
            }),
        new SamplePage(
            "plus-app-code.ftl",
            "wrong-twice",
            model -> {
              appCode(model);
              model.with("wrongTries", 2).error("otp", "ugyfelkapuWrongCode");
            }),
        new SamplePage(
            "plus-app-code.ftl",
            "wrong-locked",
            model -> {
              appCode(model);
              model.error(null, "ugyfelkapuLockedUntil", "14:35");
            }),
        new SamplePage(
            "plus-offer.ftl",
            "after-closing",
            model -> model.with("skippable", false).with("closingDate", "2025. január 16. 0:00")),
        new SamplePage(
            "plus-offer.ftl",
            "before-closing",
            model ->
                model
                    .with("skippable", true)
                    .with("emailOffered", true)
                    .with("closingDate", "2025. január 16. 0:00")),
        new SamplePage("plus-enrol-app.ftl", "ok", SamplePage::enrolment),
        new SamplePage(
            "plus-enrol-app.ftl",
            "wrong-empty",
            model -> {
              enrolment(model);
              model.error("password", "ugyfelkapuPasswordMissing");
              model.error("otp", "ugyfelkapuCodeMissing");
            }),
        new SamplePage(
            "plus-enrol-app.ftl",
            "wrong-secret",
            model -> {
              enrolment(model);
              model.error(null, "ugyfelkapuWrongPasswordOrCode");
            }),
        new SamplePage("plus-deletion-code.ftl", "ok", SamplePage::deletionCode),
        new SamplePage(
            "plus-deletion-code.ftl",
            "wrong-unsaved",
            model -> {
              deletionCode(model);
              model.error("deletionCodeSaved", "ugyfelkapuDeletionCodeNotSaved");
            }),
        new SamplePage("plus-done.ftl", "ok"));
  }

  /** Pages of Keycloak that the theme rewrites. */
  static List<SamplePage> rewritten() {
    return List.of(
        new SamplePage("login.ftl", "ok", model -> model.with("canChooseOtherMethod", true)),
        new SamplePage(
            "login.ftl",
            "wrong-merged",
            model ->
                model
                    .with("canChooseOtherMethod", true)
                    .with("login", Map.of("username", "Őri Ödön 12"))
                    .error(null, "ugyfelkapuMergedMessage")),
        new SamplePage(
            "login.ftl",
            "wrong-empty",
            model ->
                model
                    .error("username", "ugyfelkapuUsernameMissing")
                    .error("password", "ugyfelkapuPasswordMissing")),
        new SamplePage("login.ftl", "step-up", model -> model.attempted("Őri Ödön 12")),
        new SamplePage(
            "login.ftl",
            "all-options",
            model -> {
              Map<String, Object> realm = new HashMap<>();
              realm.put("displayName", "Próba azonosítás");
              for (String on :
                  List.of(
                      "registrationAllowed",
                      "rememberMe",
                      "resetPasswordAllowed",
                      "internationalizationEnabled")) {
                realm.put(on, true);
              }
              model.with("realm", realm);
              model.with(
                  "social",
                  Map.of(
                      "providers",
                      List.of(
                          Map.of("alias", "other", "displayName", "Másik", "loginUrl", "/other"))));
            }),
        new SamplePage(
            "error.ftl",
            "wrong-unavailable",
            model ->
                model
                    .with("url", new SampleModel.Url(false))
                    .with("traceId", "4bf92f3577b34da6a3ce929d0e0e4736")
                    .error(null, "ugyfelkapuRegistryUnavailable")),
        new SamplePage(
            "error.ftl",
            "wrong-no-client",
            model ->
                model
                    .with("url", new SampleModel.Url(false))
                    .with("client", null)
                    .error(null, "expiredCodeMessage")),
        new SamplePage(
            "error.ftl",
            // Keycloak's page for an uncaught error has hardly any data.
            "wrong-uncaught",
            model ->
                model
                    .with("url", new SampleModel.Url(false))
                    .error(null, "internalServerError")
                    .with("messagesPerField", null)
                    .with("auth", null)
                    .with("login", null)
                    .with("client", null)
                    .with("scripts", null)),
        new SamplePage(
            "info.ftl",
            "ok",
            model ->
                model
                    .with("url", new SampleModel.Url(false))
                    .message(MessageType.SUCCESS, null, "successLogout")),
        new SamplePage("login-page-expired.ftl", "ok"),
        new SamplePage("login-username.ftl", "ok"),
        new SamplePage(
            "login-password.ftl",
            "wrong-password",
            model -> model.attempted("KissAnna").error("password", "invalidPasswordMessage")),
        new SamplePage(
            "login-otp.ftl",
            "wrong-code",
            model ->
                model
                    .attempted("KissAnna")
                    .with(
                        "otpLogin",
                        Map.of(
                            "selectedCredentialId",
                            "2",
                            "userOtpCredentials",
                            List.of(
                                Map.of("id", "1", "userLabel", "Telefon"),
                                Map.of("id", "2", "userLabel", "Számítógép"))))
                    .error("totp", "invalidTotpMessage")),
        new SamplePage(
            "login-update-password.ftl",
            "wrong-twins",
            model ->
                model
                    .with("isAppInitiatedAction", true)
                    .error("password", "missingPasswordMessage")
                    .error("password-confirm", "notMatchPasswordMessage")),
        new SamplePage(
            "login-recovery-authn-code-input.ftl",
            "ok",
            model -> model.with("recoveryAuthnCodesInputBean", Map.of("codeNumber", 3))),
        new SamplePage(
            "logout-confirm.ftl",
            "ok",
            model -> model.with("logoutConfirm", Map.of("code", "abc", "skipLink", false))),
        new SamplePage(
            "frontchannel-logout.ftl",
            "ok",
            model ->
                model.with(
                    "logout",
                    Map.of(
                        "clients",
                        List.of(
                            Map.of("name", "Próba", "frontChannelLogoutUrl", "about:blank#out")),
                        "logoutRedirectUri",
                        "#continue"))),
        new SamplePage(
            "saml-post-form.ftl",
            "ok",
            model ->
                model
                    .with("url", new SampleModel.Url(false))
                    .with(
                        "samlPost",
                        Map.of(
                            "url", "/demo/saml", "SAMLResponse", "PHNhbWw+", "relayState", "r"))),
        new SamplePage(
            "login-oauth-grant.ftl",
            "ok",
            model ->
                model.with(
                    "oauth",
                    Map.of(
                        "code",
                        "abc",
                        "clientScopesRequested",
                        List.of(
                            Map.of("consentScreenText", "${naturalPersonScopeConsentText}"))))));
  }

  /** Pages that stay as the parent has them. */
  static List<SamplePage> stock() {
    return List.of(
        new SamplePage(
            "login-verify-email.ftl",
            "ok",
            model ->
                model
                    .with("verifyEmail", "anna@pelda.test")
                    .message(MessageType.WARNING, null, "verifyEmailMessage")),
        new SamplePage("login-reset-password.ftl", "ok"),
        new SamplePage(
            "login-reset-password.ftl",
            "wrong-empty",
            model -> model.error("username", "missingUsernameMessage")),
        new SamplePage(
            "login-config-totp.ftl",
            "wrong-code",
            model ->
                model
                    .with(
                        "totp",
                        Map.of(
                            "totpSecret",
                            "ABCDABCDABCDABCD",
                            "totpSecretEncoded",
                            "IFBEGRCBIJBUIQKC",
                            "totpSecretQrCode",
                            "",
                            "qrUrl",
                            "/qr",
                            "manualUrl",
                            "/manual",
                            "otpCredentials",
                            List.of(),
                            "supportedApplications",
                            List.of("totpAppFreeOTPName"),
                            "policy",
                            Map.of("type", "totp")))
                    .error("totp", "invalidTotpMessage")),
        new SamplePage("terms.ftl", "ok"),
        new SamplePage(
            "webauthn-error.ftl",
            "wrong-key",
            model -> model.error(null, "webauthn-error-registration")));
  }

  private static void methods(SampleModel model) {
    model.with(
        "methods",
        List.of(
                "ugyfelkapu",
                "ugyfelkapu-plus-app",
                "ugyfelkapu-plus-email",
                "telephone",
                "id-card")
            .stream()
            .map(
                id ->
                    Map.of(
                        "id", id,
                        "labelKey", "ugyfelkapuMethod." + id + ".label",
                        "descriptionKey", "ugyfelkapuMethod." + id + ".description"))
            .toList());
  }

  private static void appCode(SampleModel model) {
    model.attempted("Őri Ödön 12").with("wrongTries", 0).with("accountLabel", ENTRY);
  }

  private static void enrolment(SampleModel model) {
    model
        .attempted("KissAnna")
        .with("username", "KissAnna")
        .with("accountLabel", ENTRY)
        .with("minutesLeft", 30)
        .with("qr", Map.of("size", 49, "path", checkered(49)))
        .with("totpSecret", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        .with(
            "totpSecretGroups",
            List.of("JBSW", "Y3DP", "EHPK", "3PXP", "JBSW", "Y3DP", "EHPK", "3PXP"))
        .with("otpauthUri", "otpauth://totp/Pr%C3%B3ba:KissAnna?secret=JBSWY3DP&issuer=Pr%C3%B3ba");
  }

  private static void deletionCode(SampleModel model) {
    model
        .attempted("KissAnna")
        .with("codeGroups", List.of("ABCD", "EFGH", "2345", "6789"))
        .with("createdAt", "2026. november 21. 18:30")
        .with("downloadUri", "data:text/plain;charset=utf-8,T%C3%B6rl%C5%91k%C3%B3d");
  }

  private static String checkered(int size) {
    StringBuilder path = new StringBuilder();
    for (int y = 4; y < size - 4; y++) {
      for (int x = 4 + y % 2; x < size - 4; x += 2) {
        path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
      }
    }
    return path.toString();
  }
}
