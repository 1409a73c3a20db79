package hu.ugyfelkapu.keycloak.themes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.forms.login.MessageType;
import org.keycloak.forms.login.freemarker.model.CodeBean;

/** Keycloak's pages beside sign-in itself: other identities, mails, devices, ends. */
final class StockPages {

  private StockPages() {}

  static List<SamplePage> all() {
    return Stream.of(ofOtherIdentities(), ofMailAndDevices(), ofDecisions())
        .flatMap(List::stream)
        .toList();
  }

  private static List<SamplePage> ofOtherIdentities() {
    return List.of(
        new SamplePage("login-idp-link-confirm.ftl", "ok", StockPages::linking),
        new SamplePage(
            "login-idp-link-confirm.ftl",
            "wrong-exists",
            model -> {
              linking(model);
              model
                  .with("hideReviewButton", true)
                  .error(null, "federatedIdentityConfirmLinkMessage", "email", "a@pelda.test");
            }),
        new SamplePage(
            "login-idp-link-confirm-override.ftl",
            "wrong-linked",
            model -> {
              linking(model);
              model.error(
                  null,
                  "federatedIdentityConfirmOverrideMessage",
                  "KissAnna",
                  "Másik",
                  "anna",
                  "Másik",
                  "anna.kiss");
            }),
        new SamplePage("login-idp-link-email.ftl", "ok", StockPages::linking),
        new SamplePage(
            "login-idp-link-email.ftl",
            "wrong-not-sent",
            model -> {
              linking(model);
              model.error(null, "emailSendErrorMessage");
            }),
        new SamplePage("link-idp-action.ftl", "ok", StockPages::linking));
  }

  private static void linking(SampleModel model) {
    model
        .with("idpDisplayName", "Másik szolgáltató")
        .with("idpAlias", "Masik")
        .with("brokerContext", Map.of("username", "anna.kiss"));
  }

  private static List<SamplePage> ofMailAndDevices() {
    return List.of(
        new SamplePage(
            "login-verify-email.ftl",
            "ok",
            model ->
                model
                    .with("verifyEmail", "anna@pelda.test")
                    .message(MessageType.WARNING, null, "verifyEmailMessage")),
        new SamplePage(
            "login-verify-email.ftl",
            "asked-for",
            model ->
                model
                    .with("isAppInitiatedAction", true)
                    .with("user", Map.of("email", "anna@pelda.test"))),
        new SamplePage(
            "login-verify-email.ftl",
            "wrong-too-soon",
            model ->
                model
                    .with("isAppInitiatedAction", true)
                    .with("verifyEmail", "anna@pelda.test")
                    .error(null, "emailVerifySendCooldown", 25)),
        new SamplePage("login-reset-password.ftl", "ok"),
        new SamplePage(
            "login-reset-password.ftl",
            "wrong-empty",
            model ->
                model
                    .with(
                        "realm",
                        ProfilePages.realm("loginWithEmailAllowed", "resetPasswordAllowed"))
                    .error("username", "missingUsernameMessage")),
        new SamplePage("login-oauth2-device-verify-user-code.ftl", "ok"),
        new SamplePage(
            "login-oauth2-device-verify-user-code.ftl",
            "wrong-code",
            model -> model.error(null, "oauth2DeviceInvalidUserCodeMessage")),
        new SamplePage("code.ftl", "ok", model -> model.with("code", new CodeBean("a1b2", null))),
        new SamplePage(
            "code.ftl",
            "refused",
            model -> model.with("code", new CodeBean(null, "access_denied"))),
        new SamplePage(
            "login-x509-info.ftl",
            "ok",
            model ->
                model.with(
                    "x509",
                    Map.of(
                        "formData",
                        Map.of(
                            "subjectDN",
                            "CN=Kiss Anna, O=Próba",
                            "username",
                            "KissAnna",
                            "isUserEnabled",
                            "true")))),
        new SamplePage(
            "login-x509-info.ftl",
            "wrong-none",
            model -> model.with("x509", Map.of("formData", Map.of())).error(null, "noCertificate")),
        new SamplePage(
            "oid4vc-credential-offer.ftl",
            "ok",
            model ->
                model
                    .with("credentialDisplayName", "Próba igazolás")
                    .with(
                        "credentialOffer",
                        Map.of(
                            "qrCode",
                            CredentialPages.picture(),
                            "uri",
                            "openid-credential-offer://?credential_offer_uri=x"))));
  }

  private static List<SamplePage> ofDecisions() {
    return List.of(
        new SamplePage("terms.ftl", "ok"),
        new SamplePage(
            "delete-account-confirm.ftl", "ok", model -> model.with("triggered_from_aia", true)),
        new SamplePage(
            "delete-account-confirm.ftl",
            "wrong-refused",
            model ->
                model.with("triggered_from_aia", false).error(null, "deletingAccountForbidden")),
        new SamplePage(
            "select-authenticator.ftl",
            "ok",
            model ->
                model.with(
                    "auth",
                    new SampleModel.Auth(
                        "KissAnna", List.of(selection("otp", "1"), selection("webauthn", "2"))))),
        new SamplePage(
            "select-organization.ftl",
            "ok",
            model ->
                model.with(
                    "user",
                    Map.of(
                        "organizations",
                        List.of(
                            Map.of("alias", "egy", "name", "Egyik szervezet"),
                            Map.of("alias", "ket", "name", "Másik szervezet"))))));
  }

  private static Map<String, String> selection(String key, String id) {
    return Map.of(
        "authExecId",
        id,
        "displayName",
        key + "-display-name",
        "helpText",
        key + "-help-text",
        "iconCssClass",
        "icon");
  }
}
