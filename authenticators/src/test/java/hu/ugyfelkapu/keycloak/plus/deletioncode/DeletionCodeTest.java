package hu.ugyfelkapu.keycloak.plus.deletioncode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeletionCodeTest {

  private static final DeletionCode CODE = new DeletionCode("ABCDEFGH23456789");

  @Test
  void generatedCodesHaveNoLookAlikesAndAtLeast75Bits() {
    List<String> codes = Stream.generate(() -> DeletionCode.generate().text()).limit(500).toList();

    assertThat(codes).allMatch(code -> code.matches("[A-Z2-9&&[^OIL]]{16}"));
    assertThat(codes).doesNotHaveDuplicates();
    double bits = DeletionCode.LENGTH * Math.log(DeletionCode.ALPHABET.length()) / Math.log(2);
    assertThat(bits).isGreaterThanOrEqualTo(75);
    assertThat(DeletionCode.ALPHABET.chars().distinct().count())
        .isEqualTo(DeletionCode.ALPHABET.length());
  }

  @Test
  void shownInFourGroupsOfFour() {
    assertThat(CODE.groups()).containsExactly("ABCD", "EFGH", "2345", "6789");
  }

  @Test
  void neverShowsItselfInALog() {
    assertThat(CODE.toString()).doesNotContain("ABCD");
  }

  @Test
  void fileHoldsTheCodeInWindowsLinesWithoutByteOrderMark() {
    String uri = DeletionCodeFile.of(CODE, "2026. november 21. 18:30", "Törlőkód").uri();

    assertThat(uri).startsWith("data:text/plain;charset=utf-8;base64,");
    String text =
        new String(
            Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1)),
            StandardCharsets.UTF_8);
    assertThat(text)
        .isEqualTo("Törlőkód\r\n\r\nABCD-EFGH-2345-6789\r\n\r\n2026. november 21. 18:30\r\n");
  }
}
