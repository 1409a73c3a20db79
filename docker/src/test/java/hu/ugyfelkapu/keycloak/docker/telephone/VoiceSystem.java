package hu.ugyfelkapu.keycloak.docker.telephone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.Official;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The system of the voice line, in a call from a number of its own.
 *
 * @param account the system's service account
 * @param caller calling number; empty when it is withheld
 */
record VoiceSystem(TestServer server, Official account, String caller) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A system with the role, called from a number that has not called before. */
  static VoiceSystem of(TestServer server) {
    return of(server, Official.of(server, TestServer.REALM));
  }

  static VoiceSystem of(TestServer server, Official account) {
    return new VoiceSystem(server, account.with("ugyfelkapu-telephone", "voice-line"), "")
        .anotherCaller();
  }

  VoiceSystem anotherCaller() {
    return withCaller(String.format(Locale.ROOT, "+3630%07d", RANDOM.nextInt(10_000_000)));
  }

  VoiceSystem withCaller(String number) {
    return new VoiceSystem(server, account, number);
  }

  /** Address of the resource, without a slash at the end. */
  static String address(TestServer server) {
    return server.url() + "/realms/" + TestServer.REALM + "/ugyfelkapu-telephone-voice";
  }

  /** Numbers of the asked positions. */
  List<Integer> begin(String telephoneId) {
    JsonNode answer = read(200, call("begin", about(telephoneId)));
    return numbers(answer.get("positions"));
  }

  /** Answers the asked positions out of that password. */
  HttpResponse<String> answer(String telephoneId, String password) {
    return answer(telephoneId, begin(telephoneId), password);
  }

  /** Answers these positions out of that password. */
  HttpResponse<String> answer(String telephoneId, List<Integer> positions, String password) {
    return call("answer", answerTo(telephoneId, positions, password));
  }

  /** The ticket of a right answer. */
  String ticket(String telephoneId, String password) {
    return read(200, answer(telephoneId, password)).get("ticket").asText();
  }

  HttpResponse<String> change(String ticket, String password) {
    return call(
        "password", JSON.createObjectNode().put("ticket", ticket).put("password", password));
  }

  /** Numbers of the asked questions. */
  List<Integer> beginUnlock(String telephoneId) {
    return numbers(read(200, call("unlock/begin", about(telephoneId))).get("questions"));
  }

  /** Answers the asked questions out of these. */
  HttpResponse<String> unlock(String telephoneId, Map<Integer, String> answers) {
    ObjectNode given = JSON.createObjectNode();
    beginUnlock(telephoneId)
        .forEach(number -> given.put(number.toString(), answers.getOrDefault(number, "semmi")));
    return call("unlock", about(telephoneId).set("answers", given));
  }

  static String answerTo(
      String telephoneId, String caller, List<Integer> positions, String password) {
    ObjectNode request = JSON.createObjectNode().put("telephoneId", telephoneId);
    if (!caller.isEmpty()) {
      request.put("caller", caller);
    }
    ArrayNode numbers = request.putArray("positions");
    StringBuilder digits = new StringBuilder();
    for (int position : positions) {
      numbers.add(position);
      digits.append(password.charAt(position - 1));
    }
    return request.put("digits", digits.toString()).toString();
  }

  private JsonNode answerTo(String telephoneId, List<Integer> positions, String password) {
    return AdminApi.parse(answerTo(telephoneId, caller, positions, password));
  }

  private ObjectNode about(String telephoneId) {
    ObjectNode request = JSON.createObjectNode().put("telephoneId", telephoneId);
    return caller.isEmpty() ? request : request.put("caller", caller);
  }

  /** Posts JSON to a path below the resource. */
  HttpResponse<String> call(String path, JsonNode json) {
    return post(server, account.token(), path, json.toString());
  }

  /** Posts it as often as there are bodies, all at once, and waits for all answers. */
  List<HttpResponse<String>> callAtOnce(String path, List<String> bodies) {
    String token = account.token();
    List<CompletableFuture<HttpResponse<String>>> answers =
        bodies.stream()
            .map(body -> Http.sendAsync(request(server, token, path, body).build()))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  /** Posts anything with any token; an empty one stands for none. */
  static HttpResponse<String> post(TestServer server, String token, String path, String body) {
    return Http.send(request(server, token, path, body).build());
  }

  static HttpRequest.Builder request(TestServer server, String token, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address(server) + "/" + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /** The answer's JSON. */
  static JsonNode read(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(
          "answered " + answer.statusCode() + " instead of " + status + ": " + answer.body());
    }
    return AdminApi.parse(answer.body());
  }

  private static List<Integer> numbers(JsonNode array) {
    return JSON.convertValue(
        array, JSON.getTypeFactory().constructCollectionType(List.class, Integer.class));
  }
}
