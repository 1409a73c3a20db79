package hu.ugyfelkapu.keycloak.telephone.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Locale GERMAN = Locale.GERMAN;

  @Test
  void choiceComesBeforeTheBrowsersLanguageAndHungarianIsTheUsualOne() {
    assertThat(Texts.locale(null, List.of())).isEqualTo(Texts.HUNGARIAN);
    assertThat(Texts.locale(null, List.of(Locale.forLanguageTag("*")))).isEqualTo(Texts.HUNGARIAN);
    assertThat(Texts.locale(null, List.of(GERMAN))).isEqualTo(Texts.HUNGARIAN);
    assertThat(Texts.locale(null, List.of(GERMAN, Locale.UK, Texts.HUNGARIAN)))
        .isEqualTo(Locale.ENGLISH);
    assertThat(Texts.locale("hu", List.of(Locale.ENGLISH))).isEqualTo(Texts.HUNGARIAN);
    assertThat(Texts.locale("en", List.of(Texts.HUNGARIAN))).isEqualTo(Locale.ENGLISH);
    assertThat(Texts.locale("../x", List.of(Locale.ENGLISH))).isEqualTo(Locale.ENGLISH);
  }
}
