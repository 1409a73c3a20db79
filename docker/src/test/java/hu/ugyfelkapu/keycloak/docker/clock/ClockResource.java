package hu.ugyfelkapu.keycloak.docker.clock;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Reads and sets how far the server's clock is ahead of the machine's, in seconds. */
public final class ClockResource implements RealmResourceProvider {
  private final KeycloakSession session;

  ClockResource(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public Object getResource() {
    return this;
  }

  @Override
  public void close() {
    // holds nothing
  }

  /** The server's time in milliseconds since the epoch. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String now() {
    return Long.toString(Time.currentTimeMillis());
  }

  /**
   * Sets the offset.
   *
   * @param seconds negative for the past
   */
  @PUT
  @Path("{seconds}")
  @Produces(MediaType.TEXT_PLAIN)
  public String move(@PathParam("seconds") int seconds) {
    CacheClock.follow(session);
    Time.setOffset(seconds);
    return now();
  }

  /** Keeps a single-use object, as one-time codes do. */
  @PUT
  @Path("single-use/{key}/{lifespanSeconds}")
  @Produces(MediaType.TEXT_PLAIN)
  public String keep(
      @PathParam("key") String key, @PathParam("lifespanSeconds") long lifespanSeconds) {
    session.singleUseObjects().put(key, lifespanSeconds, Map.of());
    return key;
  }

  /** Whether the single-use object is still there: {@code true} or {@code false}. */
  @GET
  @Path("single-use/{key}")
  @Produces(MediaType.TEXT_PLAIN)
  public String isKept(@PathParam("key") String key) {
    return Boolean.toString(session.singleUseObjects().contains(key));
  }
}
