package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.password.PasswordCheck;
import hu.ugyfelkapu.keycloak.registry.password.RealmHashing;
import hu.ugyfelkapu.keycloak.registry.query.Folding;
import hu.ugyfelkapu.keycloak.registry.query.PasswordRecord;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import hu.ugyfelkapu.keycloak.registry.query.RegistryQueries;
import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo registrations of mission.md §12, shared with the runner and the browser tests. */
@ParameterizedClass
@EnumSource(
    value = TestDatabase.class,
    names = {"POSTGRESQL", "H2"})
class DemoRowsTest {

  private static final Path ROWS =
      Path.of("../docker/src/main/resources/hu/ugyfelkapu/keycloak/docker/registry/demo-rows.sql");
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** User name to password, for whoever may log in. */
  private static final Map<String, String> ENTITLED =
      Map.of(
          "KissAnna", "Proba2024Jelszo",
          "kissanna", "Masik2024Jelszo",
          "Őri Ödön 12", "Tavasz12Nyar34",
          "MintaMarton1", "Csalad2024Elso",
          "MintaMarton2", "Csalad2024Masodik",
          "MintaMarta", "Csalad2024Harmadik",
          "HosszuNevu Hercegno Krisztina Bernadett 1848", "Hosszu2024Jelszo",
          "UresUbul", "Ures2024Jelszo");

  /** User name to password that is right, but the registration may not be used. */
  private static final Map<String, String> NOT_ENTITLED =
      Map.of(
          "LejartLajos", "Regi2010Jelszo",
          "ZaroltZita", "Zarva2024Ajto",
          "AktivalandoAron", "Aktiv2024Jelszo",
          "MegszuntMiklos", "Megszunt2024Jelszo",
          "KilepettKata", "Kilepett2024Jelszo");

  @Parameter TestDatabase database;

  private RegistryConnection connection;
  private RegistryQueries queries;
  private TestRegistry registry;
  private Map<String, RegistrationRow> rows;

  @BeforeEach
  void load() {
    registry = database.withSchema();
    registry.runFile(ROWS);
    connection = registry.connection();
    queries = registry.queries(connection);
    rows =
        queries.search(Map.of(), NOW, null, null).stream()
            .collect(Collectors.toMap(RegistrationRow::userName, row -> row));
  }

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void everyPasswordOfTheListFitsItsHash() {
    PasswordCheck check = new PasswordCheck(new RealmHashing(new FakeKeycloak().session()));
    Map<String, String> all = new LinkedHashMap<>(ENTITLED);
    all.putAll(NOT_ENTITLED);
    all.forEach(
        (name, password) -> {
          PasswordRecord stored = queries.password(rows.get(name).key(), NOW).orElseThrow();
          assertThat(check.matches(stored, password))
              .as(name)
              .isEqualTo(ENTITLED.containsKey(name));
          // Also where the registration may not be used: the hash itself is right.
          assertThat(check.matches(new PasswordRecord(1, stored.hash(), true), password))
              .as(name)
              .isTrue();
          assertThat(check.matches(stored, password + "x")).as(name).isFalse();
        });
  }

  @Test
  void statesAreThoseOfTheList() {
    Set<String> entitled =
        rows.values().stream()
            .filter(row -> row.entitledAt(NOW))
            .map(RegistrationRow::userName)
            .collect(Collectors.toSet());
    Set<String> expected = new HashSet<>(ENTITLED.keySet());
    expected.add("IsmeretlenImre");
    assertThat(entitled).isEqualTo(expected);
    assertThat(queries.password(rows.get("IdeiglenesIda").key(), NOW).orElseThrow().hash())
        .isNull();
  }

  @Test
  void foldedColumnsHoldWhatTheProviderFoldsH65() throws SQLException {
    try (var c = registry.connect();
        var statement = c.createStatement();
        var result =
            statement.executeQuery(
                "SELECT user_name, user_name_folded, email, email_folded, family_name, family_name_folded,"
                    + " given_name, given_name_folded FROM registration")) {
      while (result.next()) {
        for (int column = 1; column < 8; column += 2) {
          assertThat(result.getString(column + 1))
              .isEqualTo(Folding.fold(result.getString(column)));
        }
        assertThat(result.getString(1)).isEqualTo(Folding.nfc(result.getString(1)));
      }
    }
  }

  @Test
  void addressesAreInventedAndOneIsSharedByThree() {
    assertThat(rows.values())
        .filteredOn(row -> row.email() != null)
        .allSatisfy(row -> assertThat(row.email()).endsWith("@pelda.test"));
    assertThat(rows.values())
        .filteredOn(row -> "csalad@pelda.test".equals(Folding.fold(row.email())))
        .hasSize(3);
    assertThat(queries.byEmail("csalad@pelda.test")).isEmpty();
  }
}
