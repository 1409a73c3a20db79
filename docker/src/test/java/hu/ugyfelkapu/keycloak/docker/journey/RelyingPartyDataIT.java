package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What relying parties read of an identification, in tokens and in a real assertion (mission.md
 * §1).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class RelyingPartyDataIT {
  private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";
  private static final String TIME =
      "20[0-9]{2}\\.[01][0-9]\\.[0-3][0-9]\\. [0-2][0-9]\\.[0-5][0-9]\\.[0-5][0-9]";
  private static final String TRANSACTION = "ID_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Test
  void tokenCarriesTheIdentificationAndTheNaturalIdentityData(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signInWithApp(page, app);

    OidcLogin.Tokens tokens = login.tokens();

    assertThat(tokens.claim("azonositasModja"))
        .isEqualTo("urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp");
    assertThat(tokens.claim("azonositoSzolgaltatas")).isEqualTo("KAÜ");
    assertThat(tokens.claim("azonositasIdopontja")).matches(TIME);
    assertThat(tokens.claim("azonositasTranzakcioAzonosito")).matches(TRANSACTION);
    assertThat(tokens.claim("viseltNev")).isEqualTo("Teszt Elek");
    assertThat(tokens.claim("szuletesiNev")).isEqualTo("Teszt Elek");
    assertThat(tokens.claim("anyjaNeve")).isEqualTo("Minta Mária");
    assertThat(tokens.claim("szuletesiDatum")).isEqualTo("1980.02.29.");
    assertThat(tokens.claim("szuletesiHely")).isEqualTo("Mintaváros");
    assertThat(tokens.claim("acr")).isEqualTo(SUBSTANTIAL);
  }

  /** The subject is the relying party's own: it shows neither the row nor the user name. */
  @Test
  void subjectIsPairwiseInEveryToken(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signInWithApp(page, app);

    OidcLogin.Tokens tokens = login.tokens();

    String id = citizen.id(server);
    assertThat(tokens.claim("sub")).isNotEmpty().isNotEqualTo(id);
    assertThat(tokens.access().get("sub").asText()).isEqualTo(tokens.claim("sub"));
    assertThat(tokens.id().toString() + tokens.access())
        .doesNotContain(id)
        .doesNotContain(citizen.userName())
        .doesNotContain(citizen.email());
  }

  @Test
  void assertionCarriesTheSameUnderTheirFullNames(TestServer server, Browser browser)
      throws Exception {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    String consumer = server.service() + "/saml";

    Request answer =
        page.waitForRequest(
            request -> request.url().equals(consumer) && request.method().equals("POST"),
            () -> {
              page.navigate(authnRequest(server, consumer, SUBSTANTIAL));
              citizen.signInWithApp(page, app);
            });

    Document response = response(answer.postData());
    Map<String, String> attributes = attributes(response);
    String prefix = "urn:eksz.gov.hu:1.0:";
    assertThat(attributes)
        .containsEntry(prefix + "azonositasModja", "urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp")
        .containsEntry(prefix + "azonositoSzolgaltatas", "KAÜ")
        .containsEntry(prefix + "viseltNev", "Teszt Elek")
        .containsEntry(prefix + "szuletesiNev", "Teszt Elek")
        .containsEntry(prefix + "anyjaNeve", "Minta Mária")
        .containsEntry(prefix + "szuletesiDatum", "1980.02.29.")
        .containsEntry(prefix + "szuletesiHely", "Mintaváros")
        .hasSize(9);
    assertThat(attributes.get(prefix + "azonositasIdopontja")).matches(TIME);
    assertThat(attributes.get(prefix + "azonositasTranzakcioAzonosito")).matches(TRANSACTION);
    assertThat(text(response, ASSERTION, "AuthnContextClassRef")).isEqualTo(SUBSTANTIAL);
    assertThat(text(response, ASSERTION, "NameID")).doesNotContain(citizen.userName());
    assertThat(response.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").getLength())
        .isPositive();
  }

  /** A client whose own map knows the method's URI may ask for it (mission.md §1 "Chooser"). */
  @Test
  void methodUriInASamlRequestPreselectsTheMethod(TestServer server, Browser browser) {
    Page page = browser.window();

    page.navigate(
        authnRequest(
            server, server.service() + "/saml", "urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp"));

    assertThat(new PasswordPage(page).heading()).isNotEmpty();
    page.locator("button[name=back]").click();
    assertThat(new MethodPage(page).methods())
        .containsExactly("ugyfelkapu", "ugyfelkapu-plus-app", "ugyfelkapu-plus-email", "id-card");
  }

  /** An AuthnRequest that asks for a level or a method, by HTTP redirect. */
  private static String authnRequest(TestServer server, String consumer, String classRef) {
    String xml =
        "<samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' xmlns:saml='"
            + ASSERTION
            + "' ID='ID_"
            + UUID.randomUUID()
            + "' Version='2.0' IssueInstant='"
            + Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + "' Destination='"
            + OidcLogin.realm(server)
            + "/protocol/saml' AssertionConsumerServiceURL='"
            + consumer
            + "' ProtocolBinding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'>"
            + "<saml:Issuer>demo-saml</saml:Issuer>"
            + "<samlp:RequestedAuthnContext Comparison='minimum'><saml:AuthnContextClassRef>"
            + classRef
            + "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext></samlp:AuthnRequest>";
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, raw)) {
      out.write(xml.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return OidcLogin.realm(server)
        + "/protocol/saml?SAMLRequest="
        + AdminApi.encode(Base64.getEncoder().encodeToString(deflated.toByteArray()));
  }

  private static Document response(String form) throws Exception {
    String encoded =
        java.util.Arrays.stream(form.split("&"))
            .filter(pair -> pair.startsWith("SAMLResponse="))
            .map(pair -> pair.substring("SAMLResponse=".length()))
            .map(value -> java.net.URLDecoder.decode(value, StandardCharsets.UTF_8))
            .findFirst()
            .orElseThrow();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(Base64.getMimeDecoder().decode(encoded)));
  }

  private static Map<String, String> attributes(Document response) {
    Map<String, String> attributes = new LinkedHashMap<>();
    NodeList nodes = response.getElementsByTagNameNS(ASSERTION, "Attribute");
    for (int i = 0; i < nodes.getLength(); i++) {
      Element attribute = (Element) nodes.item(i);
      attributes.put(attribute.getAttribute("Name"), attribute.getTextContent().strip());
    }
    return attributes;
  }

  private static String text(Document response, String namespace, String name) {
    return response.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
  }
}
