package hu.ugyfelkapu.keycloak.registry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

/** What an administrator may write into the settings, and what is said of the rest. */
class MappingSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "table|a.b.c|setting table has a table name",
        "joins|person|setting joins must read like",
        "joins|person p|setting joins must read like",
        "joins|person p ON p.id = q.person|which is not joined",
        "joins|person p ON id = person_id|must make one column of p",
        "joins|person p ON p.id = p.person|must make one column of p",
        "joins|person p ON p.id = a OR 1 = 1|must make one column of p",
        "joins|person p ON p.id = a; person p ON p.id = b|joins two tables as p",
        "joins|town t ON t.id = p.town; person p ON p.id = a|which is not joined",
        "joins|person p ON p.id = (SELECT 1)|must be",
        "columnId|none|setting columnId must name a column",
        "columnPasswordHash|none|setting columnPasswordHash must name a column",
        "columnCurrentName|PASSWORD_HASH|setting columnCurrentName must not name the column of the password",
        "columnEmail|p.mail|setting columnEmail names a column of p",
        "columnEmail|p.m.x|setting columnEmail must be",
        "idForm|guid|setting idForm must be one of number, text, uuid",
        "createdAtForm|last-day|setting createdAtForm must be one of",
        "validUntilForm|date|setting validUntilForm must be one of",
        "timeZone|Budapest|setting timeZone must be a time zone",
        "stateKind|enum|setting stateKind must be one of text, number, boolean",
        "codesValid|none|setting codesValid must hold a code",
        "codesLocked|valid|means two things",
        "emailVerifiedYes|igen|setting emailVerifiedYes the code igen is neither true nor false",
        "birthDateForm|yyyy|setting birthDateForm must be the word date",
        "birthDateForm|uuuuMM'|setting birthDateForm must be the word date",
      })
  void settingThatMakesNoSenseIsRefusedByItsName(String key, String value, String sentence) {
    assertThatThrownBy(() -> SchemaMapping.from(Map.of(key, value)::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The setting")
        .hasMessageEndingWith(".")
        .hasMessageContaining(sentence);
  }

  @Test
  void codesOfNumbersMustBeToldAndBeNumbers() {
    assertThatThrownBy(() -> SchemaMapping.from(Map.of("stateKind", "number")::get))
        .hasMessageContaining("codesValid must hold a code");
    assertThatThrownBy(
            () -> SchemaMapping.from(Map.of("stateKind", "number", "codesValid", "one")::get))
        .hasMessageContaining("the code one is no whole number");
    assertThat(
            SchemaMapping.from(Map.of("stateKind", "number", "codesValid", " 1 , 2 ")::get)
                .states()
                .orElseThrow()
                .meanings())
        .containsEntry(RegistrationState.VALID, List.of("1", "2"))
        .containsEntry(RegistrationState.LOCKED, List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 7",
        "07",
        "-0",
        "1.5",
        "1e3",
        "x",
        "9999999999999999999999999999999999999999"
      })
  void textThatIsNoIdOfANumberedRegistryIsNobody(String id) {
    assertThat(IdForm.NUMBER.bound(id)).isEmpty();
  }

  @Test
  void idsAreBoundAsNarrowAsTheyAre() {
    assertThat(IdForm.NUMBER.bound("-7")).contains(-7L);
    assertThat(IdForm.NUMBER.bound("9223372036854775807")).contains(Long.MAX_VALUE);
    assertThat(IdForm.NUMBER.bound("9223372036854775808"))
        .contains(new BigDecimal("9223372036854775808"));
    assertThat(IdForm.UNIQUE.bound("C0FFEE00-0000-4000-8000-000000000001")).isEmpty();
    assertThat(IdForm.UNIQUE.bound("1-1-1-1-1")).isEmpty();
  }

  /** The admin console shows a field for every setting that is read, and no other. */
  @Test
  void everySettingThatIsReadIsShownInTheConsole() {
    List<String> read = new ArrayList<>();
    SchemaMapping.from(
        key -> {
          read.add(key);
          return null;
        });
    assertThat(MappingProperties.all())
        .extracting(ProviderConfigProperty::getName)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(read);
    assertThat(MappingProperties.all())
        .allSatisfy(
            property -> {
              assertThat(property.getLabel()).isNotBlank();
              assertThat(property.getHelpText()).isNotBlank();
            });
  }
}
