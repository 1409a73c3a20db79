package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.softcard.DemoCard;
import hu.ugyfelkapu.keycloak.docker.softcard.DemoHolder;
import hu.ugyfelkapu.keycloak.docker.softcard.SoftCard;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.CardCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.CardLogin;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryComponent;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardRegistrationPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose registration a card opens, and what is kept of the card (mission.md §7). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class IdCardPersonIT {
  private static final String METHOD = CardLogin.METHOD;
  private static final Pattern NONCE = Pattern.compile("data-uk-nonce=\"([^\"]+)\"");
  private static final String MERGED = "A személyi igazolvány vagy a PIN-kód helytelen";
  private static final String FIRST_USE = "Bejelentkeztek az Ön személyi igazolványával";

  /**
   * H78: the card cannot tell two people of one name and date of birth apart, so it is nobody's.
   */
  @Test
  void namesakesCardOpensNobodysRegistration_H78(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Citizen namesake = citizen.registerAgain(server);
    namesake.change(server, "mother_birth_name", "Másik Márta");

    assertThat(CardLogin.refusal(server, browser, citizen.card())).contains(MERGED);
    // Not even while the other one may not log in.
    namesake.change(server, "state", "locked");
    assertThat(CardLogin.refusal(server, browser, citizen.card())).contains(MERGED);
  }

  /** Old character sets had no double acute, and documents have degrees. */
  @Test
  void nameOnTheCardMayBeWrittenAnotherWay(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    DemoHolder holder = citizen.card().holder();
    DemoCard card =
        card(
            server,
            new DemoHolder(
                "dr. " + holder.surname().toUpperCase(Locale.ROOT),
                holder.givenName().replace('ő', 'õ').replace('ű', 'û'),
                holder.birthDate(),
                holder.serialNumber()));

    assertThat(CardLogin.identify(server, browser, card).claim("azonositasModja"))
        .isEqualTo(METHOD);
  }

  /** The registry is the one that may be old: it has to be asked for every spelling. */
  @ParameterizedTest
  @CsvSource({"Dőri-Kiss, dr. Dõri Kiss", "Dőri Kiss, Dőri-Kiss", "dr. Dőri, Dõri"})
  void nameInTheRegistryMayBeWrittenAnotherWay(
      String onTheCard, String registered, TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    citizen.citizen().change(server, "family_name", registered);
    citizen.citizen().change(server, "family_name_folded", registered.toLowerCase(Locale.ROOT));
    DemoHolder holder = citizen.card().holder();

    DemoCard card =
        card(
            server,
            new DemoHolder(
                onTheCard, holder.givenName(), holder.birthDate(), holder.serialNumber()));

    assertThat(CardLogin.identify(server, browser, card).claim("azonositasModja"))
        .isEqualTo(METHOD);
  }

  /** H78: where the registry knows less of people, it does not make them one. */
  @Test
  void unknownDataAreNoSignOfTheSamePerson_H78(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Citizen namesake = citizen.registerAgain(server);
    citizen.citizen().change(server, "mother_birth_name", null);
    namesake.change(server, "mother_birth_name", null);

    assertThat(CardLogin.refusal(server, browser, citizen.card())).contains(MERGED);
  }

  /** By a number of the person names may be as they like, and nobody without a number is known. */
  @Test
  void numberOfThePersonFindsTheRegistration_H78(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    CardCitizen other = CardCitizen.register(server);
    DemoHolder holder = citizen.card().holder();
    String number = holder.serialNumber().substring("DEMO".length());
    // Any column of text will do as the one of the number.
    citizen.citizen().change(server, "birth_place", number);
    DemoCard renamed =
        card(
            server,
            new DemoHolder("Más", "Név", holder.birthDate().plusDays(1), holder.serialNumber()));
    DemoCard unmarked =
        card(
            server,
            new DemoHolder(holder.surname(), holder.givenName(), holder.birthDate(), number));
    assertThat(
            RegistryComponent.save(server, Map.of("columnPersonNumber", "birth_place"))
                .statusCode())
        .isEqualTo(204);
    try {
      FlowSetting.idCard(
              server,
              Map.of(
                  "person-fields", "serial-number=personNumber",
                  "serial-number-prefix", "DEMO",
                  "names-alone", "refused"))
          .during(
              () -> {
                assertThat(CardLogin.identify(server, browser, renamed).claim("viseltNev"))
                    .contains(holder.givenName());
                assertThat(CardLogin.refusal(server, browser, unmarked)).contains(MERGED);
                assertThat(CardLogin.refusal(server, browser, other.card())).contains(MERGED);
              });
    } finally {
      RegistryComponent.save(server, Map.of("columnPersonNumber", "none"));
    }
  }

  /** H16: of many equal answers that come at once, one lets its sender in. */
  @Test
  void oneOfManyEqualAnswersIsTaken_H16(TestServer server) {
    CardCitizen citizen = CardCitizen.register(server);
    PlainVisitor visitor = PlainVisitor.atIdCard(server);
    String token = SoftCard.token(citizen.card(), server.url().toString(), visitor.found(NONCE));

    List<String> ways =
        IntStream.range(0, 8)
            .mapToObj(i -> visitor.submitAsync("authToken=" + AdminApi.encode(token)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(answer -> answer.headers().firstValue("location").orElse(""))
            .toList();

    // The others are sent to the login's present page.
    assertThat(ways.stream().filter(way -> way.contains("code="))).hasSize(1);
    assertThat(citizen.citizen().events(server, "LOGIN")).hasSize(1);
  }

  @Test
  void birthDateTellsNamesakesApart_H78(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    DemoHolder holder = citizen.card().holder();
    DemoCard card =
        card(
            server,
            new DemoHolder(
                holder.surname(),
                holder.givenName(),
                holder.birthDate().plusDays(1),
                holder.serialNumber()));

    assertThat(CardLogin.refusal(server, browser, card)).contains(MERGED);
  }

  /** Each card is kept and told of once; nothing of the person is kept with it. */
  @Test
  void everyCardIsKeptAndToldOfOnce_H79(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    CardLogin.identify(server, browser, citizen.card());
    assertThat(MailedCode.takeMail(server, citizen.citizen()).subject()).isEqualTo(FIRST_USE);
    CardLogin.identify(server, browser, citizen.card());
    DemoCard renewed = server.softCard().office().renew(citizen.card());

    CardLogin.identify(server, browser, renewed);

    assertThat(MailedCode.takeMail(server, citizen.citizen()).subject()).isEqualTo(FIRST_USE);
    List<JsonNode> cards = cards(server, citizen.citizen());
    assertThat(cards)
        .hasSize(2)
        .allSatisfy(
            card ->
                assertThat(AdminApi.parse(card.get("credentialData").asText()).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("fingerprint", "validFrom", "validUntil"));
    assertThat(citizen.citizen().events(server, "UPDATE_CREDENTIAL"))
        .extracting(event -> event.get("details").get("ugyfelkapu_change").asText())
        .containsExactly("id-card-used-first", "id-card-used-first");
  }

  /** An official who takes the cards away ends what was won with them. */
  @Test
  void sessionEndsWithItsCards(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    OidcLogin.Tokens tokens = CardLogin.identify(server, browser, citizen.card());
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);

    cards(server, citizen.citizen())
        .forEach(
            card ->
                server
                    .admin()
                    .delete(
                        credentials(server, citizen.citizen()) + "/" + card.get("id").asText()));

    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
  }

  /** H28: what the page of the choice sends back is a number on it and nothing else. */
  @Test
  void onlyOwnRegistrationsCanBeChosen_H28(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    citizen.registerAgain(server);
    Citizen victim = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);
    card.send(CardLogin.token(server, citizen.card(), card));
    new IdCardRegistrationPage(page);

    for (String choice :
        List.of(AdminApi.encode(victim.id(server)), victim.userName(), "2", "-1", "999", "")) {
      APIResponse answer = FormPost.send(page, "registration=" + AdminApi.encode(choice));
      assertThat(answer.text()).contains("data-page-id=\"login-id-card-registration\"");
    }
    assertThat(victim.events(server, "LOGIN")).isEmpty();
  }

  /** H62, H63: an outage is no answer about a person. */
  @Test
  void registrysOutageIsTold_H62(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page, METHOD);
    String token = CardLogin.token(server, citizen.card(), new IdCardPage(page));
    server.registry().stop();
    try {
      APIResponse answer = FormPost.send(page, "authToken=" + AdminApi.encode(token));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text()).contains("data-page-id=\"login-error\"").doesNotContain(MERGED);
    } finally {
      server.registry().start();
    }
  }

  /** H74: no header says who somebody is, whichever proxy may have sent it. */
  @Test
  void certificateInAHeaderIdentifiesNobody_H74(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getEncoder().encodeToString(encoded(citizen.card()))
            + "\n-----END CERTIFICATE-----\n";
    String encoded = URLEncoder.encode(pem, StandardCharsets.UTF_8);
    Page page = browser.window();
    page.setExtraHTTPHeaders(
        Map.of(
            "ssl-client-cert", encoded,
            "x-forwarded-client-cert", "Cert=\"" + encoded + "\"",
            "x-ssl-client-cert", encoded));

    OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);

    assertThat(card.sendWrongly("").nonce()).hasSize(44);
    assertThat(citizen.citizen().events(server, "LOGIN")).isEmpty();
  }

  private static DemoCard card(TestServer server, DemoHolder holder) {
    return server.softCard().office().issue(holder);
  }

  private static byte[] encoded(DemoCard card) {
    try {
      return card.certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<JsonNode> cards(TestServer server, Citizen citizen) {
    JsonNode all = server.admin().get(credentials(server, citizen));
    return StreamSupport.stream(all.spliterator(), false)
        .filter(credential -> credential.get("type").asText().equals("ugyfelkapu-id-card"))
        .toList();
  }

  private static String credentials(TestServer server, Citizen citizen) {
    return "/realms/"
        + TestServer.REALM
        + "/users/"
        + AdminApi.encode(citizen.id(server))
        + "/credentials";
  }
}
