package hu.ugyfelkapu.keycloak.themes;

import java.util.List;
import java.util.Map;

/** The pack's pages of a login, with its enrolment. */
final class OwnPages {

  private static final String ENTRY = SamplePage.ENTRY;
  private static final String LATER = "2026. november 22. 18:30";

  private OwnPages() {}

  static List<SamplePage> ofLogin() {
    return List.of(
        new SamplePage("identification-method.ftl", "ok", OwnPages::methods),
        new SamplePage(
            "identification-method.ftl",
            "wrong-method",
            model -> {
              methods(model);
              model.with("closingDate", "2025. január 16. 0:00");
              model.error(null, "ugyfelkapuUnknownMethod");
            }),
        new SamplePage("plus-app-code.ftl", "ok", OwnPages::appCode),
        new SamplePage(
            "plus-app-code.ftl",
            "all-ways",
            model -> {
              appCode(model);
              model.with("otherFactor", true).with("deletionCodeOffered", true);
            }),
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
              model.with("locked", true).with("deletionCodeOffered", true);
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
        new SamplePage("plus-enrol-app.ftl", "ok", OwnPages::enrolment),
        new SamplePage(
            "plus-enrol-app.ftl",
            "other-device",
            model -> {
              enrolment(model);
              ActionPages.inSettings(model);
              model.with("replacing", true);
            }),
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
        new SamplePage("plus-deletion-code.ftl", "ok", OwnPages::deletionCode),
        new SamplePage(
            "plus-deletion-code.ftl",
            "wrong-unsaved",
            model -> {
              deletionCode(model);
              model.error("deletionCodeSaved", "ugyfelkapuDeletionCodeNotSaved");
            }),
        new SamplePage(
            "plus-deletion-code.ftl",
            "in-settings",
            model -> {
              deletionCode(model);
              ActionPages.inSettings(model);
            }),
        new SamplePage("plus-factor.ftl", "ok", model -> model.attempted("KissAnna")),
        new SamplePage("plus-remove.ftl", "ok", OwnPages::removal),
        new SamplePage(
            "plus-remove.ftl",
            "in-settings",
            model -> {
              ActionPages.inSettings(model);
              model.with("emailRemains", true);
            }),
        new SamplePage(
            "plus-remove.ftl",
            "wrong-code",
            model -> {
              removal(model);
              model.error("deletionCode", "ugyfelkapuWrongDeletionCode");
            }),
        new SamplePage(
            "plus-remove.ftl",
            "wrong-locked-now",
            model -> {
              removal(model);
              model.with("locked", true).with("lockedUntil", LATER);
              model.error(null, "ugyfelkapuDeletionCodeLocked", LATER);
            }),
        new SamplePage(
            "plus-remove.ftl",
            "locked",
            model -> {
              removal(model);
              model.with("locked", true).with("lockedUntil", LATER);
            }),
        new SamplePage("plus-removed.ftl", "ok", OwnPages::removal),
        new SamplePage(
            "plus-removed.ftl",
            "email-remains",
            model -> {
              removal(model);
              model.with("emailRemains", true);
            }),
        new SamplePage("plus-done.ftl", "ok"));
  }

  static List<SamplePage> ofEmailCode() {
    return List.of(
        new SamplePage("plus-email-code.ftl", "ok", OwnPages::emailCode),
        new SamplePage(
            "plus-email-code.ftl",
            "just-sent",
            model -> {
              emailCode(model);
              model.with("codeSent", true).with("resendAt", "14:26").with("otherFactor", true);
            }),
        new SamplePage(
            "plus-email-code.ftl",
            "wrong-code",
            model -> {
              emailCode(model);
              model.with("triesLeft", 3).error("emailCode", "ugyfelkapuWrongCode");
            }),
        new SamplePage(
            "plus-email-code.ftl",
            "wrong-too-soon",
            model -> {
              emailCode(model);
              model.with("resendAt", "14:26").error(null, "ugyfelkapuEmailTooSoon", "14:26");
            }),
        new SamplePage(
            "plus-email-code.ftl",
            "wrong-gone",
            model -> {
              noCode(model);
              model.with("otherFactor", true).error(null, "ugyfelkapuEmailCodeGone");
            }),
        new SamplePage(
            "plus-email-code.ftl",
            "wrong-not-sent",
            model -> {
              noCode(model);
              model.error(null, "ugyfelkapuEmailNotSent");
            }),
        new SamplePage(
            "plus-email-code.ftl",
            "wrong-budget",
            model -> {
              noCode(model);
              model.with("resendAt", "15:20").error(null, "ugyfelkapuEmailBudget", "15:20");
            }),
        new SamplePage(
            "plus-email-code.ftl",
            "wrong-locked",
            model -> {
              emailCode(model);
              model.with("locked", true).error(null, "ugyfelkapuLockedUntil", "14:35");
            }),
        new SamplePage(
            "plus-email-code.ftl",
            "wrong-no-address",
            model -> {
              noCode(model);
              model.with("maskedEmail", "•••").with("otherFactor", true);
              model.error(null, "ugyfelkapuNoEmail");
            }),
        new SamplePage("plus-enrol-email.ftl", "password", OwnPages::emailPassword),
        new SamplePage(
            "plus-enrol-email.ftl",
            "password-in-settings",
            model -> {
              emailPassword(model);
              ActionPages.inSettings(model);
            }),
        new SamplePage(
            "plus-enrol-email.ftl",
            "wrong-password",
            model -> {
              emailPassword(model);
              model.error("password", "ugyfelkapuWrongPassword");
            }),
        new SamplePage(
            "plus-enrol-email.ftl",
            "no-address",
            model -> {
              emailPassword(model);
              model.with("maskedEmail", "•••");
            }),
        new SamplePage(
            "plus-enrol-email.ftl",
            "wrong-no-address",
            model -> {
              emailPassword(model);
              model.with("maskedEmail", "•••").error(null, "ugyfelkapuNoEmail");
            }),
        new SamplePage(
            "plus-enrol-email.ftl",
            "code",
            model -> {
              emailCode(model);
              model.with("step", "code").with("codeSent", true).with("resendAt", "14:26");
            }),
        new SamplePage(
            "plus-enrol-email.ftl",
            "wrong-code-in-settings",
            model -> {
              emailCode(model);
              ActionPages.inSettings(model);
              model.with("step", "code").with("triesLeft", 1);
              model.error("emailCode", "ugyfelkapuWrongCode");
            }),
        new SamplePage(
            "plus-enrol-email.ftl",
            "wrong-gone",
            model -> {
              noCode(model);
              model.with("step", "code").error(null, "ugyfelkapuEmailCodeGone");
            }),
        new SamplePage(
            "plus-enrol-email.ftl",
            "wrong-locked",
            model -> {
              emailPassword(model);
              model.with("locked", true).error(null, "ugyfelkapuLockedUntil", "14:35");
            }));
  }

  static void emailCode(SampleModel model) {
    noCode(model);
    model.with("requestId", "K7M2").with("validUntil", "14:35");
  }

  static void noCode(SampleModel model) {
    model.attempted("KissAnna").with("maskedEmail", SamplePage.MASKED);
  }

  private static void emailPassword(SampleModel model) {
    noCode(model);
    model.with("username", "KissAnna").with("step", "password");
  }

  private static void removal(SampleModel model) {
    model.attempted("KissAnna").with("emailRemains", false);
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

  static String checkered(int size) {
    StringBuilder path = new StringBuilder();
    for (int y = 4; y < size - 4; y++) {
      for (int x = 4 + y % 2; x < size - 4; x += 2) {
        path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
      }
    }
    return path.toString();
  }
}
