package hu.ugyfelkapu.keycloak.docker.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The voice line does what its OpenAPI description says: each path, each status, each field. */
@ExtendWith(TestServerExtension.class)
class VoiceDescriptionIT {
  private static JsonNode description;

  private final List<String> seen = new ArrayList<>();

  @BeforeAll
  static void readDescription(TestServer server) throws IOException {
    HttpResponse<String> answer =
        Http.send(
            HttpRequest.newBuilder(URI.create(VoiceSystem.address(server) + "/openapi.yaml"))
                .header("Authorization", "Bearer " + VoiceSystem.of(server).account().token())
                .build());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/yaml");
    description = new YAMLMapper().readTree(answer.body());
  }

  /** All that can be answered is answered here once, and all that is answered is described. */
  @Test
  void everyPathAndStatusOfTheDescriptionIsAnsweredAsDescribed(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String id = subscriber.telephoneId();
    String unknown = TelephoneCitizen.unknownId();
    JsonNode about = about(id, ",\"caller\":\"" + line.caller() + "\"");

    for (String path : List.of("begin", "answer", "password", "unlock/begin", "unlock")) {
      check(path, VoiceSystem.post(server, line.account().token(), path, "{}"), 400);
      check(path, VoiceSystem.post(server, "", path, "{}"), 401);
      check(path, VoiceSystem.post(server, Subscriber.official(server).token(), path, "{}"), 403);
      check(
          path,
          VoiceSystem.post(
              server, line.account().token(), path, "{\"a\":\"" + "a".repeat(20_000) + "\"}"),
          413);
    }
    seen("GET openapi.yaml 200");
    seen("GET openapi.yaml " + description(server, "").statusCode());
    seen(
        "GET openapi.yaml "
            + description(server, Subscriber.official(server).token()).statusCode());

    check("begin", line.call("begin", about), 200);
    check("unlock/begin", line.call("unlock/begin", about), 200);
    check("answer", line.answer(unknown, Subscriber.OWN), 403);
    List<Integer> asked = line.begin(id);
    List<Integer> others = asked.equals(List.of(1, 2, 3)) ? List.of(4, 5, 6) : List.of(1, 2, 3);
    check("answer", line.answer(id, others, Subscriber.OWN), 409);
    HttpResponse<String> right = line.answer(id, Subscriber.OWN);
    check("answer", right, 200);
    String ticket = AdminApi.parse(right.body()).get("ticket").asText();
    check("password", line.change(ticket, "111111"), 422);
    check("password", line.change(ticket, "862047"), 204);
    check("password", line.change(ticket, "862047"), 403);
    check(
        "unlock",
        line.call("unlock", about(id, ",\"answers\":{\"3\":\"a\",\"6\":\"b\",\"8\":\"c\"}")),
        409);
    check("unlock", line.unlock(unknown, Subscriber.REMINDERS), 403);
    check("unlock", line.unlock(id, Subscriber.REMINDERS), 204);
    check("answer", line.answer(id, subscriber.mailedPassword()), 200);
    checkTooMany(server, line.anotherCaller(), id);
    checkUnavailable(server, line, id);

    assertThat(seen).containsAll(described());
    assertThat(described()).containsAll(seen);
  }

  private void checkTooMany(TestServer server, VoiceSystem line, String id) {
    FlowSetting.telephone(server, "failures-per-address", "3")
        .during(
            () -> {
              for (int i = 0; i < 3; i++) {
                line.answer(TelephoneCitizen.unknownId(), Subscriber.OWN);
              }
              check("answer", line.answer(id, Subscriber.OWN), 429);
              check("unlock", line.unlock(id, Subscriber.REMINDERS), 429);
            });
  }

