package hu.ugyfelkapu.keycloak.themes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.forms.login.MessageType;

/** The pages of the identity card. */
final class CardPages {

  static final String NONCE = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";
  static final String STATUS =
      "https://ugyfelkapu.test/realms/ugyfelkapu/ugyfelkapu-id-card/state?r=1";
  static final String ACTION = "/realms/ugyfelkapu/ugyfelkapu-id-card/phone";
  private static final String LINK = ACTION + "?r=1";
  private static final String APP_LINK = "https://kartya.pelda.test/auth#eyJjaGFsbGVuZ2UiOiIxIn0";

  private CardPages() {}

  static List<SamplePage> all() {
    return List.of(
        new SamplePage("id-card.ftl", "ok", CardPages::challenge),
        new SamplePage(
            "id-card.ftl",
            "demo",
            model -> {
              challenge(model);
              model.with("demo", true).with("clientUrl", "https://kliens.pelda.test/");
            }),
        new SamplePage("id-card.ftl", "phone", model -> phone(model, "waiting")),
        new SamplePage("id-card.ftl", "phone-confirmed", model -> phone(model, "confirmed")),
        new SamplePage("id-card.ftl", "phone-answered", model -> phone(model, "answered")),
        new SamplePage("id-card.ftl", "phone-denied", model -> phone(model, "denied")),
        new SamplePage(
            "id-card.ftl",
            "wrong-merged",
            model -> {
              phone(model, "waiting");
              model.error(null, "ugyfelkapuCardMerged");
            }),
        new SamplePage(
            "id-card.ftl",
            "phone-not-yet",
            model -> {
              phone(model, "waiting");
              model.message(MessageType.INFO, null, "ugyfelkapuCardPhoneNotYet");
            }),
        new SamplePage(
            "id-card.ftl",
            "wrong-unavailable",
            model -> model.with("unavailable", true).error(null, "ugyfelkapuCardUnavailable")),
        new SamplePage(
            "id-card-registration.ftl",
            "ok",
            model ->
                model.with(
                    "registrations",
                    List.of(
                        Map.of("id", "1", "username", "KissAnna"),
                        Map.of("id", "2", "username", "Kiss Anna vállalkozó")))),
        onPhone("confirm"),
        new SamplePage(
            "id-card-phone.ftl",
            "confirm-for-service",
            model -> {
              phonePage(model, "confirm");
              model.with("serviceName", "Próba szolgáltatás");
            }),
        onPhone("open"),
        onPhone("return"),
        onPhone("sent"),
        new SamplePage(
            "id-card-phone.ftl",
            "sent-on-this-device",
            model -> {
              phonePage(model, "sent");
              model.with("resumeUrl", LINK);
            }),
        onPhone("denied"),
        onPhone("gone"),
        onPhone("failed"),
        new SamplePage(
            "id-card-phone.ftl",
            "failed-otherwise",
            model -> {
              phonePage(model, "failed");
              model.with("errorCode", "other");
            }));
  }

  static void challenge(SampleModel model) {
    model
        .with("challengeNonce", NONCE)
        .with("requestId", "KQ7-M4P")
        .with("validUntil", "14:35")
        .with("secondsLeft", 300);
  }

  static void phone(SampleModel model, String state) {
    challenge(model);
    Map<String, Object> phone = new HashMap<>();
    phone.put("qr", Map.of("size", 49, "path", OwnPages.checkered(49)));
    phone.put("link", LINK);
    phone.put("statusUrl", STATUS);
    phone.put("state", state);
    model.with("phone", phone);
  }

  private static SamplePage onPhone(String step) {
    return new SamplePage("id-card-phone.ftl", step, model -> phonePage(model, step));
  }

  /** Outside a login: Keycloak knows no action, authentication or client there. */
  private static void phonePage(SampleModel model, String step) {
    model
        .with("url", new SampleModel.Url(false))
        .with("auth", null)
        .with("client", null)
        .with("step", step)
        .with("requestId", "KQ7-M4P")
        .with("validUntil", "14:35")
        .with("actionUrl", ACTION)
        .with("appLink", APP_LINK)
        .with("errorCode", "cancelled");
  }
}
