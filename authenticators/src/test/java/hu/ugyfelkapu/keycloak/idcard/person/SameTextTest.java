package hu.ugyfelkapu.keycloak.idcard.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameTextTest {

  @ParameterizedTest
  @CsvSource({
    "ŐRI, Őri",
    "Õri, Őri",
    "KÛRTÖS, Kűrtös",
    "O\u030bri, Őri",
    "Kiss-Nagy, Kiss Nagy",
    "Kiss – Nagy, kiss nagy",
    "dr. Kiss, Kiss",
    "'Kiss, dr.', 'Kiss,'",
    "DR KISS, Kiss",
    "'  Anna   Mária ', Anna Mária",
    "1985.04.12., 1985.04.12."
  })
  void differsOnlyInHowItWasWritten(String onTheCard, String registered) {
    assertThat(SameText.key(onTheCard)).isEqualTo(SameText.key(registered));
  }

  @ParameterizedTest
  @CsvSource({
    "Kovács, Kovacs",
    "Őri, Öri",
    "Kiss, Kis",
    "Kiss Anna, Kiss",
    "Drégely, Égely",
    "Andrásdr, András",
    "1985.04.12., 1985.12.04."
  })
  void isAnotherName(String onTheCard, String registered) {
    assertThat(SameText.key(onTheCard)).isNotEqualTo(SameText.key(registered));
  }

  /** A registry looks up whole values: whatever it may hold must be among what it is asked for. */
  @ParameterizedTest
  @CsvSource({
    "dr. Õri, Őri",
    "Őri, Õri",
    "Őri, dr. Őri",
    "Dr KISS, KISS",
    "Kiss-Nagy, Kiss Nagy",
    "Kiss Nagy, Kiss-Nagy",
    "Kiss – Nagy, dr. Kiss Nagy",
    "Kiss, Kiss"
  })
  void registryIsAskedForEverySpelling(String onTheCard, String registered) {
    assertThat(SameText.spellings(onTheCard)).contains(registered).hasSizeLessThanOrEqualTo(12);
  }
}
