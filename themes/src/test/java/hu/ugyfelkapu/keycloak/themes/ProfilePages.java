package hu.ugyfelkapu.keycloak.themes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.forms.login.MessageType;

/** Keycloak's pages on which citizens give data of theirs. */
final class ProfilePages {

  private ProfilePages() {}

  static List<SamplePage> all() {
    return List.of(
        new SamplePage("register.ftl", "ok", ProfilePages::registration),
        new SamplePage(
            "register.ftl",
            "wrong-empty",
            model -> {
              registration(model);
              model
                  .error("username", "missingUsernameMessage")
                  .error("password", "missingPasswordMessage")
                  .error("password-confirm", "notMatchPasswordMessage")
                  .error("lastName", "missingLastNameMessage")
                  .error("termsAccepted", "termsAcceptanceRequired");
            }),
        new SamplePage(
            "register.ftl",
            "email-as-user-name",
            model -> {
              registration(model);
              model
                  .with("realm", realm("registrationEmailAsUsername"))
                  .with("profile", SampleProfile.ofARealm().withoutUsername())
                  .with("messageHeader", "registerTitle")
                  .with("termsAcceptanceRequired", null);
            }),
        new SamplePage(
            "login-update-profile.ftl",
            "ok",
            model ->
                model
                    .with("profile", SampleProfile.ofARealm())
                    .message(MessageType.WARNING, null, "updateProfileMessage")),
        new SamplePage(
            "login-update-profile.ftl",
            "all-types",
            model ->
                model
                    .with("isAppInitiatedAction", true)
                    .with("profile", SampleProfile.ofAllTypes())),
        new SamplePage(
            "login-update-profile.ftl",
            "wrong-all-types",
            model -> {
              SampleProfile profile = SampleProfile.ofAllTypes();
              model.with("profile", profile);
              profile
                  .getAttributes()
                  .forEach(
                      attribute -> {
                        if (!attribute.getName().equals("locale") && !attribute.isReadOnly()) {
                          model.error(
                              attribute.getName(),
                              "error-invalid-value",
                              attribute.getDisplayName());
                        }
                      });
            }),
        new SamplePage(
            "login-update-profile.ftl",
            "wrong-unknown-field",
            model ->
                model
                    .with("profile", SampleProfile.ofARealm())
                    .error("elsewhere", "Ezt egy kiegészítő mondja.")),
        new SamplePage(
            "idp-review-user-profile.ftl",
            "ok",
            model -> model.with("profile", SampleProfile.ofARealm())),
        new SamplePage(
            "idp-review-user-profile.ftl",
            "wrong-email",
            model ->
                model
                    .with("profile", SampleProfile.ofARealm())
                    .error("email", "invalidEmailMessage")),
        new SamplePage(
            "update-email.ftl",
            "ok",
            model ->
                model.with("isAppInitiatedAction", true).with("profile", SampleProfile.ofARealm())),
        new SamplePage(
            "update-email.ftl",
            "wrong-email",
            model ->
                model
                    .with("profile", SampleProfile.ofARealm())
                    .error("email", "invalidEmailMessage")));
  }

  private static void registration(SampleModel model) {
    model
        .with("profile", SampleProfile.ofARealm())
        .with("passwordRequired", true)
        .with("termsAcceptanceRequired", true)
        .with(
            "passwordPolicies",
            Map.of(
                "length", 8,
                "maxLength", 64,
                "digits", 2,
                "lowerCase", 1,
                "upperCase", 1,
                "specialChars", 0,
                "passwordHistory", 3,
                "notUsername", true,
                "notEmail", true));
  }

  /** The sample realm with switches turned on. */
  static Map<String, Object> realm(String... on) {
    Map<String, Object> realm = new HashMap<>(SampleModel.realm());
    for (String name : on) {
      realm.put(name, true);
    }
    return realm;
  }
}
