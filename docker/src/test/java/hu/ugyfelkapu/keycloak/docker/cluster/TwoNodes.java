package hu.ugyfelkapu.keycloak.docker.cluster;

import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.KeycloakServer;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.server.ServerHome;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.KeycloakNodes;
import hu.ugyfelkapu.keycloak.docker.testing.ServerClock;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
  private final List<KeycloakServer.Settings> settings = new ArrayList<>();
  private final List<KeycloakServer> servers = new ArrayList<>();
  private ServerHome home;
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
    balancer =
        new LoadBalancer(
            ports.stream().map(TwoNodes::address).toList(), "/realms/" + TestServer.REALM + "/");
    home = site.home();
    for (int node = 0; node < ports.size(); node++) {
      settings.add(
          new KeycloakServer.Settings(
              ports.get(node),
              Ports.free(),
              balancer.url(),
              options(node),
              all,
              site.directory().resolve("keycloak-" + node + ".log")));
      servers.add(KeycloakServer.start(home, settings.get(node)));
    }
    awaitOneCluster();
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
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
    return address(settings.get(node).port());
  }

  /** Lets this much time pass for both nodes. */
  public void advanceClocks(Duration time) {
    Instant moment = clock(0).now().plus(time);
    clock(0).setTo(moment);
    clock(1).setTo(moment);
  }

  /** Sets both clocks to the machine's. */
  public void resetClocks() {
    clock(0).reset();
    clock(1).reset();
  }

  private ServerClock clock(int node) {
    return new ServerClock(node(node));
  }

  /** How a node may end. */
  public enum End {
    /** As an operator does it: the node says good-bye to the other one. */
    STOPPED,
    /** From one moment to the next. */
    CRASHED
  }

  /** Ends one node and returns when it is gone. */
  public void end(int node, End end) {
    if (end == End.CRASHED) {
      servers.get(node).kill();
    }
    servers.get(node).close();
  }

  /** Starts a node that was ended, and returns when the two are one cluster again. */
  public void startAgain(int node) {
    servers.set(node, KeycloakServer.start(home, settings.get(node)));
    awaitOneCluster();
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
