package hu.ugyfelkapu.keycloak.telephone.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.telephone.Contact;
import hu.ugyfelkapu.keycloak.telephone.FirstPassword.NotDeliveredException;
import hu.ugyfelkapu.keycloak.telephone.PhoneNumber;
import hu.ugyfelkapu.keycloak.telephone.TelephonePassword;
import hu.ugyfelkapu.keycloak.telephone.sms.SmsProvider;
import hu.ugyfelkapu.keycloak.testing.Only;
import java.io.IOException;
import java.io.Reader;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.ThemeManager;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

class FirstPasswordDeliveryTest {

  private static final TelephonePassword PASSWORD = new TelephonePassword("273941");
  private static final Instant END = Instant.parse("2026-11-27T17:30:00Z");
  private static final Contact SMS = Contact.sms(new PhoneNumber("+36301234567"));

  private final List<String> sent = new ArrayList<>();
  private final Map<String, String> overrides = new HashMap<>();
  private String address = "anna@pelda.test";
  private String language = "hu";
  private SmsProvider sms = (to, text) -> sent.add(to.digits() + " " + text.text());
  private EmailException mailFailure;

  @Test
  void mailHasPasswordAndEndInThePersonsLanguage() {
    deliver(Contact.EMAIL);
    language = "en";
    deliver(Contact.EMAIL);
    language = "xx";
    deliver(Contact.EMAIL);

    assertThat(sent)
        .containsExactly(
            "anna@pelda.test hu ugyfelkapuTelephoneMail.subject telephone-first-password.ftl 273941 2026. november 27. 18:30",
            "anna@pelda.test en ugyfelkapuTelephoneMail.subject telephone-first-password.ftl 273941 27 November 2026, 18:30",
            "anna@pelda.test hu ugyfelkapuTelephoneMail.subject telephone-first-password.ftl 273941 2026. november 27. 18:30");
  }

  @Test
  void smsHasPasswordAndEndInThePersonsLanguage() {
    deliver(SMS);
    language = "en";
    deliver(SMS);

    assertThat(sent)
        .hasSize(2)
        .allMatch(message -> message.startsWith("+36301234567 "))
        .allMatch(message -> message.contains("273941"))
        .allMatch(message -> message.contains("2026.11.27. 18:30"))
        .allMatch(message -> message.contains("1818"));
    assertThat(sent.get(0)).contains("jelszo");
    assertThat(sent.get(1)).contains("password");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void withoutAnAddressNothingIsDelivered(String none) {
    address = none;

    assertNotDelivered(() -> deliver(Contact.EMAIL), "no e-mail address");
  }

  @Test
  void mailThatIsNotTakenIsNotDeliveredAndNotQuoted() {
    mailFailure =
        new EmailException("anna@pelda.test: 273941", new ConnectException("anna@pelda.test"));

    assertNotDelivered(() -> deliver(Contact.EMAIL), "ConnectException");
  }

  @Test
  void withoutAProviderNoSmsIsDeliveredAndTheOperatorLearnsWhy() {
    sms = null;

    assertNotDelivered(() -> deliver(SMS), "the options of spi-ugyfelkapu-sms");
  }

  @Test
  void smsThatIsNotTakenIsNotDelivered() {
    sms =
        (to, text) -> {
          throw new SmsProvider.NotSentException("The SMS gateway answered with status 503");
        };

    assertNotDelivered(() -> deliver(SMS), "status 503");
  }

  /** Realms may word it themselves. */
  @Test
  void wordingThatDoesNotFitIntoOneSmsIsNotDeliveredAndNotQuoted() {
    overrides.put("ugyfelkapuTelephoneMail.sms", "x".repeat(100) + " {0} ő {1}");

    assertNotDelivered(() -> deliver(SMS), "ugyfelkapuTelephoneMail.sms in hu does not fit");
    assertThat(sent).isEmpty();
  }

  private void assertNotDelivered(ThrowingCallable delivery, String reason) {
    assertThatThrownBy(delivery)
        .isInstanceOf(NotDeliveredException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("273941")
        .hasMessageNotContaining("anna")
        .hasMessageNotContaining("1234567")
        .hasNoCause();
    assertThat(sent).isEmpty();
  }

  private void deliver(Contact contact) {
    new FirstPasswordDelivery().deliver(session(), realm(), person(), contact, PASSWORD, END);
  }

  private UserModel person() {
    return Only.of(
        UserModel.class,
        Map.of(
            "getEmail", args -> address,
            "getFirstAttribute", args -> args[0].equals(UserModel.LOCALE) ? language : null));
  }

  private static RealmModel realm() {
    return Only.of(
        RealmModel.class,
        Map.of(
            "getName", args -> "kau",
            "getDisplayName", args -> "Azonosítás",
            "getDefaultLocale", args -> "hu",
            "getSupportedLocalesStream", args -> Stream.of("hu", "en")));
  }

  private KeycloakSession session() {
    KeycloakSessionFactory factory =
        Only.of(
            KeycloakSessionFactory.class,
            Map.of("getProviderFactoriesStream", args -> Stream.empty()));
    Theme theme =
        Only.of(Theme.class, Map.of("getEnhancedMessages", args -> messages((Locale) args[1])));
    ThemeManager themes = Only.of(ThemeManager.class, Map.of("getTheme", args -> theme));
    return Only.of(
        KeycloakSession.class,
        Map.of(
            "theme", args -> themes,
            "getKeycloakSessionFactory", args -> factory,
            "getProvider", args -> args[0] == SmsProvider.class ? sms : new Mailer().provider()));
  }

  private Properties messages(Locale locale) throws IOException {
    Properties texts = new Properties();
    Path file =
        Path.of(
            "src/main/resources/theme-resources/messages/messages_"
                + locale.getLanguage()
                + ".properties");
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    texts.putAll(overrides);
    return texts;
  }

  /** Takes mails as Keycloak's provider does. */
  private final class Mailer {
    private UserModel to;

    EmailTemplateProvider provider() {
      Map<String, Only.Answer> answers = new HashMap<>();
      EmailTemplateProvider provider = Only.of(EmailTemplateProvider.class, answers);
      answers.put("setRealm", args -> provider);
      answers.put(
          "setUser",
          args -> {
            to = (UserModel) args[0];
            return provider;
          });
      answers.put(
          "send",
          args -> {
            if (mailFailure != null) {
              throw mailFailure;
            }
            Map<?, ?> attributes = (Map<?, ?>) args[2];
            sent.add(
                String.join(
                    " ",
                    to.getEmail(),
                    to.getFirstAttribute(UserModel.LOCALE),
                    (String) args[0],
                    (String) args[1],
                    (String) attributes.get("password"),
                    (String) attributes.get("usableUntil")));
            return null;
          });
      return provider;
    }
  }
}
