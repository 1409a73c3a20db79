package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.text.DateFormat;
import java.text.MessageFormat;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.services.messages.Messages;

/** The texts of the login pages beside Keycloak's own: as many, as complete, and in own words. */
class StockMessagesTest {

  /**
   * Texts that show less than Keycloak's. An argument may always be left out; one too many would
   * stand on the page as {@code {1}}.
   */
  private static final Set<String> WITHOUT_ARGUMENTS =
      Set.of(
          // The name of the person who is signed in at this computer is nobody else's business.
          "differentUserAuthenticated",
          // Whether another account exists (mission.md, section 1).
          "federatedIdentityExistsMessage",
          "federatedIdentityUnavailableMessage",
          "federatedIdentityConfirmLinkMessage",
          "nestedFirstBrokerFlowMessage",
          "identityProviderAlreadyLinkedMessage",
          // The browser's own words, in English and made for developers.
          "webauthn-error-registration",
          "webauthn-error-register-verification",
          "webauthn-error-api-get",
          "webauthn-error-auth-verification");

  /** Texts about the time limits of clients: only the administration console shows them. */
  private static final Pattern OF_THE_CONSOLE = Pattern.compile("client(Session)?(Idle|Max).*");

  /** Labels such as „Jelszó” or „Születési dátum” have only one right form. */
  private static final int WORDS_OF_A_LABEL = 3;

  static List<Locale> locales() {
    return AssembledTheme.LOCALES;
  }

  @ParameterizedTest
  @MethodSource("locales")
  void h82EveryTextOfKeycloaksLoginPagesIsThere(Locale locale) throws IOException {
    Set<String> stock = LoginMessages.stock(Locale.ENGLISH).stringPropertyNames();
    assertThat(stock).hasSizeGreaterThanOrEqualTo(500);
    assertThat(LoginMessages.ours(locale).stringPropertyNames()).containsAll(stock);
  }

  /** Keycloak names some texts that its own theme lacks; their bare keys would stand on a page. */
  @ParameterizedTest
  @MethodSource("locales")
  void h82EveryTextThatKeycloaksCodeNamesIsThere(Locale locale) throws Exception {
    Set<String> named = new TreeSet<>();
    for (Field constant : Messages.class.getFields()) {
      named.add((String) constant.get(null));
    }
    named.removeIf(key -> OF_THE_CONSOLE.matcher(key).matches());
    assertThat(named).hasSizeGreaterThan(150);
    assertThat(LoginMessages.ours(locale).stringPropertyNames()).containsAll(named);
  }

  @ParameterizedTest
  @MethodSource("locales")
  void noSentenceIsKeycloaksOwn(Locale locale) throws IOException {
    Properties ours = LoginMessages.ours(locale);
    Properties stock = LoginMessages.stock(locale);
    for (String key : stock.stringPropertyNames()) {
      String text = ours.getProperty(key, "");
      if (text.split("\\s+").length > WORDS_OF_A_LABEL) {
        assertThat(text).as(key).isNotEqualToIgnoringCase(stock.getProperty(key).strip());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("locales")
  void h81EveryTextShowsTheArgumentsThatKeycloaksShows(Locale locale) throws IOException {
    Properties ours = LoginMessages.ours(locale);
    Properties stock = LoginMessages.stock(Locale.ENGLISH);
    for (String key : stock.stringPropertyNames()) {
      Set<Integer> wanted = LoginMessages.arguments(stock.getProperty(key));
      if (key.equals("error-invalid-multivalued-size")) {
        // The attribute's name in the realm; the field's label stands in front of the message.
        wanted.remove(0);
      }
      assertThat(LoginMessages.arguments(ours.getProperty(key)))
          .as(key)
          .isEqualTo(WITHOUT_ARGUMENTS.contains(key) ? Set.of() : wanted);
    }
  }

  /** Keycloak fills the organisation's name into its own texts; here nothing would fill it. */
  @ParameterizedTest
  @MethodSource("locales")
  void h81NoTextWaitsForAnythingButNumberedArguments(Locale locale) throws IOException {
    Properties ours = LoginMessages.ours(locale);
    for (String key : ours.stringPropertyNames()) {
      assertThat(ours.getProperty(key)).as(key).doesNotContain("${").doesNotContainPattern("<\\w");
    }
  }

  /** A date is checked by the short form of the page's language, so the example has that form. */
  @ParameterizedTest
  @MethodSource("locales")
  void theExampleOfADateIsOneThatKeycloakTakes(Locale locale) throws IOException, ParseException {
    String text =
        new MessageFormat(LoginMessages.ours(locale).getProperty("error-invalid-date"))
            .format(null);
    String example = text.substring(text.indexOf(':') + 1).strip();
    DateFormat form = DateFormat.getDateInstance(DateFormat.SHORT, locale);
    form.setLenient(false);
    assertThat(new SimpleDateFormat("yyyy-MM-dd").format(form.parse(example)))
        .isEqualTo("2024-02-29");
  }

  /** The Hungarian ones are held short by MessagesTest, with those of all other bundles. */
  @Test
  void englishSentencesAreShortToo() throws IOException {
    Properties english = LoginMessages.ours(Locale.ENGLISH);
    for (String key : english.stringPropertyNames()) {
      String text = english.getProperty(key);
      // The merged message has the length that the contract gives it (mission.md, section 1).
      int longest = text.contains("entitled to use the chosen") ? 19 : 15;
      for (String sentence : text.split("(?<=[.!?:]) ")) {
        assertThat(sentence.split("\\s+")).as(key).hasSizeLessThanOrEqualTo(longest);
      }
    }
  }
}
