package hu.ugyfelkapu.keycloak.docker.softcard;

import com.nimbusds.jose.util.JSONObjectUtils;
import hu.ugyfelkapu.keycloak.docker.web.Language;
import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import hu.ugyfelkapu.keycloak.docker.web.Page;
import hu.ugyfelkapu.keycloak.docker.web.Request;
import hu.ugyfelkapu.keycloak.docker.web.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The soft card's place on the local site: the page of the cards, the phone app's page, what the
 * browser extension talks to, and what the issuer tells the world of its cards.
 *
 * <p>Pages: {@code /soft-card/}, {@code /soft-card/app}. Forms: {@code /soft-card/renew}, {@code
 * /soft-card/revoke}. JSON: {@code GET /soft-card/reader}, {@code POST /soft-card/sign}. For the
 * server: {@code /soft-card/ocsp}, {@code /soft-card/issuer.crl}.
 */
public final class SoftCardSite {
  /** Where everything of the soft card is. */
  public static final String PATH = "/soft-card";

  private static final String APP = PATH + "/app";
  private static final String OCSP = PATH + "/ocsp";

  /** Schemes of the pages that belong to no web site but to what the user has installed. */
  private static final List<String> EXTENSIONS = List.of("chrome-extension://", "moz-extension://");

  private final LocalSite site;
  private final CardOffice office;
  private final CardWallet wallet = new CardWallet();
  private final CardReader reader = new CardReader(wallet);
  private final OcspResponder responder;

  private SoftCardSite(LocalSite site, CardOffice office) {
    this.site = site;
    this.office = office;
    this.responder = new OcspResponder(office);
  }

  /**
   * Adds the soft card to the site, with new cards for the people of the demo registry.
   *
   * @param time by which cards are issued and their state is told: the server's
   */
  public static SoftCardSite serve(LocalSite site, DemoIssuer issuer, InstantSource time) {
    CardOffice office = new CardOffice(issuer, URI.create(site.url() + PATH), time);
    SoftCardSite softCard = new SoftCardSite(site, office);
    DemoHolders.ALL.forEach(holder -> softCard.wallet.put(office.issue(holder)));
    site.serve(PATH + "/", softCard::overview);
    site.serve(PATH + "/renew", (request, language) -> softCard.change(request, language, true));
    site.serve(PATH + "/revoke", (request, language) -> softCard.change(request, language, false));
    site.serve(APP, softCard::app);
    site.serve(APP + ".js", (request, language) -> script());
    site.serve(PATH + "/reader", (request, language) -> json(200, softCard.reader.cards(language)));
    site.serve(PATH + "/sign", softCard::sign);
    site.serve(OCSP, (request, language) -> softCard.ocsp(request));
    site.serve(
        PATH + "/issuer.crl",
        (request, language) ->
            new Response(200, "application/pkix-crl", RevocationList.of(office), Map.of()));
    return softCard;
  }

  /** Where more cards come from, and where they end. */
  public CardOffice office() {
    return office;
  }

  /** The cards of the demo's people. */
  public CardWallet wallet() {
    return wallet;
  }

  /**
   * What the realm has to know to accept the cards: values of the card's execution by their keys.
   */
  public Map<String, String> realmSettings() {
    return Map.of(
        "trust-anchors", "file:" + DemoIssuer.TRUST_FILE,
        "names-alone", "accepted",
        "revocation-hosts", site.url().getAuthority(),
        "phone-app-link", site.url() + APP,
        "client-url", site.url() + PATH + "/");
  }

  private Response overview(Request request, Language language) {
    if (!request.path().equals(PATH + "/")) {
      return site.render(new Page(404, "missing", Map.of()), request, language);
    }
    List<Map<String, Object>> cards =
        wallet.cards().stream()
            .map(
                card -> {
                  Map<String, Object> model = new HashMap<>(CardReader.describe(card, language));
                  model.put("revoked", office.isRevoked(card));
                  return model;
                })
            .toList();
    return site.render(
            new Page(200, "soft-card", Map.of("cards", cards, "pin", CardWallet.PIN)),
            request,
            language)
        // So that the browser says from which page its forms come.
        .withHeader("Referrer-Policy", "same-origin");
  }

  private Response change(Request request, Language language, boolean renew) {
    Consumer<DemoCard> action = renew ? card -> wallet.put(office.renew(card)) : office::revoke;
    if (!request.method().equals("POST") || !isOwn(request)) {
      return site.render(new Page(403, "foreign", Map.of()), request, language);
    }
    request.parameter("card").flatMap(wallet::find).ifPresent(action);
    return Response.redirect(URI.create(PATH + "/"));
  }

  private Response app(Request request, Language language) {
    if (!request.path().equals(APP)) {
      return site.render(new Page(404, "missing", Map.of()), request, language);
    }
    Map<String, Object> model = Map.of("cards", reader.cards(language).get("cards"));
    return site.render(new Page(200, "soft-card-app", model), request, language)
        .withHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                + " base-uri 'none'; frame-ancestors 'none'; form-action 'none'");
  }

  private Response sign(Request request, Language language) {
    String origin = request.origin().orElse("");
    if (!request.method().equals("POST")
        || !(isOwn(request) || EXTENSIONS.stream().anyMatch(origin::startsWith))) {
      return json(403, Map.of("error", "origin"));
    }
    Optional<String> nonce = request.parameter("nonce").filter(text -> !text.isEmpty());
    Optional<String> signedOrigin = request.parameter("origin").filter(text -> !text.isEmpty());
    if (nonce.isEmpty() || signedOrigin.isEmpty()) {
      return json(400, Map.of("error", "request"));
    }
    return json(
        200,
        reader.sign(
            request.parameter("card").orElse(""),
            request.parameter("pin").orElse(""),
            signedOrigin.get(),
            nonce.get()));
  }

  private Response ocsp(Request request) {
    byte[] asked = request.body();
    if (!request.method().equals("POST")) {
      String path = request.path();
      try {
        asked =
            Base64.getDecoder().decode(path.substring(Math.min(path.length(), OCSP.length() + 1)));
      } catch (IllegalArgumentException e) {
        asked = new byte[0];
      }
    }
    return new Response(200, "application/ocsp-response", responder.answer(asked), Map.of());
  }

  private boolean isOwn(Request request) {
    return request.origin().filter(site.url().toString()::equals).isPresent();
  }

  private static Response script() throws IOException {
    try (InputStream in = SoftCardSite.class.getResourceAsStream("app.js")) {
      return new Response(200, "text/javascript; charset=utf-8", in.readAllBytes(), Map.of());
    }
  }

  private static Response json(int status, Map<String, Object> answer) {
    return new Response(
        status,
        "application/json",
        JSONObjectUtils.toJSONString(answer).getBytes(StandardCharsets.UTF_8),
        Map.of());
  }
}
