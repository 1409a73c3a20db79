package hu.ugyfelkapu.keycloak.docker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryRows;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every filter of the admin API's list of users over a few hundred registrations. What they must
 * find is asked of the registry in SQL of this test's own.
 */
@ExtendWith(TestServerExtension.class)
class UserSearchIT {
  private static final String USERS = "/realms/" + TestServer.REALM + "/users";
  private static final String OURS = "user_name LIKE 'Kereso Ilona %'";
  private static final int NUMBER = 300;

  @BeforeAll
  static void register(TestServer server) {
    new RegistryRows(server)
        .execute(
            """
            INSERT INTO registration (id, created_at, user_name, user_name_folded, email,
                email_folded, email_verified, family_name, family_name_folded, given_name,
                given_name_folded, birth_name, mother_birth_name, birth_place, birth_date, state,
                valid_until, password_hash)
            SELECT 700000 + n, TIMESTAMPTZ '2001-01-01 12:00:00+00' + n * INTERVAL '1 day',
                'Kereso Ilona ' || lpad(n::text, 3, '0'), 'kereso ilona ' || lpad(n::text, 3, '0'),
                CASE WHEN n % 10 > 0 THEN 'Kereso' || n || '@pelda.test' END,
                CASE WHEN n % 10 > 0 THEN 'kereso' || n || '@pelda.test' END,
                CASE n % 3 WHEN 0 THEN TRUE WHEN 1 THEN FALSE END,
                'Keresőházi', 'keresőházi', (ARRAY['Ödön', 'Űrsula', 'Anna_B%'])[n % 3 + 1],
                (ARRAY['ödön', 'űrsula', 'anna_b%'])[n % 3 + 1],
                CASE WHEN n % 4 > 0 THEN 'Kereső Ilona' END, 'Kereső Mária ' || n % 5,
                CASE WHEN n % 2 = 0 THEN 'Keresőfalva' ELSE 'Keresőfalva alsó' END,
                DATE '1950-01-01' + n % 50, CASE WHEN n % 7 = 0 THEN 'locked' ELSE 'valid' END,
                CASE n % 11 WHEN 0 THEN TIMESTAMPTZ '2020-01-01 00:00:00+00'
                    WHEN 1 THEN TIMESTAMPTZ '2099-01-01 00:00:00+00' END, NULL
            FROM generate_series(1, ?) AS n
            """,
            NUMBER);
  }

  @AfterAll
  static void remove(TestServer server) {
    new RegistryRows(server).execute("DELETE FROM registration WHERE " + OURS);
  }

