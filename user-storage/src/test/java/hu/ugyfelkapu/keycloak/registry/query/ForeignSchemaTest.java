package hu.ugyfelkapu.keycloak.registry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaCheck;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.keycloak.models.UserModel;

/** Registries that somebody else has laid out, each read and changed through its mapping. */
@ParameterizedClass
@EachDatabase
class ForeignSchemaTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Parameter TestDatabase database;

  private TestRegistry registry;
  private RegistryConnection connection;
  private RegistryQueries queries;
  private RegistryChanges changes;

  @AfterEach
  void close() {
    if (connection != null) {
      connection.close();
    }
  }

  /** English names, ids and states as numbers, flags as letters, times as seconds; no folding. */
  @Test
  void flatTableWithCodesAndSeconds_H65() {
    open(
        """
        CREATE TABLE user_account (
          account_no INTEGER PRIMARY KEY,
          registered BIGINT NOT NULL,
          login VARCHAR(100) NOT NULL,
          mail VARCHAR(200),
          mail_ok CHAR(3),
          last_name VARCHAR(100),
          first_name VARCHAR(100),
          born INTEGER,
          status INTEGER,
          expires BIGINT,
          pw VARCHAR(200),
          person VARCHAR(20));
        INSERT INTO user_account VALUES
          (1, 1577836800, 'KissAnna', 'Anna@pelda.test', 'Y', 'Kiss', 'Anna', 19720229, 1, 1893456000, '{MD5}a', 'AB 1%'),
          (2, 1577836801, 'kissanna', 'masik@pelda.test', 'N', 'Kiss', 'Anna', NULL, 11, NULL, NULL, 'ab 1%'),
          (3, 1577836802, 'Őri Ödön 12', 'odon@pelda.test', NULL, 'Őri', 'Ödön', 19991301, 2, NULL, NULL, 'AB 12'),
          (4, 1577836803, 'Ori Odon 12', NULL, 'x', NULL, 'Odon', NULL, 1, 1767268799, NULL, NULL),
          (5, 1577836804, 'Ismeretlen', NULL, NULL, NULL, NULL, NULL, 99, NULL, NULL, NULL)
        """,
        Map.ofEntries(
            Map.entry("table", "user_account"),
            Map.entry("columnId", "account_no"),
            Map.entry("columnCreatedAt", "registered"),
            Map.entry("createdAtForm", "epoch-seconds"),
            Map.entry("columnUserName", "login"),
            Map.entry("columnUserNameFolded", "none"),
            Map.entry("columnEmail", "mail"),
            Map.entry("columnEmailFolded", "none"),
            Map.entry("columnEmailVerified", "mail_ok"),
            Map.entry("emailVerifiedKind", "text"),
            Map.entry("emailVerifiedYes", "Y,I"),
            Map.entry("emailVerifiedNo", "N"),
            Map.entry("columnFamilyName", "last_name"),
            Map.entry("columnFamilyNameFolded", "none"),
            Map.entry("columnGivenName", "first_name"),
            Map.entry("columnGivenNameFolded", "none"),
            Map.entry("columnCurrentName", "none"),
            Map.entry("columnBirthName", "none"),
            Map.entry("columnMotherBirthName", "none"),
            Map.entry("columnBirthPlace", "none"),
            Map.entry("columnBirthDate", "born"),
            Map.entry("birthDateForm", "uuuuMMdd"),
            Map.entry("columnState", "status"),
            Map.entry("stateKind", "number"),
            Map.entry("codesValid", "1,11"),
            Map.entry("codesLocked", "2"),
            Map.entry("codesEnded", "9"),
            Map.entry("columnValidUntil", "expires"),
            Map.entry("validUntilForm", "epoch-seconds"),
            Map.entry("columnPasswordHash", "pw"),
            Map.entry("columnPersonNumber", "person")));

    assertThat(names(Map.of("personNumber", "AB 1%", UserModel.EXACT, "true")))
        .containsExactly("KissAnna");
    assertThat(names(Map.of("personNumber", "AB 1", UserModel.EXACT, "false"))).isEmpty();
    assertThat(queries.byUserName("KISSANNA")).isEmpty();
    assertThat(names(Map.of(UserModel.USERNAME, "kissanna", UserModel.EXACT, "true")))
        .containsExactlyInAnyOrder("KissAnna", "kissanna");
    assertThat(queries.byUserName("ŐRI ödön 12"))
        .map(RegistrationRow::userName)
        .contains("Őri Ödön 12");
    RegistrationRow anna = queries.byEmail("aNNA@pelda.test").orElseThrow();
    assertThat(anna.key()).isEqualTo(new RegistrationKey(1, 1577836800000000L));
    assertThat(anna.birthDate()).isEqualTo("1972-02-29");
    assertThat(anna.currentName()).isEqualTo("Kiss Anna");
    assertThat(anna.emailVerified()).isTrue();
    assertThat(anna.validUntil()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(queries.byUserName("Őri Ödön 12").orElseThrow().birthDate()).isNull();
    assertThat(queries.byUserName("Ori Odon 12").orElseThrow().entitledAt(NOW)).isFalse();
    countsAgree();
    assertThat(names(Map.of(UserModel.ENABLED, "true")))
        .containsExactlyInAnyOrder("KissAnna", "kissanna");
    assertThat(names(Map.of(UserModel.EMAIL_VERIFIED, "true"))).containsExactly("KissAnna");
    assertThat(names(Map.of("birthDate", "1972.02.29."))).containsExactly("KissAnna");
    assertThat(names(Map.of("currentName", "őRI ödÖN"))).containsExactly("Őri Ödön 12");
    assertThat(names(Map.of("birthName", "Kiss Anna"))).isEmpty();
    assertThat(names(Map.of(UserModel.SEARCH, "őri"))).containsExactly("Őri Ödön 12");

    changes.email(anna.key(), "Uj@pelda.test", NOW);
    changes.emailVerified(anna.key(), "Uj@pelda.test", true, NOW);
    changes.password(anna.key(), "{MD5}b", NOW);
    RegistrationRow changed = queries.byEmail("uj@pelda.test").orElseThrow();
    assertThat(changed.emailVerified()).isTrue();
    assertThat(changed.validUntil()).isEqualTo(NOW.plus(Duration.ofDays(10)));
    changes.end(anna.key());
    assertThat(registry.number("SELECT status FROM user_account WHERE account_no = 1"))
        .isEqualTo(9);
  }

  /** A person has several registrations; the registration has a UUID and a last valid day. */
  @Test
  void registrationsJoinedToPersonsAndTowns_H61() {
    open(
        """
        CREATE TABLE town (code CHAR(4) PRIMARY KEY, town_name VARCHAR(100));
        CREATE TABLE person (
          person_id BIGINT PRIMARY KEY,
          sn VARCHAR(100), gn VARCHAR(100), bn VARCHAR(200), mbn VARCHAR(200),
          bd VARCHAR(10), birth_town CHAR(4));
        CREATE TABLE reg (
          reg_id UUID PRIMARY KEY,
          person BIGINT NOT NULL,
          since DATE NOT NULL,
          uname VARCHAR(100) NOT NULL, uname_lower VARCHAR(100) NOT NULL,
          addr VARCHAR(200),
          active BOOLEAN,
          last_day DATE,
          hash VARCHAR(200));
        CREATE INDEX reg_uname ON reg (uname_lower);
        INSERT INTO town VALUES ('0001', 'Árvíztűrő');
        INSERT INTO person VALUES
          (10, 'Minta', 'Márta', 'Minta Márta', 'Űri Ágnes', '1980/02/29', '0001'),
          (11, 'Őri', 'Ödön', NULL, NULL, 'unknown', NULL);
        INSERT INTO reg VALUES
          ('c0ffee00-0000-4000-8000-000000000001', 10, DATE '2020-01-01', 'MintaMarta1', 'mintamarta1', 'm@pelda.test', TRUE, DATE '2026-01-01', '{MD5}a'),
          ('c0ffee00-0000-4000-8000-000000000002', 10, DATE '2020-01-02', 'MintaMarta2', 'mintamarta2', 'm@pelda.test', TRUE, DATE '2025-12-31', '{MD5}b'),
          ('c0ffee00-0000-4000-8000-000000000003', 11, DATE '2020-01-03', 'OriOdon', 'oriodon', NULL, FALSE, NULL, NULL),
          ('c0ffee00-0000-4000-8000-000000000004', 99, DATE '2020-01-04', 'SenkiNincs', 'senkinincs', NULL, TRUE, NULL, NULL)
        """,
        Map.ofEntries(
            Map.entry("table", "reg"),
            Map.entry("joins", "person p ON p.person_id = person; town t ON t.code = p.birth_town"),
            Map.entry("columnId", "reg_id"),
            Map.entry("idForm", "uuid"),
            Map.entry("columnCreatedAt", "since"),
            Map.entry("createdAtForm", "date"),
            Map.entry("columnUserName", "uname"),
            Map.entry("columnUserNameFolded", "uname_lower"),
            Map.entry("columnEmail", "addr"),
            Map.entry("columnEmailFolded", "none"),
            Map.entry("columnEmailVerified", "none"),
            Map.entry("columnFamilyName", "p.sn"),
            Map.entry("columnFamilyNameFolded", "none"),
            Map.entry("columnGivenName", "p.gn"),
            Map.entry("columnGivenNameFolded", "none"),
            Map.entry("columnCurrentName", "none"),
            Map.entry("columnBirthName", "p.bn"),
            Map.entry("columnMotherBirthName", "p.mbn"),
            Map.entry("columnBirthPlace", "t.town_name"),
            Map.entry("columnBirthDate", "p.bd"),
            Map.entry("birthDateForm", "uuuu/MM/dd"),
            Map.entry("columnState", "active"),
            Map.entry("stateKind", "boolean"),
            Map.entry("codesValid", "true"),
            Map.entry("codesEnded", "false"),
            Map.entry("columnValidUntil", "last_day"),
            Map.entry("validUntilForm", "last-day"),
            Map.entry("columnPasswordHash", "hash")));

    RegistrationRow marta = queries.byUserName("mintamarta1").orElseThrow();
    assertThat(marta.key().externalId()).startsWith("c0ffee00-0000-4000-8000-000000000001.");
    assertThat(queries.byKey(marta.key())).contains(marta);
    assertThat(marta.birthPlace()).isEqualTo("Árvíztűrő");
    assertThat(marta.birthDate()).isEqualTo("1980-02-29");
    assertThat(marta.currentName()).isEqualTo("Minta Márta");
    // The last day still counts, in Budapest.
    assertThat(marta.validUntil()).isEqualTo("2026-01-01T23:00:00Z");
    assertThat(marta.entitledAt(NOW)).isTrue();
    assertThat(queries.byUserName("mintamarta2").orElseThrow().entitledAt(NOW)).isFalse();
    assertThat(queries.byUserName("senkinincs").orElseThrow().currentName()).isNull();
    assertThat(queries.byEmail("m@pelda.test")).isEmpty();
    countsAgree();
    assertThat(names(Map.of(UserModel.SEARCH, "minta"))).hasSize(2);
    assertThat(names(Map.of(UserModel.LAST_NAME, "őR"))).containsExactly("OriOdon");
    assertThat(names(Map.of("birthPlace", "ÁRVÍZTŰRŐ"))).hasSize(2);
    assertThat(names(Map.of("motherBirthName", "uri agnes"))).isEmpty();
    assertThat(names(Map.of("birthDate", "1980.02.29.", UserModel.ENABLED, "true")))
        .containsExactly("MintaMarta1");
    assertThat(names(Map.of("birthDate", "1980-02-29"))).isEmpty();
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
      queries.search(Map.of(), NOW, 0, 10);
      assertThat(log.messages()).hasSize(1);
    }

    changes.password(marta.key(), "{MD5}c", NOW);
    assertThat(queries.password(marta.key(), NOW))
        .contains(new PasswordRecord("c0ffee00-0000-4000-8000-000000000001", "{MD5}c", true));
    assertThat(queries.byKey(marta.key()).orElseThrow().validUntil())
        .isEqualTo("2026-01-10T23:00:00Z");
    changes.emailVerified(marta.key(), "m@pelda.test", true, NOW);
    changes.end(marta.key());
    assertThat(queries.byKey(marta.key()).orElseThrow().state()).contains(RegistrationState.ENDED);
    assertThat(queries.byUserName("mintamarta2")).isPresent();
  }

  /** Ids are texts that may hold anything; times are those of the wall clock; no state at all. */
  @Test
  void textIdsAndLocalTimes() {
    open(
        """
        CREATE TABLE "Ügyfél" (
          "Azonosító" VARCHAR(40) PRIMARY KEY,
          "Felvéve" %1$s NOT NULL,
          "Név" VARCHAR(100),
          "Lejár" %1$s,
          "Jelszó" VARCHAR(200));
        INSERT INTO "Ügyfél" VALUES
          ('UK 2020/1', TIMESTAMP '2020-07-01 12:00:00', 'KissAnna', TIMESTAMP '2026-01-01 13:00:01', '{MD5}a'),
          ('uk 2020/1', TIMESTAMP '2020-10-25 02:30:00', 'Őri Ödön 12', TIMESTAMP '2026-01-01 13:00:00', NULL)
        """
            .formatted(database == TestDatabase.MARIADB ? "DATETIME(6)" : "TIMESTAMP")
            .replace(
                "VARCHAR(40)",
                database == TestDatabase.MARIADB
                    ? "VARCHAR(40) COLLATE utf8mb4_bin"
                    : "VARCHAR(40)"),
        settings(
            Map.of(
                "table", "\"Ügyfél\"",
                "columnId", "\"Azonosító\"",
                "idForm", "text",
                "columnCreatedAt", "\"Felvéve\"",
                "createdAtForm", "local",
                "columnUserName", "\"Név\"",
                "columnValidUntil", "\"Lejár\"",
                "validUntilForm", "local",
                "columnPasswordHash", "\"Jelszó\"")));

    RegistrationRow anna = queries.byUserName("kissanna").orElseThrow();
    assertThat(anna.key().createdMillis())
        .isEqualTo(Instant.parse("2020-07-01T10:00:00Z").toEpochMilli());
    assertThat(anna.entitledAt(NOW)).isTrue();
    RegistrationRow odon = queries.byUserName("őri ödön 12").orElseThrow();
    assertThat(odon.entitledAt(NOW)).isFalse();
    for (RegistrationRow row : List.of(anna, odon)) {
      RegistrationKey back = RegistrationKey.parse(row.key().externalId()).orElseThrow();
      assertThat(queries.byKey(back)).contains(row);
      assertThat(queries.password(back, NOW)).isPresent();
    }
    assertThat(names(Map.of(UserModel.ENABLED, "true"))).containsExactly("KissAnna");
    assertThat(names(Map.of(UserModel.EMAIL, "a"))).isEmpty();
    countsAgree();
    changes.password(anna.key(), "{MD5}b", NOW);
    assertThat(queries.byKey(anna.key()).orElseThrow().validUntil())
        .isEqualTo(NOW.plus(Duration.ofDays(10)));
  }

  /** MariaDB's date of zeros is no end to whoever signs in, so it is none to lists and jobs. */
  @Test
  void dateOfZerosMeansTheSameToListsAndToLogins_H61() throws SQLException {
    assumeTrue(database == TestDatabase.MARIADB, "no such date in the others");
    registry = database.withSchema();
    registry.row(1, "Vegtelen").insert();
    registry.row(2, "Felemas").set("birth_date", "1980-02-29").insert();
    registry.row(3, "Idotlen").insert();
    registry.row(4, "Lejart").set("valid_until", "2020-01-01 00:00:00+00:00").insert();
    try (Connection owner = registry.connect();
        Statement statement = owner.createStatement()) {
      statement.execute("SET sql_mode = 'ALLOW_INVALID_DATES'");
      statement.execute("UPDATE registration SET valid_until = '0000-00-00' WHERE id = 1");
      statement.execute("UPDATE registration SET birth_date = '1980-00-00' WHERE id = 2");
      statement.execute("UPDATE registration SET created_at = '0000-00-00' WHERE id = 3");
    }
    connection = registry.connection();
    queries = registry.queries(connection);

    assertThat(queries.byUserName("vegtelen").orElseThrow().entitledAt(NOW)).isTrue();
    assertThat(queries.byUserName("felemas").orElseThrow().birthDate()).isNull();
    assertThat(queries.byUserName("idotlen")).isEmpty();
    assertThat(names(Map.of())).containsExactlyInAnyOrder("Vegtelen", "Felemas", "Lejart");
    countsAgree();
    Deadline deadline = Deadline.ofValidity(Set.of(RegistrationState.VALID), NOW);
    assertThat(
            new DueRegistrations(connection, SchemaMapping.from(key -> null))
                .overdue(deadline, Optional.empty(), 10)
                .rows())
        .extracting(RegistrationRow::userName)
        .containsExactly("Lejart");
  }

  /** A space too many is another code, in Java as in the database. */
  @Test
  void codesAreTheSameToListsAndToLogins_H61() {
    registry = database.withSchema();
    registry.row(1, "Ervenyes").insert();
    registry.row(2, "Szokozos").set("state", "valid ").insert();
    connection = registry.connection();
    queries = registry.queries(connection);

    assertThat(queries.byUserName("szokozos").orElseThrow().entitledAt(NOW)).isFalse();
    countsAgree();
  }

  @Test
  void joinThatCouldFindTwoRowsIsRefused_H61() {
    String tables =
        """
        CREATE TABLE reg (id BIGINT PRIMARY KEY, since DATE NOT NULL, uname VARCHAR(100) NOT NULL, hash VARCHAR(200));
        CREATE TABLE address (reg BIGINT, mail VARCHAR(100));
        CREATE INDEX address_reg ON address (reg)
        """;
    Map<String, String> mapping =
        settings(
            Map.of(
                "table", "reg",
                "joins", "address a ON a.reg = id",
                "columnCreatedAt", "since",
                "createdAtForm", "date",
                "columnUserName", "uname",
                "columnEmail", "a.mail",
                "columnPasswordHash", "hash"));
    assertThatThrownBy(() -> open(tables, mapping))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setting joins")
        .hasMessageContaining("address");
    assertThatThrownBy(() -> check(mapping, RegistryChanges.WRITTEN))
        .hasMessageContaining("columnEmail")
        .hasMessageContaining("own table");
  }

  @Test
  void lookUpWithoutIndexIsToldWithItsSetting() {
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.WARNING)) {
      open(
          "CREATE TABLE reg (id BIGINT, since DATE NOT NULL, uname VARCHAR(100) NOT NULL, hash VARCHAR(200))",
          settings(
              Map.of(
                  "table", "reg",
                  "columnCreatedAt", "since",
                  "createdAtForm", "date",
                  "columnUserName", "uname",
                  "columnPasswordHash", "hash")));
      assertThat(log.messages())
          .hasSize(2)
          .anyMatch(message -> message.contains("columnId"))
          .anyMatch(message -> message.contains("columnUserName "));
    }
  }

  /** Everything is missing that may be, besides what is told. */
  private static Map<String, String> settings(Map<String, String> told) {
    Map<String, String> settings = new HashMap<>();
    for (String missing :
        List.of(
            "UserNameFolded",
            "Email",
            "EmailFolded",
            "EmailVerified",
            "FamilyName",
            "FamilyNameFolded",
            "GivenName",
            "GivenNameFolded",
            "CurrentName",
            "BirthName",
            "MotherBirthName",
            "BirthPlace",
            "BirthDate",
            "State",
            "ValidUntil")) {
      settings.put("column" + missing, "none");
    }
    settings.putAll(told);
    return settings;
  }

  private void open(String tables, Map<String, String> settings) {
    registry = database.empty();
    for (String statement : tables.split(";\\s")) {
      registry.run(statement);
    }
    connection = registry.connection();
    check(settings, List.of());
    SchemaMapping mapping = SchemaMapping.from(settings::get);
    queries = new RegistryQueries(connection, mapping);
    changes = new RegistryChanges(connection, mapping, Duration.ofDays(10));
  }

  private void check(Map<String, String> settings, List<Field> written) {
    SchemaMapping mapping = SchemaMapping.from(settings::get);
    new SchemaCheck(
            connection, mapping, written, new RegistryQueries(connection, mapping).samples())
        .run();
  }

  private void countsAgree() {
    for (Map<String, String> filter :
        List.<Map<String, String>>of(
            Map.of(),
            Map.of(UserModel.ENABLED, "true"),
            Map.of(UserModel.ENABLED, "false"),
            Map.of(UserModel.EMAIL_VERIFIED, "true"),
            Map.of(UserModel.EMAIL_VERIFIED, "false"),
            Map.of(UserModel.SEARCH, "m"),
            Map.of(UserModel.CREATED_AFTER, "1577836802000"),
            Map.of(UserModel.CREATED_BEFORE, "1577836802000"))) {
      assertThat(queries.count(filter, NOW)).as(filter.toString()).isEqualTo(names(filter).size());
    }
    int all = queries.count(Map.of(), NOW);
    assertThat(
            queries.count(Map.of(UserModel.ENABLED, "true"), NOW)
                + queries.count(Map.of(UserModel.ENABLED, "false"), NOW))
        .isEqualTo(all);
    assertThat(
            queries.count(Map.of(UserModel.EMAIL_VERIFIED, "true"), NOW)
                + queries.count(Map.of(UserModel.EMAIL_VERIFIED, "false"), NOW))
        .isEqualTo(all);
    for (RegistrationRow row : queries.search(Map.of(), NOW, null, null)) {
      assertThat(row.entitledAt(NOW))
          .as(row.userName())
          .isEqualTo(names(Map.of(UserModel.ENABLED, "true")).contains(row.userName()));
    }
  }

  private List<String> names(Map<String, String> filter) {
    return queries.search(filter, NOW, null, null).stream().map(RegistrationRow::userName).toList();
  }
}
