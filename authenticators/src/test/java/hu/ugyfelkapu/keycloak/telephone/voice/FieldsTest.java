package hu.ugyfelkapu.keycloak.telephone.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.telephone.Positions;
import hu.ugyfelkapu.keycloak.telephone.api.MalformedRequestException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  /** One number must not have as many limits as there are ways to write it. */
  @ParameterizedTest
  @ValueSource(strings = {"+36301234567", "06301234567", "0036301234567"})
  void callingNumberIsOneHoweverItIsWritten(String written) {
    assertThat(Fields.caller(written)).contains("+36301234567");
  }

  @Test
  void shortAndWithheldNumbersAreTaken() {
    assertThat(Fields.caller("1818")).contains("1818");
    assertThat(Fields.caller(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "anonymous", "+36 30 123 4567", "1234567890123456", "12\n345"})
  void whatIsNoNumberIsRefused(String text) {
    assertThatThrownBy(() -> Fields.caller(text)).hasMessageEndingWith("caller");
  }

  @Test
  void digitsAreAsManyAsPositions() {
    Positions three = Fields.positions(List.of(1, 4, 6));

    assertThat(Fields.digits(three, "042")).isEqualTo("042");
    for (String wrong : new String[] {"", "04", "0421", "04x", "٠٤٢", null}) {
      assertThatThrownBy(() -> Fields.digits(three, wrong))
          .isInstanceOf(MalformedRequestException.class)
          .hasMessageEndingWith("digits");
    }
  }

  @Test
  void answersAreNumberedFromOneToNine() {
    assertThat(Fields.answers(Map.of("2", "b", "1", "a")))
        .containsExactly(Map.entry(1, "a"), Map.entry(2, "b"));
    assertThat(Fields.answers(Map.of())).isEmpty();
    Map<String, String> withNull = new HashMap<>();
    withNull.put("1", null);
    for (Map<String, String> wrong :
        List.of(
            Map.of("0", "a"),
            Map.of("10", "a"),
            Map.of("01", "a"),
            Map.of("x", "a"),
            Map.of("1", "a".repeat(201)),
            withNull)) {
      assertThatThrownBy(() -> Fields.answers(wrong)).hasMessageEndingWith("answers");
    }
    assertThatThrownBy(() -> Fields.answers(null)).hasMessageEndingWith("answers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "AAAAAAAAAAAAAAAAAAAAAAAA ", "ÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁ"})
  void whatIsNoTicketIsNotLookedUp(String text) {
    assertThatThrownBy(() -> Fields.ticket(text)).hasMessageEndingWith("ticket");
  }
}
