package hu.ugyfelkapu.keycloak.docker.relyingparty;

import hu.ugyfelkapu.keycloak.docker.relyingparty.BrowserSessions.Session;
import hu.ugyfelkapu.keycloak.docker.web.Language;
import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import hu.ugyfelkapu.keycloak.docker.web.Page;
import hu.ugyfelkapu.keycloak.docker.web.Request;
import hu.ugyfelkapu.keycloak.docker.web.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that asks for an identification and shows what it got (mission.md §1, relying-party
 * data). Pages: {@code /}, {@code /login}, {@code /callback}, {@code /logout}.
 */
public final class RelyingParty {
  /** The client's id in the realm's demo additions. */
  public static final String CLIENT_ID = "demo-oidc";

  private static final String SET_COOKIE = "Set-Cookie";

  private final LocalSite site;
  private final OidcClient client;
  private final BrowserSessions sessions = new BrowserSessions();

  private RelyingParty(LocalSite site, OidcClient client) {
    this.site = site;
    this.client = client;
  }

  /**
   * Adds the relying party's pages to the site.
   *
   * @param issuer address of the realm
   * @param secret of the client, if it is a confidential one
   * @param clockSkew how far the server's clock may be from this machine's
   */
  public static void serve(
      LocalSite site, URI issuer, Optional<String> secret, Duration clockSkew) {
    OidcClient client =
        new OidcClient(
            new OidcClient.Settings(
                issuer,
                CLIENT_ID,
                secret,
                site.url().resolve("/callback"),
                site.url().resolve("/"),
                clockSkew));
    RelyingParty party = new RelyingParty(site, client);
    site.serve("/", party::home);
    site.serve("/login", party::login);
    site.serve("/callback", party::callback);
    site.serve("/logout", party::logout);
  }

  private Response home(Request request, Language language) {
    if (!request.path().equals("/")) {
      return site.render(new Page(404, "missing", Map.of()), request, language);
    }
    Page page =
        sessions
            .of(request)
            .identification()
            .map(identification -> identifiedPage(identification, language))
            .orElse(new Page(200, "home", Map.of("levels", Level.ids())));
    return site.render(page, request, language);
  }

  private Response login(Request request, Language language) {
    if (!request.method().equals("POST")) {
      return Response.redirect(URI.create("/"));
    }
    Level level = request.parameter("level").flatMap(Level::ofId).orElse(Level.ANY);
    PendingLogin pending = PendingLogin.start(level);
    try {
      URI target = client.loginUrl(pending, language);
      Session session = new Session(Optional.of(pending), sessions.of(request).identification());
      return Response.redirect(target).withHeader(SET_COOKIE, sessions.replace(request, session));
    } catch (Refusal e) {
      return refused(e, request, language);
    }
  }

  private Response callback(Request request, Language language) {
    Session session = sessions.of(request);
    String state = request.parameter("state").orElse("");
    Optional<PendingLogin> pending =
        session.pending().filter(login -> login.state().getValue().equals(state));
    if (pending.isEmpty()) {
      // Somebody else's answer, or an old one: the login under way is not touched.
      return refused(Refusal.wrongState(), request, language);
    }
    // Once used, an answer's state is spent, whether the answer is good or not.
    String cookie =
        sessions.replace(request, new Session(Optional.empty(), session.identification()));
    return finish(request, language, pending.get(), cookie);
  }

  private Response finish(
      Request request, Language language, PendingLogin pending, String spentCookie) {
    try {
      URI answer = site.url().resolve("/callback?" + request.query());
      Identification identification = client.finish(answer, pending);
      String cookie =
          sessions.replace(request, new Session(Optional.empty(), Optional.of(identification)));
      return Response.redirect(URI.create("/")).withHeader(SET_COOKIE, cookie);
    } catch (Refusal e) {
      return refused(e, request, language).withHeader(SET_COOKIE, spentCookie);
    }
  }

  private Response logout(Request request, Language language) {
    Optional<Identification> identification = sessions.of(request).identification();
    if (!request.method().equals("POST") || identification.isEmpty()) {
      return Response.redirect(URI.create("/"));
    }
    String cookie = sessions.replace(request, Session.NEW);
    try {
      return Response.redirect(client.logoutUrl(identification.get()))
          .withHeader(SET_COOKIE, cookie);
    } catch (Refusal e) {
      return refused(e, request, language).withHeader(SET_COOKIE, cookie);
    }
  }

  private Response refused(Refusal refusal, Request request, Language language) {
    Map<String, Object> model =
        Map.of(
            "reason", language.texts().get(refusal.reasonKey()),
            "error", refusal.error(),
            "description", refusal.description());
    return site.render(new Page(400, "refused", model), request, language);
  }

  private static Page identifiedPage(Identification identification, Language language) {
    List<Map<String, String>> rows = IdentificationRows.of(identification, language.texts());
    return new Page(200, "identified", Map.of("rows", rows, "levels", Level.ids()));
  }
}
