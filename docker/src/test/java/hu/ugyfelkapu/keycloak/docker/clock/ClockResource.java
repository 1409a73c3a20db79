package hu.ugyfelkapu.keycloak.docker.clock;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.keycloak.common.util.Time;
import org.keycloak.services.resource.RealmResourceProvider;

/** Reads and sets how far the server's clock is ahead of the machine's, in seconds. */
public final class ClockResource implements RealmResourceProvider {

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
    Time.setOffset(seconds);
    return now();
  }
}
