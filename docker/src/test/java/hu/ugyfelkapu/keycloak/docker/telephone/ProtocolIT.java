package hu.ugyfelkapu.keycloak.docker.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Axe;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The protocol that an official prints and the person signs (mission.md §6). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class ProtocolIT {

  @Test
  void protocolTellsWhatWasRegisteredAndNoSecret(TestServer server) {
    Subscriber subscriber = Subscriber.register(server);
    String password = subscriber.mailedPassword();

    HttpResponse<String> answer = protocol(subscriber, "", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    String telephoneId = subscriber.telephoneId();
    assertThat(answer.body())
        .contains(
            "Jegyzőkönyv",
            telephoneId.substring(0, 4) + "\u00a0" + telephoneId.substring(4),
            "Teszt Elek",
            "Minta Mária",
            "Mintaváros",
            "1980.02.29.",
            "Egyszer használatos. Eddig kell lecserélni:",
            "Hogy hívták az első háziállatát?",
            "E-mailben, a nyilvántartott címre")
        .doesNotContain(
            password,
            subscriber.citizen().email(),
            subscriber.citizen().userName(),
            // Not asked at the registration.
            "Mi a kedvenc könyvének a címe?");
    Subscriber.REMINDERS
        .values()
        .forEach(reminder -> assertThat(answer.body()).doesNotContain(reminder));
  }

  @Test
  void lastingPasswordHasNoEndInTheProtocol(TestServer server) {
    Subscriber subscriber = Subscriber.withOwnPassword(server, VoiceSystem.of(server));

    assertThat(protocol(subscriber, "", "").body())
        .contains("Az ügyfél már saját jelszót adott meg.")
        .doesNotContain("Eddig kell lecserélni");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', hu",
    "'', 'en-GB,en;q=0.9', en",
    "'', 'de,hu;q=0.5,en;q=0.4', hu",
    "'', de, hu",
    "en, hu, en",
    "hu, en, hu",
    "<script>, '', hu"
  })
  void languageIsHungarianUnlessTheOfficialAsksForEnglish(
      String locale, String accepted, String language, TestServer server) {
    Subscriber subscriber = Subscriber.register(server);

    HttpResponse<String> answer = protocol(subscriber, locale, accepted);

    assertThat(answer.body())
        .contains("<html lang=\"" + language + "\">")
        .contains(language.equals("hu") ? "Jegyzőkönyv" : "Record of the request")
        .doesNotContain("ugyfelkapuProtocol", "ugyfelkapuReminder");
    assertThat(answer.headers().firstValue("Content-Language")).contains(language);
  }

  /** The page may run nothing and load nothing, and nobody may keep or embed it. */
  @Test
  void headersShutThePageIn(TestServer server) {
    HttpResponse<String> answer = protocol(Subscriber.register(server), "", "");

    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; style-src 'sha256-")
        .endsWith("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .isEqualToIgnoringCase("text/html;charset=UTF-8");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.body()).doesNotContain("<script", "javascript:", " style=", "<img", "http:");
  }

  /** H83: a name is text, whatever it looks like. */
  @Test
  void markupInANameIsShownAsText_H83(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    String name = "<img src=x onerror=\"document.title='rossz'\">${7*7}</style><script>1</script>";
    citizen.change(server, "current_name", name);
    citizen.change(server, "mother_birth_name", name);
    Subscriber subscriber = Subscriber.register(server, citizen);

    Page page = open(browser, protocol(subscriber, "", "").body());

    assertThat(page.locator("img, script").count()).isZero();
    assertThat(page.title()).startsWith("Jegyzőkönyv");
    assertThat(page.locator("dd").allInnerTexts()).contains(name);
  }

  /** Readable, one main heading, no violation, in both languages; and its style is let in. */
  @Test
  void protocolIsAccessible_H84(TestServer server, Browser browser) {
    Subscriber subscriber = Subscriber.register(server);
    for (String language : List.of("hu", "en")) {
      Page page = open(browser, protocol(subscriber, language, "").body());

      assertThat(Axe.violations(page)).as(language).isEmpty();
      assertThat(page.locator("h1").count()).isEqualTo(1);
      assertThat(page.locator("h2").count()).isEqualTo(5);
      assertThat(page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize"))
          .isEqualTo("24px");
      page.setViewportSize(320, 640);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= 320")).isEqualTo(true);
    }
  }

  /** As an office's program does: the page is fetched with a token and put into a window. */
  private static Page open(Browser browser, String html) {
    Page page = browser.window();
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.setContent(html);
    assertThat(complaints).isEmpty();
    return page;
  }

  private static HttpResponse<String> protocol(
      Subscriber subscriber, String locale, String accepted) {
    TestServer server = subscriber.server();
    String query =
        locale.isEmpty()
            ? ""
            : "?locale=" + hu.ugyfelkapu.keycloak.docker.testing.AdminApi.encode(locale);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    server.url()
                        + "/admin"
                        + Subscriber.path(subscriber.userId())
                        + "/protocol"
                        + query))
            .header("Authorization", "Bearer " + Subscriber.official(server).token());
    if (!accepted.isEmpty()) {
      request.header("Accept-Language", accepted);
    }
    return Http.send(request.build());
  }
}
