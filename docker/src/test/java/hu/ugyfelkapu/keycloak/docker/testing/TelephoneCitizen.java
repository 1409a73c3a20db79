package hu.ugyfelkapu.keycloak.docker.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.clock.TelephoneDeviceFactory;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneDigitsPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephonePasswordPage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;

/**
 * A citizen with telephone identification, made for one test.
 *
 * @param telephoneId 8 digits
 * @param oneTimePassword the six digits that were issued first
 */
public record TelephoneCitizen(Citizen citizen, String telephoneId, String oneTimePassword) {
  /** An own password that no rule is against. */
  public static final String OWN = "497183";

  /** Right nowhere: every digit differs from that of {@link #OWN}. */
  public static final String WRONG = "508294";

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Issues telephone identification to a new citizen, who has a one-time password then. */
  public static TelephoneCitizen register(TestServer server) {
    return register(server, Citizen.register(server));
  }

  /** The same for a citizen who is there already. */
  public static TelephoneCitizen register(TestServer server, Citizen citizen) {
    widenLimits(server);
    String[] issued =
        Http.send(
                HttpRequest.newBuilder(device(server, citizen))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build(),
                200)
            .split(" ");
    return new TelephoneCitizen(citizen, issued[0], issued[1]);
  }

  /** The same for a citizen whose own password {@link #OWN} holds already. */
  public static TelephoneCitizen withOwnPassword(TestServer server, Browser browser) {
    TelephoneCitizen citizen = register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.changePassword(page).change(OWN);
    login.tokens();
    return citizen;
  }

  /** A random telephone id; that somebody has it is as likely as guessing one. */
  public static String unknownId() {
    return String.format(Locale.ROOT, "%08d", RANDOM.nextInt(100_000_000));
  }

  /** Replaces the password by a one-time one, which is answered. */
  public String renew(TestServer server) {
    return Http.send(
        HttpRequest.newBuilder(device(server, citizen))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build(),
        200);
  }

  /** Goes from the chooser that the window shows to the digits. */
  public TelephoneDigitsPage atDigits(Page page) {
    return new MethodPage(page).chooseTelephone().enter(telephoneId);
  }

  /** Goes from the chooser that the window shows to the page of the own password. */
  public TelephonePasswordPage changePassword(Page page) {
    atDigits(page).enter(oneTimePassword);
    return new TelephonePasswordPage(page);
  }

  /** A one-time password that it is not, in any digit. */
  public String wrongOneTimePassword() {
    StringBuilder wrong = new StringBuilder();
    oneTimePassword.chars().forEach(digit -> wrong.append((digit - '0' + 1) % 10));
    return wrong.toString();
  }

  /** How often the method has been locked for this citizen. */
  public long locks(TestServer server) {
    return changes(server).stream().filter("telephone-locked"::equals).count();
  }

  /** The same once there is one: the server tells it behind its answer. */
  public long awaitedLocks(TestServer server) {
    return Await.until(() -> locks(server), count -> count > 0);
  }

  /** Changes of this citizen's credentials that Keycloak's events tell of. */
  public List<String> changes(TestServer server) {
    return citizen.events(server, "UPDATE_CREDENTIAL").stream()
        .map(event -> event.path("details").path("ugyfelkapu_change").asText())
        .toList();
  }

  /**
   * All tests come from one address, and fail more often there than an hour of one address may. Not
   * for a test within its own limit: it would widen that.
   */
  public static void widenLimits(TestServer server) {
    AdminApi admin = server.admin();
    String path = FlowSetting.telephonePath(admin);
    JsonNode settings = admin.get(path);
    if (!settings.at("/config/failures-per-address").asText().equals("10000")) {
      ((ObjectNode) settings.get("config"))
          .put("failures-per-address", "10000")
          .put("failures-per-realm", "1000000");
      admin.put(path, settings);
    }
  }

  private static URI device(TestServer server, Citizen citizen) {
    return URI.create(
        OidcLogin.realm(server)
            + "/"
            + TelephoneDeviceFactory.ID
            + "/"
            + AdminApi.encode(citizen.id(server)));
  }
}
