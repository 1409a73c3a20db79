package hu.ugyfelkapu.keycloak.docker.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.Official;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A citizen to whom an official has issued telephone identification.
 *
 * @param citizen the person
 * @param userId Keycloak's id of the person
 * @param telephoneId 8 digits
 */
record Subscriber(TestServer server, Citizen citizen, String userId, String telephoneId) {
  static final String ROLE = "ugyfelkapu-telephone-official";
  static final String OFFICE = "/realms/" + TestServer.REALM + "/ugyfelkapu-telephone";

  /** An own password that no rule is against. */
  static final String OWN = "497183";

  /** Wrong at each position of {@link #OWN}. */
  static final String WRONG = "508294";

  /** What citizens of the tests answer. */
  static final Map<Integer, String> REMINDERS =
      Map.of(
          1, "Kossuth Lajos Általános Iskola",
          2, "Kovács néni",
          4, "Petőfi Sándor utca",
          5, "Bodri",
          7, "túrós csusza",
          9, "Minta-Próba Ágnes");

  private static final Pattern PASSWORD = Pattern.compile("(?m)^([0-9]{6})\\s*$");

  static Official official(TestServer server) {
    return Official.of(server, TestServer.REALM).with("realm-management", ROLE);
  }

  /** Path of a person below {@code /admin}. */
  static String path(String userId) {
    return OFFICE + "/registrations/" + AdminApi.encode(userId);
  }

  /** The request for telephone identification with one-time passwords by e-mail. */
  static String request(Map<Integer, String> reminders) {
    return json(Map.of("channel", "email", "reminders", reminders));
  }

  /** The request for other answers. */
  static String reminders(Map<Integer, String> reminders) {
    return json(Map.of("reminders", reminders));
  }

  private static String json(Object body) {
    try {
      return new ObjectMapper().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Issues it to a new citizen, whose one-time password waits in the mail. */
  static Subscriber register(TestServer server) {
    return register(server, Citizen.register(server));
  }

  static Subscriber register(TestServer server, Citizen citizen) {
    TelephoneCitizen.widenLimits(server);
    String userId = citizen.id(server);
    HttpResponse<String> answer = official(server).call("POST", path(userId), request(REMINDERS));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new Subscriber(
        server, citizen, userId, AdminApi.parse(answer.body()).get("telephoneId").asText());
  }

  /** The same for a citizen who has replaced the one-time password by {@link #OWN}. */
  static Subscriber withOwnPassword(TestServer server, VoiceSystem line) {
    Subscriber subscriber = register(server);
    subscriber.change(line, subscriber.mailedPassword());
    return subscriber;
  }

  /** Replaces a one-time password by {@link #OWN}. */
  void change(VoiceSystem line, String oneTime) {
    HttpResponse<String> changed = line.change(line.ticket(telephoneId, oneTime), OWN);
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
  }

  /** Takes the oldest one-time password out of the mail, and the notices before it. */
  String mailedPassword() {
    Matcher password;
    do {
      password = PASSWORD.matcher(MailedCode.takeMail(server, citizen).text().orElseThrow());
    } while (!password.find());
    return password.group(1);
  }

  /** Whether that mail is one with a one-time password. */
  static boolean hasPassword(ReceivedMail mail) {
    return PASSWORD.matcher(mail.text().orElseThrow()).find();
  }

  /** What the office shows. */
  JsonNode view() {
    return AdminApi.parse(official(server).call("GET", path(userId), "").body());
  }

  /** Wrong at each position. */
  static String wrong(String password) {
    StringBuilder wrong = new StringBuilder();
    password.chars().forEach(digit -> wrong.append((digit - '0' + 1) % 10));
    return wrong.toString();
  }

  /** Keycloak's events of that type about this person, oldest first. */
  List<JsonNode> events(String type) {
    return citizen.events(server, type);
  }

  /** The reasons of failed identifications, as the events hold them. */
  List<String> reasons() {
    return events("LOGIN_ERROR").stream()
        .map(event -> event.at("/details/ugyfelkapu_telephone").asText())
        .toList();
  }

  /** The same once the method was locked: the server tells it behind its answer. */
  List<String> changesWithLock() {
    return Await.until(this::changes, changes -> changes.contains("telephone-locked"));
  }

  /** Changes of this person's credentials that Keycloak's events tell of. */
  List<String> changes() {
    return events("UPDATE_CREDENTIAL").stream()
        .map(event -> event.at("/details/ugyfelkapu_change").asText())
        .toList();
  }
}
