package hu.ugyfelkapu.keycloak.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can be said of the realm without a server; that it can be imported, the tests of the whole
 * prove.
 */
class RealmExportTest {

  private static final JsonNode REALM = read("ugyfelkapu-realm.json");
  private static final JsonNode DEMO = read("ugyfelkapu-demo.json");

  /**
   * Keycloak throws when two executions declare one level; an undeclared level never serves single
   * sign-on.
   */
  @Test
  void eachLevelIsDeclaredOnceInADisabledSubFlow() {
    assertThat(execution("kau", "kau-levels").get("requirement").asText()).isEqualTo("DISABLED");
    List<JsonNode> levels =
        elements(flow("kau-levels").get("authenticationExecutions"))
            .map(execution -> config(execution.get("authenticatorConfig").asText()))
            .toList();

    assertThat(levels)
        .extracting(level -> level.get("loa-condition-level").asText())
        .containsExactly("1", "2", "3");
    int sessionLifespan = REALM.get("ssoSessionMaxLifespan").asInt();
    assertThat(levels)
        .allSatisfy(
            level ->
                assertThat(level.get("loa-max-age").asInt())
                    .isGreaterThanOrEqualTo(sessionLifespan));
  }

  @Test
  void methodsStandBetweenChooserAndRecorder() {
    List<JsonNode> executions =
        elements(flow("kau-identification").get("authenticationExecutions")).toList();

    assertThat(executions.get(0).get("authenticator").asText())
        .isEqualTo("ugyfelkapu-method-chooser");
    JsonNode last = executions.get(executions.size() - 1);
    assertThat(last.get("authenticator").asText()).isEqualTo("ugyfelkapu-recorder");
    assertThat(last.get("requirement").asText()).isEqualTo("REQUIRED");
    assertThat(executions.subList(1, executions.size() - 1))
        .isNotEmpty()
        .allSatisfy(
            execution ->
                // Without trust anchors, which only the operator can name, no card could log in.
                assertThat(execution.get("requirement").asText())
                    .isEqualTo(
                        execution.get("flowAlias").asText().equals("kau-id-card")
                            ? "DISABLED"
                            : "CONDITIONAL"));
  }

  /** A sub-flow or configuration that is named but missing makes the import fail (H46). */
  @Test
  void everyNamedFlowAndConfigurationExists_H46() {
    elements(REALM.get("authenticationFlows"))
        .flatMap(flow -> elements(flow.get("authenticationExecutions")))
        .forEach(
            execution -> {
              if (execution.has("flowAlias")) {
                assertThat(flow(execution.get("flowAlias").asText())).isNotNull();
              }
              if (execution.has("authenticatorConfig")) {
                assertThat(config(execution.get("authenticatorConfig").asText())).isNotNull();
              }
            });
    for (String binding :
        List.of("browserFlow", "directGrantFlow", "resetCredentialsFlow", "firstBrokerLoginFlow")) {
      assertThat(flow(REALM.get(binding).asText())).as(binding).isNotNull();
    }
  }

  /** The demo's clients and values stay out of the production realm. */
  @Test
  void productionRealmHoldsNothingOfTheDemo() {
    assertThat(REALM.toString())
        .doesNotContain("demo-oidc", "demo-saml", "demo-voice-line", "pelda.test", "8081");
    assertThat(REALM.has("users")).isFalse();
    assertThat(DEMO.get("clients").findValuesAsText("clientId"))
        .containsExactly("demo-oidc", "demo-saml", "demo-voice-line");
    // A secret that stands here would be everybody's.
    assertThat(DEMO.toString()).doesNotContain("secret\":");
  }

  /**
   * No user of the registry must be trapped by a row with nulls, and none may write what the
   * registry owns.
   */
  @Test
  void identityDataIsNeitherRequiredNorWritableByCitizens() throws IOException {
    String profile =
        REALM
            .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
            .get("kc.user.profile.config")
            .get(0)
            .asText();

    assertThat(elements(new ObjectMapper().readTree(profile).get("attributes")))
        .extracting(attribute -> attribute.get("name").asText())
        .contains(
            "username", "currentName", "birthName", "motherBirthName", "birthPlace", "birthDate");
    assertThat(elements(new ObjectMapper().readTree(profile).get("attributes")))
        .allSatisfy(
            attribute -> {
              assertThat(attribute.has("required")).isFalse();
              assertThat(attribute.at("/permissions/edit").toString()).doesNotContain("user");
            });
  }

