package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A refused sign-in reads the same whatever the reason is, so that nobody learns who is registered,
 * locked or disabled (mission.md, section 1).
 */
class RefusedSignInTest {

  private static final Pattern TELLING =
      Pattern.compile(
          "zárol|letilt|felfüggeszt|inaktív|foglalt|már létez|már van (felhasználói )?fiók|ismeretlen felhasználó"
              + "|\\block(ed)?\\b|disabled|suspended|already exist|already have an account|is taken|unknown user",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  static List<Locale> locales() {
    return AssembledTheme.LOCALES;
  }

  private static void sameText(Locale locale, String text, String... keys) throws IOException {
    Properties messages = SamplePage.LOGIN.getMessages(locale);
    for (String key : keys) {
      assertThat(messages.getProperty(key)).as(key).isEqualTo(messages.getProperty(text));
    }
  }

  @ParameterizedTest
  @MethodSource("locales")
  void h34NameAndPasswordAreRefusedInOneSentence(Locale locale) throws IOException {
    sameText(
        locale,
        "ugyfelkapuMergedMessage",
        "invalidUserMessage",
        "invalidUsernameMessage",
        "invalidUsernameOrEmailMessage",
        "invalidPasswordMessage",
        "accountDisabledMessage",
        "accountTemporarilyDisabledMessage",
        "accountPermanentlyDisabledMessage",
        "unknownUser");
  }

  @ParameterizedTest
  @MethodSource("locales")
  void h34CodesAreRefusedInOneSentence(Locale locale) throws IOException {
    sameText(
        locale,
        "ugyfelkapuWrongCode",
        "invalidTotpMessage",
        "accountTemporarilyDisabledMessageTotp",
        "accountPermanentlyDisabledMessageTotp");
  }

  @ParameterizedTest
  @MethodSource("locales")
  void h34PasskeysAreRefusedInOneSentence(Locale locale) throws IOException {
    sameText(
        locale,
        "webauthn-error-user-not-found",
        "webauthn-error-api-get",
        "webauthn-error-auth-verification",
        "webauthn-error-different-user");
  }

  @ParameterizedTest
  @MethodSource("locales")
  void h34AccountsAtAnExternalProviderAreRefusedInOneSentence(Locale locale) throws IOException {
    sameText(
        locale,
        "federatedIdentityUnavailableMessage",
        "federatedIdentityExistsMessage",
        "nestedFirstBrokerFlowMessage",
        "identityProviderAlreadyLinkedMessage");
  }

  @ParameterizedTest
  @MethodSource("locales")
  void h34NoTextOfThePagesTellsTheStateOfAnAccount(Locale locale) throws IOException {
    Properties messages = LoginMessages.ours(locale);
    for (String key : messages.stringPropertyNames()) {
      assertThat(messages.getProperty(key)).as(key).doesNotContainPattern(TELLING);
    }
  }

  @Test
  void h34AForgottenPasswordIsAnsweredWithACondition() throws IOException {
    Properties messages = SamplePage.LOGIN.getMessages(Locale.forLanguageTag("hu"));
    for (String key : List.of("emailInstruction", "emailInstructionUsername", "emailSentMessage")) {
      assertThat(messages.getProperty(key)).as(key).containsPattern("\\bHa (a|szerepel)");
    }
  }
}
