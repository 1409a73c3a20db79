package hu.ugyfelkapu.keycloak.telephone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {

  record Order(
      @JsonProperty("name") String name,
      @JsonProperty("numbers") List<Integer> numbers,
      @JsonProperty("texts") Map<Integer, String> texts) {}

  private static InputStream body(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void knownFieldsAreRead() {
    Order order =
        JsonBody.read(
            body("{\"name\":\"Ő\",\"numbers\":[1,2],\"texts\":{\"3\":\"c\"}}"), Order.class);

    assertThat(order).isEqualTo(new Order("Ő", List.of(1, 2), Map.of(3, "c")));
  }

  @Test
  void missingFieldsAreNull() {
    assertThat(JsonBody.read(body("{}"), Order.class)).isEqualTo(new Order(null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":1} | name",
        "{\"name\":1.5} | name",
        "{\"name\":true} | name",
        "{\"name\":[]} | name",
        "{\"numbers\":[\"1\"]} | numbers",
        "{\"numbers\":[1.0]} | numbers",
        "{\"numbers\":1} | numbers",
        "{\"texts\":{\"x\":\"c\"}} | texts",
        "{\"texts\":{\"3\":4}} | texts",
        "{\"nmae\":\"a\"} | body",
        "{\"name\":\"a\",\"name\":\"b\"} | body",
        "{\"name\":\"a\"} {} | body",
        "{\"name\":\"a\" | body",
        "[] | body",
        "\"text\" | body",
        "null | body",
        "'' | body"
      })
  void whatIsNotAsDescribedIsNamedByItsField(String json, String field) {
    MalformedRequestException malformed =
        catchThrowableOfType(
            MalformedRequestException.class, () -> JsonBody.read(body(json), Order.class));

    assertThat(malformed.field()).isEqualTo(field);
    assertThat(malformed.isTooLarge()).isFalse();
    // What was sent is nobody's business.
    assertThat(malformed).hasMessage("malformed: " + field).hasNoCause();
  }

  @Test
  void missingBodyIsMalformed() {
    assertThat(
            catchThrowableOfType(
                MalformedRequestException.class, () -> JsonBody.read(null, Order.class)))
        .isNotNull();
  }

  @Test
  void onlySoMuchIsRead() {
    String longest =
        "{\"name\":\"" + "a".repeat(JsonBody.MOST_BYTES - "{\"name\":\"\"}".length()) + "\"}";
    assertThat(JsonBody.read(body(longest), Order.class).name()).startsWith("aaa");

    InputStream endless =
        new InputStream() {
          private int given;

          @Override
          public int read() {
            given++;
            assertThat(given).isLessThanOrEqualTo(JsonBody.MOST_BYTES + 1);
            return ' ';
          }
        };
    assertThat(
            catchThrowableOfType(
                    MalformedRequestException.class, () -> JsonBody.read(endless, Order.class))
                .isTooLarge())
        .isTrue();
  }
}