  private void checkUnavailable(TestServer server, VoiceSystem line, String id) {
    // Questions that were drawn before can be asked again without the registry.
    Subscriber other = Subscriber.withOwnPassword(server, line);
    String ticket = line.ticket(other.telephoneId(), Subscriber.OWN);
    List<Integer> positions = line.begin(id);
    String answers =
        line.beginUnlock(id).stream()
            .map(number -> "\"" + number + "\":\"a\"")
            .collect(Collectors.joining(",", "{", "}"));
    new TelephoneKey(server, "k1")
        .awayDuring(() -> check("begin", line.call("begin", about(id, "")), 503));
    server.registry().stop();
    try {
      check("answer", line.answer(id, positions, Subscriber.OWN), 503);
      check("password", line.change(ticket, "862047"), 503);
      check("unlock/begin", line.call("unlock/begin", about(other.telephoneId(), "")), 503);
      check("unlock", line.call("unlock", about(id, ",\"answers\":" + answers)), 503);
    } finally {
      server.registry().start();
    }
  }

  private static JsonNode about(String telephoneId, String more) {
    return AdminApi.parse("{\"telephoneId\":\"" + telephoneId + "\"" + more + "}");
  }

  private static HttpResponse<String> description(TestServer server, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(VoiceSystem.address(server) + "/openapi.yaml"));
    return Http.send(
        (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build());
  }

  private void seen(String what) {
    seen.add(what);
  }

  /** The answer's status is the expected one, and its body is what is described for it. */
  private void check(String path, HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
    seen("POST " + path + " " + status);
    JsonNode response =
        resolved(
            description
                .get("paths")
                .get("/" + path)
                .get("post")
                .get("responses")
                .path(Integer.toString(status)));
    assertThat(response.isObject()).as(path + " " + status + " is not described").isTrue();
    JsonNode schema = response.at("/content/application~1json/schema");
    if (schema.isMissingNode()) {
      assertThat(answer.body()).isEmpty();
    } else {
      assertFits(path + " " + status, AdminApi.parse(answer.body()), resolved(schema));
    }
  }

  /** The part of JSON Schema that the description uses. */
  private static void assertFits(String where, JsonNode value, JsonNode schema) {
    switch (schema.get("type").asText()) {
      case "object" -> {
        assertThat(value.isObject()).as(where).isTrue();
        schema
            .path("required")
            .forEach(name -> assertThat(value.has(name.asText())).as(where + " " + name).isTrue());
        value
            .fieldNames()
            .forEachRemaining(
                name -> {
                  JsonNode property = schema.path("properties").path(name);
                  if (!property.isMissingNode()) {
                    assertFits(where + "." + name, value.get(name), resolved(property));
                  } else {
                    assertThat(schema.path("additionalProperties").asBoolean(true))
                        .as(where + "." + name + " is not described")
                        .isTrue();
                  }
                });
      }
      case "array" -> {
        assertThat(value.isArray()).as(where).isTrue();
        assertThat(value.size())
            .as(where)
            .isBetween(schema.get("minItems").asInt(), schema.get("maxItems").asInt());
        value.forEach(item -> assertFits(where, item, resolved(schema.get("items"))));
      }
      case "integer" ->
          assertThat(value.intValue())
              .as(where)
              .isBetween(schema.get("minimum").asInt(), schema.get("maximum").asInt());
      case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
      case "string" -> {
        assertThat(value.isTextual()).as(where).isTrue();
        if (schema.has("enum")) {
          assertThat(schema.get("enum")).as(where).contains(value);
        }
        if (schema.has("pattern")) {
          assertThat(value.asText()).matches(Pattern.compile(schema.get("pattern").asText()));
        }
      }
      default -> throw new AssertionError("unknown type in the description: " + schema);
    }
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? resolved(description.at(node.get("$ref").asText().substring(1)))
        : node;
  }

  /** Each operation of the description with each of its statuses. */
  private static Set<String> described() {
    Set<String> all = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        for (Map.Entry<String, JsonNode> answer :
            operation.getValue().get("responses").properties()) {
          all.add(
              operation.getKey().toUpperCase(Locale.ROOT)
                  + " "
                  + path.getKey().substring(1)
                  + " "
                  + answer.getKey());
        }
      }
    }
    return all;
  }
}
