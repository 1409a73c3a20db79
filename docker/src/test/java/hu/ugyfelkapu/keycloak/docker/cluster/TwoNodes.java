package hu.ugyfelkapu.keycloak.docker.cluster;

import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.KeycloakServer;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.KeycloakNodes;
import hu.ugyfelkapu.keycloak.docker.testing.ServerClock;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two nodes of one cluster that share a PostgreSQL, behind an address that sends each request to
 * the node of the test's choice. They run from one prepared home; each has its own ports and log.
 */
public final class TwoNodes implements KeycloakNodes {
  private static final int COUNT = 2;

  private final List<KeycloakServer> servers = new ArrayList<>();
  private final List<URI> addresses = new ArrayList<>();
  private LoadBalancer balancer;

  @Override
  public String directory() {
    return "it-cluster";
  }

  @Override
  public BuildOptions buildOptions() {
    return new BuildOptions("postgres");
  }

  @Override
  public void start(Site site, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("KC_DB_URL", site.database().createDatabase("keycloak"));
    all.put("KC_DB_USERNAME", site.database().username());
    all.put("KC_DB_PASSWORD", site.database().password());
    List<Integer> ports = List.of(Ports.free(), Ports.free());
    ports.forEach(port -> addresses.add(URI.create("http://127.0.0.1:" + port)));
    balancer = new LoadBalancer(addresses, "/realms/" + TestServer.REALM + "/");
    for (int node = 0; node < COUNT; node++) {
      servers.add(
          KeycloakServer.start(
              site.home(),
              new KeycloakServer.Settings(
                  ports.get(node),
                  Ports.free(),
                  balancer.url(),
                  options(node),
                  all,
                  site.directory().resolve("keycloak-" + node + ".log"))));
    }
    awaitOneCluster();
  }

  private static List<String> options(int node) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--cache=ispn",
                "--cache-stack=jdbc-ping",
                "--cache-embedded-network-bind-address=127.0.0.1",
                "--cache-embedded-network-bind-port=" + Ports.free()));
    if (node == 0) {
      options.add("--import-realm");
    }
    return options;
  }

  // What one node keeps is what the other one has: then they see each other.
  private void awaitOneCluster() {
    boolean one =
        Await.until(
            () -> {
              String key = "cluster-" + UUID.randomUUID();
              clock(0).keep(key, Duration.ofMinutes(1));
              return clock(1).isKept(key);
            },
            kept -> kept);
    if (!one) {
      throw new IllegalStateException("the two nodes do not see each other");
    }
  }

  /** From now on this node answers the browser: 0 or 1. */
  public void use(int node) {
    balancer.use(node);
  }

  /** From now on the nodes take turns at each request for a page of the realm, from this one on. */
  public void alternateFrom(int node) {
    balancer.alternateFrom(node);
  }

  /** Which nodes answered requests for the realm since the last change, in this order. */
  public List<Integer> trail() {
    return balancer.trail();
  }

  /** Address of one node, past the balancer, without a slash at the end. */
  public URI node(int node) {
    return addresses.get(node);
  }

  /** The clock of one node. */
  public ServerClock clock(int node) {
    return new ServerClock(addresses.get(node));
  }

  /** Stops one node as an operator does, and returns when it is gone. */
  public void stop(int node) {
    servers.get(node).close();
  }

  @Override
  public URI url() {
    return balancer.url();
  }

  @Override
  public URI managementUrl() {
    return servers.get(0).managementUrl();
  }

  @Override
  public List<Path> logs() {
    return servers.stream().map(KeycloakServer::log).toList();
  }

  @Override
  public void close() {
    servers.forEach(KeycloakServer::close);
    if (balancer != null) {
      balancer.close();
    }
  }
}
