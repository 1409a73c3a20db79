package hu.ugyfelkapu.keycloak.themes;

import java.util.List;
import org.keycloak.forms.login.MessageType;

/** The pages of telephone identification. */
final class TelephonePages {

  private TelephonePages() {}

  static List<SamplePage> all() {
    return List.of(
        new SamplePage("telephone-id.ftl", "ok"),
        new SamplePage(
            "telephone-id.ftl",
            "wrong-empty",
            model -> model.error("telephoneId", "ugyfelkapuTelephoneIdMissing")),
        new SamplePage(
            "telephone-id.ftl",
            "wrong-length",
            model ->
                model
                    .with("telephoneId", "1234 567")
                    .error("telephoneId", "ugyfelkapuTelephoneIdLength")),
        new SamplePage(
            "telephone-id.ftl",
            "wrong-unavailable",
            model -> model.with("unavailable", true).error(null, "ugyfelkapuTelephoneUnavailable")),
        new SamplePage("telephone-digits.ftl", "partial", model -> asked(model, 2, 4, 5)),
        new SamplePage("telephone-digits.ftl", "whole", model -> asked(model, 1, 2, 3, 4, 5, 6)),
        new SamplePage(
            "telephone-digits.ftl",
            "other-positions",
            model -> {
              asked(model, 1, 3, 6);
              model.message(MessageType.INFO, null, "ugyfelkapuTelephoneOtherDigits");
            }),
        new SamplePage(
            "telephone-digits.ftl",
            "wrong-empty",
            model -> {
              asked(model, 1, 3, 6);
              for (int position : List.of(1, 3, 6)) {
                model.error("digit" + position, "ugyfelkapuTelephoneDigitMissing", position);
              }
            }),
        new SamplePage(
            "telephone-digits.ftl",
            "wrong-digit",
            model -> {
              asked(model, 1, 2, 3, 4, 5, 6);
              model.error("digit4", "ugyfelkapuTelephoneDigitWrong", 4);
            }),
        new SamplePage(
            "telephone-digits.ftl",
            "wrong-merged",
            model -> {
              asked(model, 2, 4, 5);
              model.error(null, "ugyfelkapuTelephoneMerged");
            }),
        new SamplePage(
            "telephone-digits.ftl",
            "wrong-too-many",
            model -> {
              asked(model, 2, 4, 5);
              model.error(null, "ugyfelkapuTelephoneTooMany");
            }),
        new SamplePage("telephone-password.ftl", "ok"),
        new SamplePage(
            "telephone-password.ftl",
            "wrong-weak",
            model -> model.error("passwordNew", "ugyfelkapuTelephoneWeak.birth-date")),
        new SamplePage(
            "telephone-password.ftl",
            "wrong-twice",
            model -> model.error("passwordConfirm", "ugyfelkapuPasswordsDiffer")));
  }

  private static void asked(SampleModel model, Integer... positions) {
    model.with("positions", List.of(positions)).with("telephoneIdGroups", List.of("1234", "5678"));
  }
}
