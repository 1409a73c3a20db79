package hu.ugyfelkapu.keycloak.helpdesk;

import hu.ugyfelkapu.keycloak.official.Citizens;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeCredential;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.util.CacheControlUtil;
import org.keycloak.storage.StorageUnavailableException;

/**
 * All that an official at the help desk may do: see a registration's factors, remove one, unlock
 * (mission.md §5, §11). Errors are JSON as everywhere in Keycloak's admin API: {@code
 * {"error":"…"}}; 503 while the registry does not answer.
 */
public final class HelpDesk {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Citizens citizens;
  private final AdminEventBuilder event;

  HelpDesk(KeycloakSession session, RealmModel realm, Citizens citizens, AdminEventBuilder event) {
    this.session = session;
    this.realm = realm;
    this.citizens = citizens;
    this.event = event;
  }

  /**
   * Finds a registration.
   *
   * @param userName the exact user name
   * @return 200 with a {@link RegistrationView}; 404 when nobody has that name
   */
  @GET
  @Path("registrations")
  @Produces(MediaType.APPLICATION_JSON)
  public Response find(@QueryParam("username") String userName) {
    if (userName == null || userName.isBlank()) {
      throw new BadRequestException("username is missing");
    }
    return asking(
        () ->
            Response.ok(RegistrationView.of(session, realm, citizens.byUserName(userName)))
                .cacheControl(CacheControlUtil.noCache())
                .build());
  }

  /**
   * Removes a factor, with all that follows from it.
   *
   * @param id Keycloak's id of the user
   * @param credentialId id of the app, the e-mail code or the deletion code
   * @return 204; 404 when there is none; 409 while the citizen is changing factors
   */
  @DELETE
  @Path("registrations/{id}/factors/{credentialId}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response remove(
      @PathParam("id") String id, @PathParam("credentialId") String credentialId) {
    return asking(
        () -> {
          UserModel citizen = citizens.byId(id);
          if (!FactorChange.takeTurn(session, citizen)) {
            throw new ClientErrorException(
                "The citizen's factors are being changed", Response.Status.CONFLICT);
          }
          CredentialModel factor = factor(citizen, credentialId);
          citizen.credentialManager().removeStoredCredentialById(credentialId);
          new FactorRemoval(session, realm, citizen).follow(factor.getType(), credentialId);
          event
              .resource(ResourceType.USER)
              .operation(OperationType.ACTION)
              .resourcePath(session.getContext().getUri())
              .detail(Details.CREDENTIAL_ID, credentialId)
              .detail(Details.CREDENTIAL_TYPE, factor.getType())
              .success();
          return Response.noContent().build();
        });
  }

  /**
   * Forgets the wrong passwords and codes of a citizen, so that the login is open again.
   *
   * @param id Keycloak's id of the user
   * @param request what else to open; may be missing
   * @return 204, also when nothing was locked
   */
  @POST
  @Path("registrations/{id}/unlock")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response unlock(@PathParam("id") String id, UnlockRequest request) {
    return asking(
        () -> {
          UserModel citizen = citizens.byId(id);
          new LoginUnlock(session, realm).open(citizen);
          boolean code =
              request != null
                  && request.deletionCode()
                  && DeletionCodeCredential.unlock(session, citizen);
          event
              .resource(ResourceType.USER_LOGIN_FAILURE)
              .operation(OperationType.DELETE)
              .resourcePath(session.getContext().getUri())
              .detail("ugyfelkapu_deletion_code", Boolean.toString(code))
              .success();
          return Response.noContent().build();
        });
  }

  private static CredentialModel factor(UserModel citizen, String credentialId) {
    CredentialModel credential = citizen.credentialManager().getStoredCredentialById(credentialId);
    if (credential == null || !FactorRemoval.TYPES.contains(credential.getType())) {
      throw new NotFoundException("Factor not found");
    }
    return credential;
  }

  /** An outage is no answer about a person. */
  private static Response asking(Supplier<Response> work) {
    try {
      return work.get();
    } catch (StorageUnavailableException e) {
      throw new ServiceUnavailableException("The registry does not answer");
    }
  }
}
