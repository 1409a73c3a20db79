package hu.ugyfelkapu.keycloak.idcard.phone;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/** The pages that a phone shows, outside of any login. */
public final class PhonePages {

  private static final String TEMPLATE = "id-card-phone.ftl";

  private final KeycloakSession session;
  private final URI base;

  public PhonePages(KeycloakSession session) {
    this.session = session;
    this.base =
        UriBuilder.fromUri(session.getContext().getUri(UrlType.FRONTEND).getBaseUri())
            .path("realms")
            .path(session.getContext().getRealm().getName())
            .path(PhoneResourceFactory.ID)
            .build();
  }

  /** Where the phone's pages are. */
  URI base() {
    return base;
  }

  /** What a phone opens to read the card for that request. */
  public URI start(String handle) {
    return UriBuilder.fromUri(base).path("phone").path(handle).build();
  }

  /** What tells the page that waits how far the phone has come. */
  public URI status(String handle) {
    return UriBuilder.fromUri(base).path("status").path(handle).build();
  }

  /** Where the card's app returns to. */
  URI answer() {
    return UriBuilder.fromUri(base).path("answer").build();
  }

  Response confirm(PhoneRequest request) {
    LoginFormsProvider form = form("confirm");
    request.service().ifPresent(name -> form.setAttribute("serviceName", name));
    return form.setAttribute("requestId", request.requestId())
        .setAttribute("validUntil", BudapestTime.clock(request.challenge().until()))
        .setAttribute("actionUrl", start(request.challenge().phoneHandle()).toString())
        .createForm(TEMPLATE);
  }

  Response open(PhoneRequest request) {
    return form("open")
        .setAttribute("requestId", request.requestId())
        .setAttribute("appLink", appLink(request))
        .createForm(TEMPLATE);
  }

  Response backFromApp() {
    return form("return").setAttribute("actionUrl", answer().toString()).createForm(TEMPLATE);
  }

  Response sent(PhoneRequest request) {
    LoginFormsProvider form = form("sent");
    if (request.login().isHere(session)) {
      form.setAttribute("resumeUrl", request.login().resume());
    }
    return form.createForm(TEMPLATE);
  }

  Response failed(PhoneRequest request, AppFailure failure) {
    return form("failed")
        .setAttribute("errorCode", failure.id())
        .setAttribute("appLink", appLink(request))
        .createForm(TEMPLATE);
  }

  Response denied() {
    return form("denied").createForm(TEMPLATE);
  }

  Response gone() {
    return form("gone").setStatus(Response.Status.GONE).createForm(TEMPLATE);
  }

  private String appLink(PhoneRequest request) {
    return AppLink.of(request.app(), request.challenge().nonce(), answer().toString());
  }

  private LoginFormsProvider form(String step) {
    return session.getProvider(LoginFormsProvider.class).setAttribute("step", step);
  }
}