  /** The same filter lists, pages and counts the same people, and the right ones. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lastName=keresőházi | TRUE",
        "lastName=ERESŐHÁZ | TRUE",
        "lastName=KERESŐHÁZI&exact=true | TRUE",
        "lastName=ERESŐHÁZ&exact=true | FALSE",
        "lastName=keresohazi | FALSE",
        "lastName=keresőházi&firstName=űrs | given_name = 'Űrsula'",
        "lastName=keresőházi&firstName=ŰRSULA&exact=true | given_name = 'Űrsula'",
        "lastName=keresőházi&firstName=a_b% | given_name = 'Anna_B%'",
        "lastName=keresőházi&firstName=%rsula | FALSE",
        "username=kereso ilona 01 | user_name LIKE 'Kereso Ilona 01_'",
        "username=ILONA 2 | user_name LIKE 'Kereso Ilona 2__'",
        "username=KERESO ILONA 017&exact=true | user_name = 'Kereso Ilona 017'",
        "username=KERESO ILONA 01&exact=true | FALSE",
        "email=KERESO29 | email LIKE 'Kereso29%'",
        "email=kereso29@PELDA.test&exact=true | email = 'Kereso29@pelda.test'",
        "lastName=keresőházi&emailVerified=true | email_verified",
        "lastName=keresőházi&emailVerified=false | email_verified IS NOT TRUE",
        "lastName=keresőházi&enabled=true | state = 'valid' AND (valid_until > now() OR valid_until IS NULL)",
        "lastName=keresőházi&enabled=false | state <> 'valid' OR valid_until < now()",
        "lastName=keresőházi&createdAfter=2001-03-01&createdBefore=2001-05-31 | created_at BETWEEN '2001-03-01' AND '2001-06-01'",
        "lastName=keresőházi&createdBefore=983448000000 | created_at <= to_timestamp(983448000)",
        "lastName=keresőházi&createdAfter=983448000000 | created_at >= to_timestamp(983448000)",
        "search=keresőh | TRUE",
        "search=eresőh | FALSE",
        "search=*eresőh | TRUE",
        "search=\"KERESŐHÁZI\" | TRUE",
        "search=\"Keresőház\" | FALSE",
        "search=ödön keresőházi | given_name = 'Ödön'",
        "search=kereső kereso29 | email LIKE 'Kereso29%'",
        "search=\"kereso ilona 123\" | user_name = 'Kereso Ilona 123'",
        "search=keresőházi&enabled=false | state <> 'valid' OR valid_until < now()",
        "search=keresőházi&emailVerified=true | email_verified",
        "search=keresőházi&createdAfter=983448000000 | created_at >= to_timestamp(983448000)",
        "search=anna_b%% keresőházi | FALSE",
        "search=kereso% | FALSE",
        "q=birthPlace:KERESŐFALVA | birth_place = 'Keresőfalva'",
        "q=birthPlace:keresőfalva&exact=false | TRUE",
        "q=birthPlace:Keresőfalva motherBirthName:\"kereső mária 2\" | birth_place = 'Keresőfalva' AND mother_birth_name = 'Kereső Mária 2'",
        "q=birthName:\"KERESŐ ILONA\" | birth_name = 'Kereső Ilona'",
        "lastName=keresőházi&q=birthDate:1950.01.31. | birth_date = '1950-01-31'",
        "lastName=keresőházi&q=birthDate:1950 | FALSE",
        "lastName=keresőházi&q=shoeSize:42 | FALSE",
        "lastName=keresőházi&idpAlias=valami | FALSE"
      })
  void listPagesAndCountAgreeWithTheRegistry_H60_H61(
      String filter, String meaning, TestServer server) {
    List<String> expected =
        new RegistryRows(server)
            .texts(
                "SELECT user_name FROM registration WHERE "
                    + OURS
                    + " AND ("
                    + meaning
                    + ") ORDER BY user_name_folded, id");
    String query = query(filter);

    List<JsonNode> whole = page(server, query, 0, 1000);
    List<JsonNode> paged = new ArrayList<>(page(server, query, 0, 110));
    while (!paged.isEmpty() && paged.size() % 110 == 0) {
      paged.addAll(page(server, query, paged.size(), 110));
    }

    assertThat(names(whole)).containsExactlyElementsOf(expected);
    assertThat(names(paged)).containsExactlyElementsOf(expected);
    assertThat(count(server, query)).isEqualTo(expected.size());
  }

  /** Keycloak's own users come first; no page repeats or leaves out anybody. */
  @Test
  void pagesGoFromLocalUsersToTheRegistrysWithoutAGap_H60(TestServer server) {
    List<String> local = new ArrayList<>();
    try {
      for (int i = 0; i < 7; i++) {
        HttpResponse<String> made =
            server
                .admin()
                .exchange(
                    "POST",
                    USERS,
                    Map.of("username", "helyi kereso " + i, "lastName", "Keresőházi"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        local.add(made.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", ""));
      }
      String query = query("lastName=keresőházi");
      List<String> ids = new ArrayList<>();
      List<JsonNode> page = page(server, query, 0, 40);
      while (!page.isEmpty()) {
        page.forEach(user -> ids.add(user.get("id").asText()));
        page = page(server, query, ids.size(), 40);
      }

      assertThat(ids).hasSize(NUMBER + 7).doesNotHaveDuplicates();
      assertThat(ids.subList(0, 7)).containsExactlyInAnyOrderElementsOf(local);
      assertThat(count(server, query)).isEqualTo(NUMBER + 7);
      // The page that begins within the local users, and the one that begins right behind them.
      assertThat(page(server, query, 5, 4).stream().map(user -> user.get("id").asText()))
          .containsExactlyElementsOf(ids.subList(5, 9));
      assertThat(page(server, query, 7, 2).stream().map(user -> user.get("id").asText()))
          .containsExactlyElementsOf(ids.subList(7, 9));
    } finally {
      local.forEach(id -> server.admin().delete(USERS + "/" + id));
    }
  }

  @Test
  void pagesOfAllUsersAreAllUsersAndTheirCount_H60_H61(TestServer server) {
    List<String> ids = new ArrayList<>();
    List<JsonNode> page = page(server, "", 0, 150);
    while (!page.isEmpty()) {
      page.forEach(user -> ids.add(user.get("id").asText()));
      page = page(server, "", ids.size(), 150);
    }

    assertThat(new HashSet<>(ids)).hasSize(ids.size());
    assertThat(ids.stream().filter(id -> id.startsWith("f:")))
        .hasSize(
            Integer.parseInt(
                new RegistryRows(server).texts("SELECT COUNT(*) FROM registration").get(0)));
    assertThat(count(server, "")).isEqualTo(ids.size());
  }

  /** One statement for the page, and one to count what lies before it; whatever is shown. */
  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void aPageOfTenCostsAsManyStatementsAsAPageOfAHundred_H61(String brief, TestServer server) {
    String query = query("lastName=keresőházi&briefRepresentation=" + brief);

    assertThat(statements(server, query, 0, 10)).isEqualTo(1);
    assertThat(statements(server, query, 0, 100)).isEqualTo(1);
    assertThat(statements(server, query, 100, 10)).isEqualTo(statements(server, query, 100, 100));
    assertThat(statements(server, query, 100, 10)).isLessThanOrEqualTo(2);
  }

  /** How much the list tells of a person is the caller's choice. */
  @Test
  void briefListHoldsNoIdentityDataAndAFullOneDoes(TestServer server) {
    String filter = "username=kereso ilona 017&exact=true&briefRepresentation=";

    JsonNode brief = page(server, query(filter + "true"), 0, 5).get(0);
    JsonNode full = page(server, query(filter + "false"), 0, 5).get(0);

    assertThat(brief.toString()).doesNotContain("birthPlace", "Kereső Mária");
    assertThat(full.at("/attributes/birthPlace/0").asText()).isEqualTo("Keresőfalva alsó");
    for (JsonNode user : List.of(brief, full)) {
      assertThat(user.get("username").asText()).isEqualTo("Kereso Ilona 017");
      assertThat(user.get("lastName").asText()).isEqualTo("Keresőházi");
      // Keycloak shows addresses in lower case.
      assertThat(user.get("email").asText()).isEqualTo("kereso17@pelda.test");
      assertThat(user.get("enabled").asBoolean()).isTrue();
    }
  }

  /** Keycloak's own look-ups by one word: it splits them at spaces and folds their case. */
  @Test
  void prefixedSearchIsALookUp_H65(TestServer server) {
    String id =
        page(server, query("username=kereso ilona 017&exact=true"), 0, 5).get(0).get("id").asText();

    assertThat(names(page(server, query("search=id:" + id), 0, 5)))
        .containsExactly("Kereso Ilona 017");
    assertThat(names(page(server, query("search=email:KERESO17@pelda.test"), 0, 5)))
        .containsExactly("Kereso Ilona 017");
    // Twins that differ in case only are nobody to it (mission.md §2).
    assertThat(page(server, query("search=username:KissAnna"), 0, 5)).isEmpty();
    assertThat(names(page(server, query("username=KissAnna&exact=true"), 0, 5)))
        .containsExactlyInAnyOrder("KissAnna", "kissanna");
  }

  private static int statements(TestServer server, String query, int first, int max) {
    int before = server.log().length();
    page(server, query, first, max);
    return (int)
        server
            .log()
            .substring(before)
            .lines()
            .filter(line -> line.contains("[hu.ugyfelkapu.keycloak.registry.sql]"))
            .count();
  }

  /** The parameters of a filter, encoded one by one. */
  private static String query(String filter) {
    List<String> parts = new ArrayList<>();
    for (String part : filter.split("&")) {
      String[] pair = part.split("=", 2);
      parts.add(pair[0] + "=" + AdminApi.encode(pair[1]));
    }
    return String.join("&", parts);
  }

  private static List<JsonNode> page(TestServer server, String query, int first, int max) {
    List<JsonNode> users = new ArrayList<>();
    server.admin().get(USERS + "?first=" + first + "&max=" + max + "&" + query).forEach(users::add);
    return users;
  }

  private static int count(TestServer server, String query) {
    return server.admin().get(USERS + "/count?" + query).asInt();
  }

  private static List<String> names(List<JsonNode> users) {
    return users.stream().map(user -> user.get("username").asText()).toList();
  }
}