  /**
   * mission.md §11: whoever holds one of the pack's roles holds nothing else, and nobody holds one
   * by default.
   */
  @ParameterizedTest
  @CsvSource({
    "realm-management, ugyfelkapu-help-desk",
    "realm-management, ugyfelkapu-telephone-official",
    "ugyfelkapu-telephone, voice-line"
  })
  void roleOfThePackIsThereAndCarriesNoOther(String client, String name) {
    JsonNode role =
        elements(REALM.at("/roles/client").get(client))
            .filter(each -> each.get("name").asText().equals(name))
            .findFirst()
            .orElseThrow();

    assertThat(role.get("composite").asBoolean()).isFalse();
    assertThat(role.has("composites")).isFalse();
    assertThat(REALM.at("/roles/realm").toString() + REALM.get("defaultRole")).doesNotContain(name);
    assertThat(REALM.get("clients").toString() + REALM.get("clientScopeMappings"))
        .doesNotContain("\"" + name + "\"");
  }

  /** Nobody logs in to the client that holds the voice line's role. */
  @Test
  void clientOfTheVoiceLinesRoleIsNoWayIn() {
    JsonNode client =
        elements(REALM.get("clients"))
            .filter(each -> each.get("clientId").asText().equals("ugyfelkapu-telephone"))
            .findFirst()
            .orElseThrow();

    assertThat(client.get("bearerOnly").asBoolean()).isTrue();
    for (String way :
        List.of(
            "standardFlowEnabled",
            "implicitFlowEnabled",
            "directAccessGrantsEnabled",
            "serviceAccountsEnabled")) {
      assertThat(client.get(way).asBoolean()).as(way).isFalse();
    }
  }

  /** mission.md §2: no accented letter, no „@”; the rest of the rule is Keycloak's own policies. */
  @Test
  void passwordPolicyExpressesTheRules() {
    String policy = REALM.get("passwordPolicy").asText();
    Matcher regex = Pattern.compile("regexPattern\\((.*)\\)$").matcher(policy);

    assertThat(policy)
        .contains("length(8)", "digits(2)", "lowerCase(1)", "upperCase(1)", "notUsername");
    assertThat(regex.find()).isTrue();
    Pattern rule = Pattern.compile(regex.group(1));
    assertThat(List.of("Proba2024Jelszo", "a b-C_12!€", "q'w\"e#12"))
        .allMatch(password -> rule.matcher(password).matches());
    assertThat(List.of("Próba2024", "nev@pelda12", "u\u0301rlap12"))
        .noneMatch(password -> rule.matcher(password).matches());
  }

  /** H82: a name that is looked up and not found is shown to people as its key. */
  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void everyNamedTextExists_H82(String language) throws IOException {
    Properties texts = new Properties();
    Path file =
        Path.of(
            "../authenticators/src/main/resources/theme-resources/messages/messages_"
                + language
                + ".properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    List<String> named =
        Pattern.compile("\\$\\{(ugyfelkapu[A-Za-z]+)\\}|\\b(ugyfelkapuBirthDateForm)\\b")
            .matcher(REALM.toString())
            .results()
            .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
            .toList();

    assertThat(named).hasSizeGreaterThanOrEqualTo(7).allMatch(texts::containsKey);
  }

  private static JsonNode flow(String alias) {
    return elements(REALM.get("authenticationFlows"))
        .filter(flow -> flow.get("alias").asText().equals(alias))
        .findFirst()
        .orElse(null);
  }

  private static JsonNode execution(String flow, String alias) {
    return elements(flow(flow).get("authenticationExecutions"))
        .filter(execution -> execution.path("flowAlias").asText().equals(alias))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode config(String alias) {
    return elements(REALM.get("authenticatorConfig"))
        .filter(config -> config.get("alias").asText().equals(alias))
        .map(config -> config.get("config"))
        .findFirst()
        .orElse(null);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode read(String name) {
    try (InputStream json = RealmExportTest.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
