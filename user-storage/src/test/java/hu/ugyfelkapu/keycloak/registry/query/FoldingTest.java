package hu.ugyfelkapu.keycloak.registry.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FoldingTest {

  @Test
  void hungarianDoubleAcutesFoldWhateverTheServersLocale() {
    Locale before = Locale.getDefault();
    try {
      // In Turkish the lower case of I is another letter.
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Folding.fold("ŐRI ŰRI ÁRVÍZ IDA")).isEqualTo("őri űri árvíz ida"); // H65
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void decomposedLettersBecomeComposed() {
    assertThat(Folding.fold("O\u030Bri")).isEqualTo("\u0151ri");
  }

  @Test
  void foldingTwiceChangesNothing() {
    for (String text : new String[] {"ŐRI", "İ", "Σ", "ẞ", "O\u030B"}) {
      assertThat(Folding.fold(Folding.fold(text))).isEqualTo(Folding.fold(text));
    }
  }

  @Test
  void nullStaysNull() {
    assertThat(Folding.fold(null)).isNull();
  }

  @Test
  void textThatNoDatabaseCanHoldIsTold() {
    assertThat(Folding.storable("a\u0000b")).isFalse();
    assertThat(Folding.storable("a\uD83Db")).isFalse();
    assertThat(Folding.storable("a😀b")).isTrue();
  }
}
