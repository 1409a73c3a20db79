package hu.ugyfelkapu.keycloak.docker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  // The vectors of RFC 6238, appendix B, cut to six digits.
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long epochSecond, String code) {
    Totp app = new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    assertThat(app.at(Instant.ofEpochSecond(epochSecond))).isEqualTo(code);
  }

  /** Four codes are more than the server takes in one half minute: the fourth waits. */
  @Test
  void freshCodesComeOnceEachAndAreTakenByTheServer() {
    Totp app = new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    List<String> given = new ArrayList<>();

    for (int i = 0; i < 4; i++) {
      String code = app.fresh();
      Instant now = Instant.now();
      assertThat(code).isIn(app.at(now.minusSeconds(30)), app.at(now), app.at(now.plusSeconds(30)));
      given.add(code);
    }

    assertThat(given).doesNotHaveDuplicates();
  }
}
