package hu.ugyfelkapu.keycloak.themes;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
  static final String MASKED = "a•••a@pelda.test";

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

  /** The pack's own pages, in the states that a citizen can meet. */
  static List<SamplePage> own() {
    return Stream.of(
            OwnPages.ofLogin(),
            OwnPages.ofEmailCode(),
            TelephonePages.all(),
            CardPages.all(),
            ActionPages.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Pages of Keycloak: all of them are rewritten. */
  static List<SamplePage> rewritten() {
    return Stream.of(ofSignIn(), CredentialPages.all(), ProfilePages.all(), StockPages.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<SamplePage> ofSignIn() {
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
              model.with(
                  "realm",
                  ProfilePages.realm("registrationAllowed", "rememberMe", "resetPasswordAllowed"));
              model.with(
                  "social",
                  Map.of(
                      "providers",
                      List.of(
                          Map.of(
                              "alias", "other",
                              "providerId", "oidc",
                              "displayName", "Másik",
                              "loginUrl", "/other"))));
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
}
