package hu.ugyfelkapu.keycloak.idcard.phone;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.challenge.CardOrigin;
import hu.ugyfelkapu.keycloak.idcard.token.AuthToken;
import hu.ugyfelkapu.keycloak.idcard.token.TokenSignature;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * What a phone that reads the card speaks with (mission.md §7). Nobody is logged in here and no
 * login moves on: a phone confirms a request and leaves the card's answer, which proves something
 * only to the login whose challenge it answers. Pages of other origins are not served (H77).
 */
public final class PhoneResource {

  private static final String SITE = "Sec-Fetch-Site";

  private static final String FAILED = "failed";

  /** Owns what was denied: nobody. */
  private static final String NOBODY = "";

  private final KeycloakSession session;
  private final PhoneRequests requests;
  private final PhonePages pages;

  PhoneResource(KeycloakSession session) {
    this.session = session;
    this.requests = new PhoneRequests(session, session.getContext().getRealm());
    this.pages = new PhonePages(session);
  }

  /** Shows the request; changes nothing, since programs that preview links come here, too. */
  @GET
  @Path("phone/{handle}")
  @Produces(MediaType.TEXT_HTML)
  public Response ask(@PathParam("handle") String handle, @QueryParam(FAILED) String failure) {
    return requests
        .find(handle)
        .map(
            request ->
                switch (request.state()) {
                  case WAITING -> pages.confirm(request);
                  case CONFIRMED -> owned(request) ? toApp(request, failure) : pages.gone();
                  case ANSWERED -> owned(request) ? pages.sent(request) : pages.gone();
                  case DENIED -> pages.denied();
                  case GONE -> pages.gone();
                })
        .orElseGet(pages::gone);
  }

  /** Takes the decision about the request: mine, and the ids are the same; or not mine. */
  @POST
  @Path("phone/{handle}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  public Response decide(@PathParam("handle") String handle) {
    requireOwnPage();
    Optional<PhoneRequest> found = requests.find(handle);
    if (found.isEmpty()) {
      return pages.gone();
    }
    switch (input().text("decision")) {
      case "confirm" -> confirm(found.get());
      case "deny" -> requests.decide(found.get(), PhoneState.DENIED, NOBODY);
      default -> {
        // the page asks again
      }
    }
    return seeOther(found.get());
  }

  private void confirm(PhoneRequest request) {
    PhoneOwner owner = PhoneOwner.of(request.challenge().phoneHandle());
    if (requests.decide(request, PhoneState.CONFIRMED, owner.hash())) {
      session
          .getContext()
          .getHttpResponse()
          .setCookieIfAbsent(owner.cookie(pages.base(), request.challenge().secondsLeft()));
    }
  }

  /** The page that the card's app returns to: what it brings stands behind the URL's #. */
  @GET
  @Path("answer")
  @Produces(MediaType.TEXT_HTML)
  public Response backFromApp() {
    return pages.backFromApp();
  }

  /** Takes the card's answer from the phone that has confirmed the request. */
  @POST
  @Path("answer")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  public Response answer() {
    requireOwnPage();
    Optional<PhoneRequest> found =
        PhoneOwner.of(session).flatMap(owner -> requests.find(owner.handle()).filter(owner::owns));
    if (found.isEmpty()) {
      return pages.gone();
    }
    PhoneRequest request = found.get();
    String token = input().text("authToken");
    if (token.isEmpty()) {
      return seeOther(request, AppFailure.of(input().text("cardError")));
    }
    try {
      // Whose card it is, is for the login to say. But what answers another challenge is not kept:
      // any page can open ours with a token behind the #.
      TokenSignature.verify(
          AuthToken.parse(token), request.challenge().origin(), request.challenge().nonce());
    } catch (CardException e) {
      return seeOther(request, AppFailure.OTHER);
    }
    requests.answer(request, token);
    return seeOther(request);
  }

  /** Tells the page that waits how far the phone has come. */
  @GET
  @Path("status/{handle}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response status(@PathParam("handle") String handle) {
    requireOwnPage();
    return Response.ok(Map.of("state", requests.state(handle).id())).build();
  }

  private Response toApp(PhoneRequest request, String failure) {
    return failure == null ? pages.open(request) : pages.failed(request, AppFailure.named(failure));
  }

  /** To a page of another address: where the app returns to must be opened anew each time. */
  private Response seeOther(PhoneRequest request, AppFailure failure) {
    return Response.seeOther(
            UriBuilder.fromUri(pages.start(request.challenge().phoneHandle()))
                .queryParam(FAILED, failure.id())
                .build())
        .build();
  }

  /** So that neither a reload nor another language sends anything twice. */
  private Response seeOther(PhoneRequest request) {
    return Response.seeOther(pages.start(request.challenge().phoneHandle())).build();
  }

  private boolean owned(PhoneRequest request) {
    return PhoneOwner.of(session).filter(owner -> owner.owns(request)).isPresent();
  }

  private FormInput input() {
    return new FormInput(session.getContext().getHttpRequest());
  }

  private void requireOwnPage() {
    HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
    String origin = headers.getHeaderString("Origin");
    String site = headers.getHeaderString(SITE);
    // Without a referrer, as Keycloak's headers want it, browsers call the origin of our own forms
    // "null"; those that do name the site as well.
    boolean foreign =
        site == null
            ? origin != null && !origin.equals(CardOrigin.text(pages.base()))
            : !site.equals("same-origin");
    if (foreign) {
      throw new ForbiddenException();
    }
  }
}
