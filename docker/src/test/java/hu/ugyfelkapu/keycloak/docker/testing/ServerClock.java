package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.clock.ClockResourceFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * Moves the server's clock; the machine's clock stays. A test that moved it resets it at its end.
 */
public final class ServerClock {
  private final URI resource;

  /**
   * @param server address of the server; of several nodes, of the one whose clock it is
   */
  public ServerClock(URI server) {
    this.resource = server.resolve("/realms/master/" + ClockResourceFactory.ID);
  }

  /** The time the server believes it to be. */
  public Instant now() {
    return Instant.ofEpochMilli(
        Long.parseLong(Http.send(HttpRequest.newBuilder(resource).build(), 200)));
  }

  /** Sets the server's clock this far from the machine's; negative for the past. */
  public void setOffset(Duration offset) {
    URI target = URI.create(resource + "/" + offset.toSeconds());
    Http.send(HttpRequest.newBuilder(target).PUT(HttpRequest.BodyPublishers.noBody()).build(), 200);
  }

  /** Sets the server's clock to this moment, from where it runs on. */
  public void setTo(Instant moment) {
    setOffset(Duration.between(Instant.now(), moment));
  }

  /** Lets this much time pass for the server. */
  public void advance(Duration time) {
    setTo(now().plus(time));
  }

  public void reset() {
    setOffset(Duration.ZERO);
  }

  /** Keeps a single-use object in the server for this long by the server's clock. */
  public void keep(String key, Duration lifespan) {
    URI target = URI.create(resource + "/single-use/" + key + "/" + lifespan.toSeconds());
    Http.send(HttpRequest.newBuilder(target).PUT(HttpRequest.BodyPublishers.noBody()).build(), 200);
  }

  /** Whether the server, or another node for it, has a single-use object of that key. */
  public boolean isKept(String key) {
    URI target = URI.create(resource + "/single-use/" + key);
    return Boolean.parseBoolean(Http.send(HttpRequest.newBuilder(target).build(), 200));
  }
}
