package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.clock.ClockResourceFactory;
import hu.ugyfelkapu.keycloak.docker.mail.MailPages;
import hu.ugyfelkapu.keycloak.docker.mail.MailSink;
import hu.ugyfelkapu.keycloak.docker.registry.RegistryDatabase;
import hu.ugyfelkapu.keycloak.docker.registry.RegistryScripts;
import hu.ugyfelkapu.keycloak.docker.relyingparty.RelyingParty;
import hu.ugyfelkapu.keycloak.docker.server.DemoAdditions;
import hu.ugyfelkapu.keycloak.docker.server.VaultDirectory;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import hu.ugyfelkapu.keycloak.docker.softcard.DemoIssuer;
import hu.ugyfelkapu.keycloak.docker.softcard.SoftCardSite;
import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole system under test: registry on PostgreSQL, mail sink, Keycloak with the pack's jars and
 * the realm with its demo additions. One with a single node serves nearly all tests of a JVM.
 */
public final class TestServer implements AutoCloseable {
  public static final String REALM = "ugyfelkapu";

  /** Each JVM of the journeys has a system of its own. */
  private static final String FORK =
      Optional.ofNullable(System.getProperty("journey.fork")).map("-"::concat).orElse("");

  private static final String ADMIN = "admin";
  private static final String ADMIN_PASSWORD = "Admin-of-the-tests-1";

  private final Workspace workspace = Workspace.locate();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final KeycloakNodes nodes;
  private RegistryDatabase registry;
  private MailSink mail;
  private LocalSite site;
  private SoftCardSite softCard;
  private Path trustFile;
  private VaultDirectory vault;

  private TestServer(KeycloakNodes nodes) {
    this.nodes = nodes;
  }

  /** Starts the system with one Keycloak: a plain one, or a container of the image. */
  static TestServer start() {
    return start(ofTheImage() ? new ContainerNode() : new OneNode());
  }

  /** Whether this JVM's tests are about the image; they need a Docker engine then. */
  static boolean ofTheImage() {
    return "image".equals(System.getProperty("journey.server"));
  }

  /** Starts the system with these nodes, which are closed with it. */
  public static TestServer start(KeycloakNodes nodes) {
    TestServer system = new TestServer(nodes);
    try {
      system.startParts();
      return system;
    } catch (IOException e) {
      system.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | AssertionError e) {
      system.close();
      throw e;
    }
  }

  private void startParts() throws IOException {
    Path directory = workspace.target().resolve(nodes.directory() + FORK);
    List<Path> testProviders =
        List.of(TestProviderJar.pack(directory, ClockResourceFactory.class, "clock-provider"));
    mail = opened(MailSink.start(directory.resolve("mail"), 0));
    Map<String, String> environment = new HashMap<>();
    environment.put("UGYFELKAPU_SMTP_HOST", "127.0.0.1");
    environment.put("UGYFELKAPU_SMTP_PORT", Integer.toString(mail.port()));
    environment.put("UGYFELKAPU_SMTP_FROM", "ugyfelkapu@pelda.test");
    environment.put("UGYFELKAPU_PAIRWISE_SALT", "salt-of-the-tests");
    vault =
        VaultDirectory.at(directory.resolve("vault"))
            .withTelephoneKey(REALM, "k1")
            .withTelephoneKey(REALM, "k2");
    environment.put(VaultDirectory.VARIABLE, vault.directory().toString());
    DemoIssuer issuer = DemoIssuer.open(directory.resolve("soft-card"), Instant.now());
    environment.put(DemoIssuer.TRUST_VARIABLE, issuer.trustDirectory().toString());
    trustFile = issuer.trustDirectory().resolve(DemoIssuer.TRUST_FILE);
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
    PostgresRegistry database =
        opened(
            PostgresRegistry.create(
                directory.resolve("postgresql"),
                RegistryScripts.schema(workspace.userStorageJar(), "postgresql"),
                RegistryScripts.demoRows()));
    registry = database;
    environment.putAll(registry.serverEnvironment());
    opened(nodes)
        .start(new KeycloakNodes.Site(directory, workspace, testProviders, database), environment);
    site = opened(new LocalSite(0, url()));
    DemoAdditions.importInto(
        url(),
        REALM,
        ADMIN,
        ADMIN_PASSWORD,
        site.url(),
        Files.readString(workspace.demoAdditionsFile()));
    // The cards live by the server's clock, which tests move.
    softCard = SoftCardSite.serve(site, issuer, () -> clock().now());
    openIdCard(REALM);
    // Tests move the server's clock, not this JVM's.
    RelyingParty.serve(
        site, URI.create(url() + "/realms/" + REALM), Optional.empty(), Duration.ofDays(3_650));
    MailPages.serve(site, mail);
    site.start();
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  /** Where browsers reach Keycloak, without a slash at the end. */
  public URI url() {
    return nodes.url();
  }

  /** Where health and metrics are. */
  public URI managementUrl() {
    return nodes.managementUrl();
  }

  /** Where the demo service and the mailbox are, without a slash at the end. */
  public URI service() {
    return site.url();
  }

  public Workspace workspace() {
    return workspace;
  }

  public RegistryDatabase registry() {
    return registry;
  }

  public MailSink mail() {
    return mail;
  }

  /** The soft card, whose issuer the realm trusts. */
  public SoftCardSite softCard() {
    return softCard;
  }

  /** The file with the realm's trust anchor. */
  public Path trustFile() {
    return trustFile;
  }

  /** Opens the card login to the soft card in a realm that has the pack's flow. */
  void openIdCard(String realm) {
    DemoAdditions.openIdCard(url(), realm, ADMIN, ADMIN_PASSWORD, softCard.realmSettings());
  }

  /** The vault with the keys {@code k1} and {@code k2} for telephone passwords. */
  public VaultDirectory vault() {
    return vault;
  }

  public AdminApi admin() {
    return new AdminApi(url(), ADMIN, ADMIN_PASSWORD);
  }

  public ServerClock clock() {
    return new ServerClock(url());
  }

  /** What the server has logged until now. */
  public String log() {
    StringBuilder all = new StringBuilder();
    try {
      for (Path log : nodes.logs()) {
        all.append(Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  @Override
  public void close() {
    List<Exception> failures = new ArrayList<>();
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      IllegalStateException all = new IllegalStateException("not everything could be closed");
      failures.forEach(all::addSuppressed);
      throw all;
    }
  }
}
