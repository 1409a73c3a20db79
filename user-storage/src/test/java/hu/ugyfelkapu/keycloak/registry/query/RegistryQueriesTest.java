package hu.ugyfelkapu.keycloak.registry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.keycloak.models.UserModel;

@ParameterizedClass
@EachDatabase
class RegistryQueriesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Parameter TestDatabase database;

  private TestRegistry registry;
  private RegistryConnection connection;
  private RegistryQueries queries;

  @BeforeEach
  void open() {
    registry = database.withSchema();
    connection = registry.connection();
    queries = registry.queries(connection);
  }

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void rowIsReadWithAllItsParts() {
    registry
        .row(1, "Őri Ödön 12")
        .email("Odon@pelda.test")
        .name("Őri", "Ödön")
        .set("email_verified", true)
        .set("birth_name", "Őri Ödön")
        .set("mother_birth_name", "Űri Ágnes")
        .set("birth_place", "Árvíztűrő")
        .set("birth_date", "1972-02-29")
        .set("valid_until", "2027-01-01 00:00:00+00:00")
        .insert();
    RegistrationRow row = queries.byUserName("Őri Ödön 12").orElseThrow();
    assertThat(row.key()).isEqualTo(new RegistrationKey(1, 1577836800000000L));
    assertThat(row.userName()).isEqualTo("Őri Ödön 12");
    assertThat(row.email()).isEqualTo("Odon@pelda.test");
    assertThat(row.emailVerified()).isTrue();
    assertThat(row.currentName()).isEqualTo("Őri Ödön");
    assertThat(row.motherBirthName()).isEqualTo("Űri Ágnes");
    assertThat(row.birthPlace()).isEqualTo("Árvíztűrő");
    assertThat(row.birthDate()).isEqualTo("1972-02-29");
    assertThat(row.validUntil()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(row.entitledAt(NOW)).isTrue();
  }

  @Test
  void userNameIsFoundInAnyCaseAndCompositionH65() {
    registry.row(1, "Őri Ödön 12").insert();
    for (String typed :
        List.of("Őri Ödön 12", "őri ödön 12", "ŐRI ÖDÖN 12", "O\u030Bri O\u0308do\u0308n 12")) {
      assertThat(queries.byUserName(typed)).as(typed).isPresent();
    }
    assertThat(queries.byUserName("Ori Odon 12")).isEmpty();
    assertThat(queries.byUserName("Öri Ödön 12")).isEmpty();
  }

  @Test
  void twinsThatDifferInCaseOnlyAreNobodyByFoldedNameAndBothByExactSearchH65() {
    registry.row(1, "KissAnna").insert();
    registry.row(2, "kissanna").insert();
    assertThat(queries.byUserName("KissAnna")).isEmpty();
    assertThat(queries.byUserName("kissanna")).isEmpty();
    assertThat(names(Map.of(UserModel.USERNAME, "KissAnna", UserModel.EXACT, "true")))
        .containsExactly("KissAnna", "kissanna");
  }

  @Test
  void twinWithBrokenRowDoesNotHideTheOther() {
    registry.allowNull("created_at");
    registry.row(1, "KissAnna").insert();
    registry.row(2, "kissanna").set("created_at", null).insert();
    assertThat(queries.byUserName("KissAnna")).map(RegistrationRow::userName).contains("KissAnna");
  }

  @Test
  void emailIsFoundInAnyCaseButSharedOneBelongsToNobodyH72() {
    registry.row(1, "Egyetlen").email("Egy@Pelda.test").insert();
    registry.row(2, "Kozos1").email("kozos@pelda.test").insert();
    registry.row(3, "Kozos2").email("Kozos@pelda.test").insert();
    assertThat(queries.byEmail("eGY@pelda.test"))
        .map(RegistrationRow::userName)
        .contains("Egyetlen");
    assertThat(queries.byEmail("kozos@pelda.test")).isEmpty();
    assertThat(queries.byEmail("senki@pelda.test")).isEmpty();
  }

  @Test
  void usedAgainRowIdIsAnotherRegistration() {
    registry.row(1, "Regi").insert();
    RegistrationKey before = queries.byUserName("Regi").orElseThrow().key();
    registry.run("DELETE FROM registration");
    registry.row(1, "Uj").set("created_at", "2024-01-01 00:00:00+00:00").insert();
    assertThat(queries.byKey(before)).isEmpty();
    assertThat(queries.password(before, NOW)).isEmpty();
    assertThat(queries.byKey(queries.byUserName("Uj").orElseThrow().key())).isPresent();
  }

  @Test
  void unknownNameIsNobodyH58() {
    registry.row(1, "Valaki").insert();
    assertThat(queries.byUserName("Senki")).isEmpty();
    assertThat(queries.byKey(new RegistrationKey(99, 0))).isEmpty();
  }

  @Test
  void inputThatCannotBeInTheDatabaseIsNobodyAndNoOutage() {
    registry.row(1, "Valaki").insert();
    for (String hostile :
        List.of("a\u0000b", "a\uD83D", "x".repeat(200_000), "' OR '1'='1", "😀", "")) {
      assertThat(queries.byUserName(hostile)).isEmpty();
      assertThat(queries.byEmail(hostile)).isEmpty();
      Map<String, String> exact = Map.of(UserModel.USERNAME, hostile, UserModel.EXACT, "true");
      assertThat(names(exact)).isEmpty();
      assertThat(queries.count(exact, NOW)).isZero();
    }
    assertThat(names(Map.of(UserModel.SEARCH, "a\u0000b"))).isEmpty();
    assertThat(names(Map.of(UserModel.SEARCH, "v ".repeat(5000)))).isEmpty();
  }

  @Test
  void wildcardsOfTheDatabaseAreOrdinaryCharacters() {
    registry.row(1, "alma_fa").insert();
    registry.row(2, "almaXfa").insert();
    registry.row(3, "50% olcso").insert();
    registry.row(4, "vissza\\per").insert();
    registry.row(5, "fel!kialto").insert();
    assertThat(names(Map.of(UserModel.USERNAME, "a_f"))).containsExactly("alma_fa");
    assertThat(names(Map.of(UserModel.USERNAME, "%"))).containsExactly("50% olcso");
    assertThat(names(Map.of(UserModel.USERNAME, "\\"))).containsExactly("vissza\\per");
    assertThat(names(Map.of(UserModel.SEARCH, "alma_"))).containsExactly("alma_fa");
    assertThat(names(Map.of(UserModel.SEARCH, "fel!"))).containsExactly("fel!kialto");
  }

  @Test
  void searchFollowsKeycloaksConventions() {
    registry.row(1, "Őri Ödön 12").name("Őri", "Ödön").email("odon@pelda.test").insert();
    registry.row(2, "ZoldOri").name("Zöld", "Őrike").email("zold@pelda.test").insert();
    assertThat(names(Map.of(UserModel.SEARCH, "ŐRI")))
        .containsExactlyInAnyOrder("Őri Ödön 12", "ZoldOri");
    assertThat(names(Map.of(UserModel.SEARCH, "őri ödön"))).containsExactly("Őri Ödön 12");
    assertThat(names(Map.of(UserModel.SEARCH, "  őri   zöld "))).containsExactly("ZoldOri");
    assertThat(names(Map.of(UserModel.SEARCH, "\"őri\""))).containsExactly("Őri Ödön 12");
    assertThat(names(Map.of(UserModel.SEARCH, "\"őri ödön 12\""))).containsExactly("Őri Ödön 12");
    assertThat(names(Map.of(UserModel.SEARCH, "dön"))).isEmpty();
    assertThat(names(Map.of(UserModel.SEARCH, "*dön"))).containsExactly("Őri Ödön 12");
    assertThat(names(Map.of(UserModel.SEARCH, "z*d"))).containsExactly("ZoldOri");
    assertThat(names(Map.of(UserModel.SEARCH, "*"))).hasSize(2);
    assertThat(names(Map.of(UserModel.SEARCH, "  "))).hasSize(2);
    assertThat(names(Map.of(UserModel.SEARCH, "zold@"))).containsExactly("ZoldOri");
    assertThat(names(Map.of(UserModel.FIRST_NAME, "RIKE"))).containsExactly("ZoldOri");
    assertThat(names(Map.of(UserModel.LAST_NAME, "ri"))).containsExactly("Őri Ödön 12");
    assertThat(names(Map.of(UserModel.EMAIL, "ODON", UserModel.EXACT, "false")))
        .containsExactly("Őri Ödön 12");
    assertThat(names(Map.of(UserModel.EMAIL, "odon", UserModel.EXACT, "true"))).isEmpty();
  }

  @Test
  void whatOnlyKeycloakKnowsFindsNobodyInTheRegistry() {
    registry.row(1, "Valaki").insert();
    assertThat(names(Map.of("department", "x"))).isEmpty();
    assertThat(names(Map.of(UserModel.IDP_ALIAS, "x"))).isEmpty();
    assertThat(names(Map.of(UserModel.INCLUDE_SERVICE_ACCOUNT, "false"))).containsExactly("Valaki");
  }

  @Test
  void countAgreesWithListUnderEachFilterH61() {
    registry.allowNull("created_at");
    registry.allowNull("state");
    registry.allowNull("user_name");
    registry
        .row(1, "Ervenyes")
        .email("a@pelda.test")
        .set("email_verified", true)
        .name("Minta", "Márta")
        .insert();
    registry.row(2, "Lejart").set("valid_until", "2025-12-31 23:59:59+00:00").insert();
    registry.row(3, "Eppenlejar").set("valid_until", "2026-01-01 00:00:00+00:00").insert();
    registry.row(4, "Megervenyes").set("valid_until", "2026-01-01 00:00:01+00:00").insert();
    registry.row(5, "Zarolt").set("state", "locked").insert();
    registry.row(6, "Ismeretlen").set("state", "frozen").insert();
    registry.row(7, "Allapottalan").set("state", null).set("email_verified", false).insert();
    registry.row(8, "Idotlen").set("created_at", null).insert();
    registry.row(9, null).set("user_name_folded", "nevtelen").insert();
    registry.row(10, " ").insert();
    List<Map<String, String>> filters = new ArrayList<>();
    filters.add(Map.of());
    filters.add(Map.of(UserModel.ENABLED, "true"));
    filters.add(Map.of(UserModel.ENABLED, "false"));
    filters.add(Map.of(UserModel.EMAIL_VERIFIED, "true"));
    filters.add(Map.of(UserModel.EMAIL_VERIFIED, "false"));
    filters.add(Map.of(UserModel.SEARCH, "m"));
    filters.add(Map.of(UserModel.SEARCH, "m", UserModel.ENABLED, "true"));
    filters.add(Map.of(UserModel.USERNAME, "t"));
    filters.add(Map.of(UserModel.USERNAME, "zarolt", UserModel.EXACT, "true"));
    filters.add(Map.of(UserModel.CREATED_AFTER, "1577836800000"));
    filters.add(Map.of(UserModel.CREATED_AFTER, "1577836800001"));
    filters.add(Map.of(UserModel.CREATED_BEFORE, "1577836800000"));
    filters.add(Map.of(UserModel.CREATED_BEFORE, "1577836799999"));
    filters.add(Map.of(UserModel.CREATED_BEFORE, Long.toString(Long.MAX_VALUE)));
    filters.add(Map.of(UserModel.CREATED_AFTER, "soon"));
    for (Map<String, String> filter : filters) {
      assertThat(queries.count(filter, NOW)).as(filter.toString()).isEqualTo(names(filter).size());
    }
    assertThat(names(Map.of())).hasSize(7).doesNotContain("Idotlen");
    assertThat(names(Map.of(UserModel.ENABLED, "true"))).containsExactly("Ervenyes", "Megervenyes");
    assertThat(names(Map.of(UserModel.ENABLED, "false"))).hasSize(5);
    assertThat(names(Map.of(UserModel.CREATED_AFTER, "1577836800000"))).hasSize(7);
    assertThat(names(Map.of(UserModel.CREATED_AFTER, "1577836800001"))).isEmpty();
    assertThat(names(Map.of(UserModel.CREATED_BEFORE, "1577836800000"))).hasSize(7);
    assertThat(names(Map.of(UserModel.CREATED_BEFORE, Long.toString(Long.MAX_VALUE)))).hasSize(7);
    for (RegistrationRow row : queries.search(Map.of(), NOW, null, null)) {
      boolean listedAsEnabled = names(Map.of(UserModel.ENABLED, "true")).contains(row.userName());
      assertThat(row.entitledAt(NOW)).as(row.userName()).isEqualTo(listedAsEnabled);
    }
  }

  @Test
  void brokenRowIsToldByItsIdAndConcernsNobodyElse() {
    registry.allowNull("created_at");
    registry.row(41, "Idotlen Ivan").set("created_at", null).insert();
    registry.row(42, "Ismeretlen Imre").set("state", "frozen").insert();
    registry.row(43, "Valaki").insert();
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.WARNING)) {
      assertThat(queries.byUserName("Idotlen Ivan")).isEmpty();
      assertThat(queries.byUserName("Ismeretlen Imre").orElseThrow().entitledAt(NOW)).isFalse();
      assertThat(queries.byUserName("Valaki").orElseThrow().entitledAt(NOW)).isTrue();
      assertThat(log.messages()).hasSize(2);
      assertThat(log.messages().get(0)).contains("row 41").doesNotContain("Ivan");
      assertThat(log.messages().get(1)).contains("row 42").doesNotContain("Imre");
    }
  }

  @Test
  void datesBeyondTheCalendarConcernNobodyElse() {
    assumeTrue(database == TestDatabase.POSTGRESQL, "H2 has no infinity");
    registry
        .row(1, "Vegtelen")
        .set("created_at", "infinity")
        .set("birth_date", "infinity")
        .insert();
    registry.row(2, "Orok").set("valid_until", "infinity").insert();
    registry.row(3, "Valaki").insert();
    assertThat(names(Map.of())).containsExactly("Orok", "Valaki", "Vegtelen");
    assertThat(queries.byUserName("Orok").orElseThrow().entitledAt(NOW)).isTrue();
    RegistrationKey endless = queries.byUserName("Vegtelen").orElseThrow().key();
    assertThat(queries.byKey(endless)).isPresent();
    assertThat(queries.password(endless, NOW)).isEmpty();
  }

  @Test
  void rowWithNothingOptionalIsAValidRegistration() {
    registry.row(1, "UresUbul").insert();
    RegistrationRow row = queries.byUserName("UresUbul").orElseThrow();
    assertThat(row.entitledAt(NOW)).isTrue();
    assertThat(row.currentName()).isNull();
    assertThat(row.emailVerified()).isFalse();
    assertThat(queries.password(row.key(), NOW).orElseThrow().hash()).isNull();
  }

  @Test
  void passwordIsReadAnewEachTimeH66() {
    registry.row(1, "Valaki").set("password_hash", "{MD5}a").insert();
    RegistrationKey key = queries.byUserName("Valaki").orElseThrow().key();
    assertThat(queries.password(key, NOW)).contains(new PasswordRecord(1, "{MD5}a", true));
    registry.run("UPDATE registration SET password_hash = '{MD5}b', state = 'locked'");
    assertThat(queries.password(key, NOW)).contains(new PasswordRecord(1, "{MD5}b", false));
  }

  @Test
  void everyQuestionIsOneStatementH61() {
    for (int i = 0; i < 50; i++) {
      registry.row(i, "Valaki" + i).insert();
    }
    RegistrationKey key = queries.byUserName("Valaki7").orElseThrow().key();
    List<Runnable> questions =
        List.of(
            () -> queries.search(Map.of(), NOW, 10, 20),
            () -> queries.count(Map.of(), NOW),
            () -> names(Map.of(UserModel.USERNAME, "valaki7", UserModel.EXACT, "true")),
            () -> queries.byUserName("valaki7"),
            () -> queries.byEmail("valaki7@pelda.test"),
            () -> queries.byKey(key),
            () -> queries.password(key, NOW));
    for (Runnable question : questions) {
      try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
        question.run();
        assertThat(log.messages()).hasSize(1);
      }
    }
  }

  @Test
  void statementsAreNeverMadeOfInputH72() {
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
      queries.byUserName("Titkos Tilda");
      names(new HashMap<>(Map.of(UserModel.SEARCH, "titkos tilda")));
      assertThat(log.messages())
          .hasSize(2)
          .noneMatch(sql -> sql.toLowerCase(java.util.Locale.ROOT).contains("tilda"));
    }
  }

  @Test
  void transactionsCannotWriteH68() {
    registry.row(1, "Valaki").insert();
    if (database == TestDatabase.POSTGRESQL) {
      assertThatThrownBy(
              () ->
                  connection.read(
                      c -> {
                        try (var statement = c.prepareStatement("DELETE FROM registration")) {
                          return statement.executeUpdate();
                        }
                      }))
          .hasMessageContaining("25006");
    }
    assertThat(registry.number("SELECT COUNT(*) FROM registration")).isEqualTo(1);
  }

  private List<String> names(Map<String, String> filter) {
    return queries.search(filter, NOW, null, null).stream().map(RegistrationRow::userName).toList();
  }
}
