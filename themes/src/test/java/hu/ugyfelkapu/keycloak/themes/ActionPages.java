package hu.ugyfelkapu.keycloak.themes;

import java.util.List;
import java.util.stream.Stream;

/**
 * The pack's pages of the settings and of the citizen's own changes: actions that a service asked
 * for.
 */
final class ActionPages {

  /** Parts of message keys; the code names the same ones. */
  static final List<String> DONE =
      List.of(
          "app-enrolled",
          "email-enabled",
          "app-switched",
          "deletion-code-renewed",
          "email-disabled",
          "password-changed",
          "email-changed");

  private static final String SINCE = "2026. november 21. 18:30";

  private ActionPages() {}

  static List<SamplePage> all() {
    return Stream.of(ofSettings(), ofRefusals(), ofRegistry(), done())
        .flatMap(List::stream)
        .toList();
  }

  /** A page that a login shares with the settings, as the settings show it. */
  static void inSettings(SampleModel model) {
    action(model);
    model.with("inSettings", true);
  }

  /** In an action there is no login, and so no user name to show. */
  private static void action(SampleModel model) {
    model.with("auth", new SampleModel.Auth(null)).with("isAppInitiatedAction", true);
  }

  private static List<SamplePage> ofSettings() {
    return List.of(
        new SamplePage("plus-settings.ftl", "none", model -> settings(model, false, false)),
        new SamplePage("plus-settings.ftl", "app", model -> settings(model, true, false)),
        new SamplePage(
            "plus-settings.ftl",
            "app-without-deletion-code",
            model -> {
              settings(model, true, false);
              model.with("deletionCodeSince", null).with("emailOffered", false);
            }),
        new SamplePage("plus-settings.ftl", "email", model -> settings(model, false, true)),
        new SamplePage("plus-settings.ftl", "both", model -> settings(model, true, true)),
        new SamplePage(
            "plus-settings.ftl",
            "wrong-changed-meanwhile",
            model -> {
              settings(model, true, true);
              model.error(null, "ugyfelkapuChangedMeanwhile");
            }),
        confirmation("email-off", "email-off", true, true, true),
        confirmation("remove", "remove-all", true, true, true),
        confirmation("remove", "remove-app", true, false, false),
        signedOut("plus-removed", "/demo/"),
        signedOut("registration-ended", null));
  }

  private static void settings(SampleModel model, boolean app, boolean email) {
    action(model);
    model
        .with("appActive", app)
        .with("emailActive", email)
        .with("emailOffered", true)
        .with("maskedEmail", SamplePage.MASKED);
    if (app) {
      model.with("appSince", SINCE).with("deletionCodeSince", SINCE);
    }
    if (email) {
      model.with("emailSince", SINCE);
    }
  }

  private static SamplePage confirmation(
      String task, String state, boolean app, boolean email, boolean closed) {
    return new SamplePage(
        "plus-confirm.ftl",
        state,
        model -> {
          action(model);
          model.with("task", task).with("appActive", app).with("emailActive", email);
          model.with("closed", closed);
        });
  }

  private static SamplePage signedOut(String change, String serviceUrl) {
    return new SamplePage(
        "plus-signed-out.ftl",
        change,
        model ->
            model
                .with("url", new SampleModel.Url(false))
                .with("change", change)
                .with("serviceUrl", serviceUrl));
  }

  private static List<SamplePage> ofRefusals() {
    return Stream.concat(
            Stream.of("app", "email", "level")
                .map(
                    demand ->
                        new SamplePage(
                            "action-stronger.ftl",
                            demand,
                            model -> {
                              action(model);
                              model.with("demand", demand);
                              model.with("deletionCodeOffered", demand.equals("app"));
                            })),
            Stream.of("password", "email", "end")
                .map(
                    action ->
                        new SamplePage(
                            "action-read-only.ftl",
                            action,
                            model -> {
                              action(model);
                              model.with("action", action);
                            })))
        .toList();
  }

  private static List<SamplePage> ofRegistry() {
    return List.of(
        new SamplePage("change-password.ftl", "ok", ActionPages::password),
        new SamplePage(
            "change-password.ftl",
            "wrong-empty",
            model -> {
              password(model);
              model.error("password", "ugyfelkapuPasswordMissing");
              model.error("passwordNew", "ugyfelkapuNewPasswordMissing");
            }),
        new SamplePage(
            "change-password.ftl",
            "wrong-twins",
            model -> {
              password(model);
              model.with("rules", List.of()).error("passwordConfirm", "ugyfelkapuPasswordsDiffer");
            }),
        new SamplePage("change-email.ftl", "address", ActionPages::address),
        new SamplePage(
            "change-email.ftl",
            "wrong-address",
            model -> {
              address(model);
              model.with("maskedEmail", null).with("typedEmail", "anna pelda");
              model.error("password", "ugyfelkapuWrongPassword");
              model.error("email", "ugyfelkapuEmailInvalid");
            }),
        new SamplePage(
            "change-email.ftl",
            "code",
            model -> {
              newAddress(model);
              model.with("requestId", "K7M2").with("validUntil", "14:35").with("codeSent", true);
            }),
        new SamplePage(
            "change-email.ftl",
            "wrong-code",
            model -> {
              newAddress(model);
              model.with("requestId", "K7M2").with("validUntil", "14:35").with("triesLeft", 4);
              model.error("emailCode", "ugyfelkapuWrongCode");
            }),
        new SamplePage(
            "change-email.ftl",
            "wrong-not-sent",
            model -> {
              newAddress(model);
              model.error(null, "ugyfelkapuEmailNotSent");
            }),
        new SamplePage("end-registration.ftl", "ok", ActionPages::end),
        new SamplePage(
            "end-registration.ftl",
            "wrong-unconfirmed",
            model -> {
              end(model);
              model.error("password", "ugyfelkapuPasswordMissing");
              model.error("endConfirmed", "ugyfelkapuEndNotConfirmed");
            }));
  }

  private static void password(SampleModel model) {
    action(model);
    model
        .with("username", "Őri Ödön 12")
        .with("rules", List.of("Legalább 8 jel.", "Legalább két számjegy.", "Ékezet nélkül."));
  }

  private static void address(SampleModel model) {
    action(model);
    model
        .with("step", "address")
        .with("maskedEmail", SamplePage.MASKED)
        .with("username", "Őri Ödön 12");
  }

  private static void newAddress(SampleModel model) {
    action(model);
    model
        .with("step", "code")
        .with("newEmail", "egeszen.hosszu.uj.cim.sok.betuvel@levelezes.pelda.test");
  }

  private static void end(SampleModel model) {
    action(model);
    model.with("username", "Őri Ödön 12");
  }

  private static List<SamplePage> done() {
    return DONE.stream()
        .map(
            change ->
                new SamplePage(
                    "plus-done.ftl",
                    change,
                    model -> {
                      inSettings(model);
                      model.with("change", change);
                    }))
        .toList();
  }
}
