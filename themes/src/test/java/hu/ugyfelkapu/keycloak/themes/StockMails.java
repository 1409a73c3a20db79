package hu.ugyfelkapu.keycloak.themes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.common.util.ObjectUtil;
import org.keycloak.email.freemarker.beans.EventBean;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;

/**
 * The mails that Keycloak itself sends, with the models of its {@code
 * FreeMarkerEmailTemplateProvider} and {@code NotifyUserStepProvider}.
 */
final class StockMails {

  /** As long as a real one: the key is a signed token. */
  static final String LINK =
      "https://id.pelda.test/realms/proba/login-actions/action-token?key="
          + "eyJhbGciOiJIUzUxMiIsInR5cCIgOiAiSldUIn0.".repeat(16)
          + "&client_id=account&tab_id=Q7x-1&execution=VERIFY_EMAIL";

  /** A name that would be markup, and a link, if it were not escaped (H83). */
  static final String NAME = "Minta <b>Kör</b> & <a href=x>Társa</a>";

  private static final String ADDRESS = "192.0.2.77";
  private static final int HALF_A_DAY = 720;

  private StockMails() {}

  static List<SampleMail> all() {
    return Stream.of(
            links(),
            notices(),
            workflows(),
            List.of(code(), new SampleMail("email-test.ftl", "", "emailTestSubject", Map.of())))
        .flatMap(List::stream)
        .toList();
  }

  /** Mails with the one address that Keycloak's journey needs. */
  static List<SampleMail> links() {
    return List.of(
        link("email-verification.ftl", "emailVerificationSubject", Map.of()),
        link(
            "email-update-confirmation.ftl",
            "emailUpdateConfirmationSubject",
            Map.of("newEmail", "\"<b>\"@pelda.test")),
        link("password-reset.ftl", "passwordResetSubject", Map.of()),
        link(
            "executeActions.ftl",
            "executeActionsSubject",
            Map.of("requiredActions", List.of("VERIFY_EMAIL", "UPDATE_PASSWORD", "unheard <b>of"))),
        new SampleMail(
            "identity-provider-link.ftl",
            "",
            "identityProviderLinkSubject",
            List.of("Másik <b>kapu</b>"),
            linkData(
                Map.of(
                    "identityProviderDisplayName",
                    "Másik <b>kapu</b>",
                    "identityProviderAlias",
                    "masik",
                    "identityProviderContext",
                    brokered()))),
        invitation("", Map.of()),
        invitation("personal", Map.of("firstName", "Anna <b>x</b>", "lastName", "Kiss")),
        link(
            "verifiable-credential-offer.ftl",
            "verifiableCredentialOfferSubject",
            Map.of("credentialScopeDisplayName", NAME)));
  }

  static SampleMail code() {
    return new SampleMail(
        "email-verification-with-code.ftl",
        "",
        "emailVerificationSubject",
        Map.of("code", SampleMail.CODE));
  }

  /** The mails of the event listener {@code email}. */
  static List<SampleMail> notices() {
    return List.of(
        event("LOGIN_ERROR", Map.of(), ADDRESS),
        event("UPDATE_PASSWORD", Map.of(), ADDRESS),
        event("UPDATE_TOTP", Map.of(), ADDRESS),
        event("REMOVE_TOTP", Map.of(), ADDRESS),
        event("UPDATE_CREDENTIAL", Map.of("credential_type", "otp"), ADDRESS),
        event("REMOVE_CREDENTIAL", Map.of(), ADDRESS),
        event("USER_DISABLED_BY_TEMPORARY_LOCKOUT", Map.of(), ADDRESS),
        event("USER_DISABLED_BY_PERMANENT_LOCKOUT", Map.of(), ADDRESS));
  }

  static List<SampleMail> workflows() {
    return List.of(
        workflow("plain", "accountNotificationSubject", "accountNotificationBody", Map.of()),
        workflow(
            "disable",
            "accountDisableNotificationSubject",
            "accountDisableNotificationBody",
            Map.of()),
        workflow(
            "delete",
            "accountDeleteNotificationSubject",
            "accountDeleteNotificationBody",
            Map.of("reason", NAME)),
        workflow("custom", "Saját tárgy", "customMessage", Map.of("customMessage", custom())));
  }

  /** An administrator's message with markup, into which Keycloak has put data of a person. */
  private static String custom() {
    return "<p>Kedves <img src=x>Anna!</p><p>Első sor<br>második <a href=\"https://rossz.test\">sor</a></p>";
  }

  /**
   * @param type name of the event's type; Keycloak makes template and subject key out of it
   * @param address where the request came from; null behind some proxies
   */
  static SampleMail event(String type, Map<String, String> details, String address) {
    Event event = new Event();
    event.setType(EventType.valueOf(type));
    event.setTime(Instant.parse("2026-11-21T17:30:00Z").toEpochMilli());
    event.setIpAddress(address);
    event.setDetails(new HashMap<>(details));
    String name = type.toLowerCase(Locale.ROOT);
    String camelCase =
        Stream.of(name.split("_")).map(ObjectUtil::capitalize).collect(Collectors.joining());
    return new SampleMail(
        "event-" + name + ".ftl",
        "",
        "event" + camelCase + "Subject",
        Map.of("event", new EventBean(event)));
  }

  private static SampleMail workflow(
      String kind, String subjectKey, String messageKey, Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>();
    data.put("subjectKey", subjectKey);
    data.put("messageKey", messageKey);
    data.put("daysRemaining", 14);
    data.put("reason", "inactivity");
    data.putAll(more);
    return new SampleMail("workflow-notification.ftl", kind, subjectKey, data);
  }

  private static SampleMail invitation(String kind, Map<String, Object> more) {
    Map<String, Object> data = linkData(Map.of("organization", Map.of("name", NAME)));
    data.putAll(more);
    return new SampleMail("org-invite.ftl", kind, "orgInviteSubject", List.of("Minta Kör"), data);
  }

  private static BrokeredIdentityContext brokered() {
    IdentityProviderModel provider = new IdentityProviderModel();
    provider.setEnabled(true);
    BrokeredIdentityContext context = new BrokeredIdentityContext("1", provider);
    context.setUsername(NAME);
    return context;
  }

  static SampleMail link(String template, String subjectKey, Map<String, Object> more) {
    return new SampleMail(template, "", subjectKey, linkData(more));
  }

  private static Map<String, Object> linkData(Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("link", LINK);
    data.putIfAbsent("linkExpiration", HALF_A_DAY);
    return data;
  }
}
