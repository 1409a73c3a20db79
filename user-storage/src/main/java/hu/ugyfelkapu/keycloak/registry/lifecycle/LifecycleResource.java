package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.util.CacheControlUtil;
import org.keycloak.storage.StorageUnavailableException;
import org.keycloak.storage.UserStorageProvider;

/**
 * The life cycle at an administrator's hand. Errors are JSON as everywhere in Keycloak's admin API:
 * {@code {"error":"…"}}.
 */
public final class LifecycleResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminEventBuilder event;

  LifecycleResource(KeycloakSession session, RealmModel realm, AdminEventBuilder event) {
    this.session = session;
    this.realm = realm;
    this.event = event;
  }

  /**
   * Counts what is due now, whatever the settings {@code lifecycle} and {@code editMode}; changes
   * nothing and writes to nobody, unless it is asked to run.
   *
   * @param componentId id of a component of this provider in this realm
   * @param run {@code true} for a run like the scheduled one, at once
   * @return 200 with a {@link LifecycleAnswer}; 404 for any other component; 409 for a run while
   *     the setting {@code lifecycle} is not {@code on}, or another run is at the component; 503
   *     while the registry does not answer
   */
  @POST
  @Path("{componentId}/life-cycle")
  @Produces(MediaType.APPLICATION_JSON)
  public Response lifecycle(
      @PathParam("componentId") String componentId,
      @QueryParam("run") @DefaultValue("false") boolean run) {
    ComponentModel component = component(componentId);
    try {
      LifecycleService service = new LifecycleService(session, realm, component);
      if (run && service.mode() != LifecycleMode.ON) {
        throw conflict("The life cycle is not on");
      }
      LifecycleCounts due = service.count();
      LifecycleAnswer answer = LifecycleAnswer.of(due);
      if (run) {
        Optional<LifecycleResult> result = service.execute(true);
        answer =
            LifecycleAnswer.of(
                due, result.orElseThrow(() -> conflict("Another run is at this component")));
        event
            .resource(ResourceType.COMPONENT)
            .operation(OperationType.ACTION)
            .resourcePath(session.getContext().getUri())
            .success();
      }
      return Response.ok(answer).cacheControl(CacheControlUtil.noCache()).build();
    } catch (StorageUnavailableException | RegistryUnavailableException e) {
      throw new ServiceUnavailableException("The registry does not answer");
    } catch (IllegalArgumentException e) {
      throw conflict("The settings of the component cannot be used");
    }
  }

  private ComponentModel component(String id) {
    return Optional.ofNullable(realm.getComponent(id))
        .filter(each -> UserStorageProvider.class.getName().equals(each.getProviderType()))
        .filter(each -> LifecycleResourceFactory.ID.equals(each.getProviderId()))
        .orElseThrow(() -> new NotFoundException("Registry not found"));
  }

  private static ClientErrorException conflict(String reason) {
    return new ClientErrorException(reason, Response.Status.CONFLICT);
  }
}
