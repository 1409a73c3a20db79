package hu.ugyfelkapu.keycloak.registry.username;

import static hu.ugyfelkapu.keycloak.registry.username.UsernameRule.CHARACTERS;
import static hu.ugyfelkapu.keycloak.registry.username.UsernameRule.LENGTH;
import static hu.ugyfelkapu.keycloak.registry.username.UsernameRule.SPACES;
import static hu.ugyfelkapu.keycloak.registry.username.UsernameRule.VARIETY;
import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidatorConfig;

class UsernameRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KissAnna",
        "kissanna",
        "Őri Ödön 12",
        "O\u030Bri O\u0308do\u0308n 12",
        "árvíztűrő",
        "QWXY",
        "abcA",
        "aAbb",
        "1234",
        "a b c"
      })
  void goodNamesBreakNoRule(String name) {
    assertThat(UsernameRule.brokenBy(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kiss-Anna",
        "anna@pelda",
        "kiss.anna",
        "kiss_anna",
        "Kißanna",
        "Müñchen",
        "Анна12",
        "anna\u00A0k",
        "anna\tk",
        "anna😀"
      })
  void otherSignsBreakTheRuleOfCharacters(String name) {
    assertThat(UsernameRule.brokenBy(name)).contains(CHARACTERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {" kata", "kata ", " kata "})
  void spacesAtTheEndsBreakTheirRule(String name) {
    assertThat(UsernameRule.brokenBy(name)).containsExactly(SPACES);
  }

  @Test
  void shortNamesAndUniformNamesBreakTheirRules() {
    assertThat(UsernameRule.brokenBy("abc")).containsExactly(LENGTH);
    assertThat(UsernameRule.brokenBy("abab")).containsExactly(VARIETY);
    assertThat(UsernameRule.brokenBy("a b a")).containsExactly(VARIETY);
    assertThat(UsernameRule.brokenBy("")).containsExactly(LENGTH, VARIETY);
  }

  @Test
  void lengthCountsLettersNotTheirParts() {
    assertThat(UsernameRule.brokenBy("O\u030BU\u030Ba")).containsExactly(LENGTH);
  }

  @Test
  void validatorReportsEachBrokenRuleByItsMessage() {
    ValidationContext context = new ValidationContext();
    new UsernameValidator().validate("-a ", "username", context, ValidatorConfig.EMPTY);
    assertThat(context.getErrors())
        .extracting(error -> error.getMessage())
        .containsExactly(
            CHARACTERS.messageKey(),
            SPACES.messageKey(),
            LENGTH.messageKey(),
            VARIETY.messageKey());
  }

  @Test
  void validatorAcceptsAGoodName() {
    ValidationContext context = new ValidationContext();
    new UsernameValidator().validate("Őri Ödön 12", "username", context, ValidatorConfig.EMPTY);
    assertThat(context.isValid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void everyRuleHasAMessageAndNoApostropheSwallowsItH81(String language) throws IOException {
    Properties messages = new Properties();
    try (var in =
        UsernameRule.class.getResourceAsStream(
            "/theme-resources/messages/messages_" + language + ".properties")) {
      messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    // Those of the life cycle's mail are tested with it.
    messages.keySet().removeIf(key -> key.toString().startsWith("ugyfelkapuExpiry"));
    assertThat(messages.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(UsernameRule.values()).map(UsernameRule::messageKey),
                    Stream.of(RegistryChanges.NOT_CHANGEABLE, RegistryChanges.VALUE_REFUSED))
                .toList());
    assertThat(messages.values())
        .allSatisfy(text -> assertThat((String) text).isNotBlank().doesNotContain("'", "{"));
  }
}
