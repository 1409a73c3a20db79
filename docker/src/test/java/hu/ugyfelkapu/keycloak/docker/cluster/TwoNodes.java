package hu.ugyfelkapu.keycloak.docker.cluster;

import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.KeycloakServer;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.server.ServerHome;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.KeycloakNodes;
import hu.ugyfelkapu.keycloak.docker.testing.PostgresRegistry;
import hu.ugyfelkapu.keycloak.docker.testing.ServerClock;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Two nodes of one cluster that share a PostgreSQL, behind an address that sends each request to
 * the node of the test's choice. They run from one prepared home; each has its own ports and log.
 */
public final class TwoNodes implements KeycloakNodes {
  /** So long a node that is to stop still takes requests: many times what the balancer needs. */
  private static final Duration SHUTDOWN_DELAY = Duration.ofSeconds(10);

  private final List<KeycloakServer.Settings> settings = new ArrayList<>();
  private final List<KeycloakServer> servers = new ArrayList<>();
  private final List<Path> earlierLogs = new ArrayList<>();
  private final List<Integer> busPorts = List.of(Ports.free(), Ports.free());
  private PostgresRegistry database;
  private String keycloakDatabase;
  private ServerHome home;
  private LoadBalancer balancer;

  @Override
  public String directory() {
    return "it-cluster";
  }

  @Override
  public void start(Site site, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    database = site.database();
    keycloakDatabase = database.createDatabase("keycloak");
    all.putAll(database.asKeycloaksOwn(keycloakDatabase));
    List<Integer> ports = List.of(Ports.free(), Ports.free());
    List<Integer> managementPorts = List.of(Ports.free(), Ports.free());
    balancer =
        new LoadBalancer(
            ports.stream().map(TwoNodes::address).toList(),
            managementPorts.stream().map(TwoNodes::address).map(TwoNodes::readiness).toList(),
            "/realms/" + TestServer.REALM + "/");
    home = site.plainKeycloak(new BuildOptions("postgres"));
    for (int node = 0; node < ports.size(); node++) {
      settings.add(
          new KeycloakServer.Settings(
              ports.get(node),
              managementPorts.get(node),
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

  private static URI readiness(URI management) {
    return management.resolve("/health/ready");
  }

  private List<String> options(int node) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--shutdown-delay=" + SHUTDOWN_DELAY.toSeconds() + "s",
                "--cache=ispn",
                "--cache-stack=jdbc-ping",
                "--cache-embedded-network-bind-address=127.0.0.1",
                "--cache-embedded-network-bind-port=" + busPorts.get(node)));
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

  /** From now on the balancer decides by the nodes' readiness, as in operation. */
  public void balance() {
    balancer.balance();
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
    resetClock(0);
    resetClock(1);
  }

  /** Sets the clock of one node back to the machine's; the other one may be gone. */
  public void resetClock(int node) {
    clock(node).reset();
  }

  /** Lets this much time pass for one node; the other one may be gone. */
  public void advanceClock(int node, Duration time) {
    clock(node).advance(time);
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
    } else {
      servers.get(node).stopInOrder();
    }
    servers.get(node).close();
  }

  /** Whether that node was ended and not started again. */
  public boolean isGone(int node) {
    return !servers.get(node).isAlive();
  }

  /** Starts a node that was ended, and returns when the two are one cluster again. */
  public void startAgain(int node) {
    forgetAddress(node);
    keepLog(node);
    servers.set(node, KeycloakServer.start(home, settings.get(node)));
    awaitOneCluster();
  }

  /** A start replaces the log; what the node wrote before may tell what went wrong. */
  private void keepLog(int node) {
    Path log = settings.get(node).log();
    earlierLogs.add(log.resolveSibling("earlier-" + earlierLogs.size() + "-" + log.getFileName()));
    try {
      Files.move(log, earlierLogs.get(earlierLogs.size() - 1), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keycloak itself takes the row of a crashed node for a living one's for a minute. By a clock
   * that a test has moved it would be longer, and the other node would call itself not ready so
   * long.
   */
  private void forgetAddress(int node) {
    try (Connection connection =
            DriverManager.getConnection(
                keycloakDatabase, database.username(), database.password());
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM jgroups_ping WHERE ip = ?")) {
      delete.setString(1, "127.0.0.1:" + busPorts.get(node));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
    return Stream.concat(earlierLogs.stream(), servers.stream().map(KeycloakServer::log)).toList();
  }

  @Override
  public void close() {
    servers.forEach(KeycloakServer::close);
    if (balancer != null) {
      balancer.close();
    }
  }
}
