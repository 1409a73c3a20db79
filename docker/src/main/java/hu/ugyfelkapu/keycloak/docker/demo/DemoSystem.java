package hu.ugyfelkapu.keycloak.docker.demo;

import hu.ugyfelkapu.keycloak.docker.mail.MailPages;
import hu.ugyfelkapu.keycloak.docker.mail.MailSink;
import hu.ugyfelkapu.keycloak.docker.registry.H2Registry;
import hu.ugyfelkapu.keycloak.docker.registry.RegistryScripts;
import hu.ugyfelkapu.keycloak.docker.relyingparty.RelyingParty;
import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.DemoAdditions;
import hu.ugyfelkapu.keycloak.docker.server.Directories;
import hu.ugyfelkapu.keycloak.docker.server.Distribution;
import hu.ugyfelkapu.keycloak.docker.server.Fingerprint;
import hu.ugyfelkapu.keycloak.docker.server.KeycloakServer;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.server.ServerFailure;
import hu.ugyfelkapu.keycloak.docker.server.ServerHome;
import hu.ugyfelkapu.keycloak.docker.server.VaultDirectory;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import hu.ugyfelkapu.keycloak.docker.softcard.DemoIssuer;
import hu.ugyfelkapu.keycloak.docker.softcard.SoftCardSite;
import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that the demo consists of, kept under {@code docker/target/demo} between two starts. */
final class DemoSystem implements AutoCloseable {
  static final String ADMIN_NAME = "admin";
  static final String ADMIN_PASSWORD = "Demo-Admin-2024";
  private static final String REALM = "ugyfelkapu";

  private final Workspace workspace;
  private final Path directory;
  private final PrintStream out;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private volatile boolean stopping;
  private KeycloakServer server;

  DemoSystem(Workspace workspace, PrintStream out) {
    this.workspace = workspace;
    this.directory = workspace.target().resolve("demo");
    this.out = out;
  }

  /**
   * Returns when everything runs.
   *
   * @throws ServerFailure if something outside the code prevents it
   */
  void start(DemoOptions options) {
    Ports.requireFree(options.serverPort(), "Keycloak");
    Ports.requireFree(options.pagesPort(), "the demo pages");
    try {
      Files.createDirectories(directory);
      lock();
      Distribution distribution = Distribution.resolved();
      ServerHome home = prepare(distribution);
      String schema = RegistryScripts.schema(workspace.userStorageJar(), "h2");
      String rows = RegistryScripts.demoRows();
      beginAnewIfChanged(home, distribution.version(), schema, rows);
      home.importAtStart(List.of(workspace.realmFile()));
      H2Registry registry =
          opened(H2Registry.open(directory.resolve("registry"), Ports.free(), schema, rows));
      MailSink mail = opened(MailSink.start(directory.resolve("mail"), 0));
      URI serverUrl = URI.create("http://localhost:" + options.serverPort());
      LocalSite site = opened(new LocalSite(options.pagesPort(), serverUrl));
      DemoIssuer issuer = DemoIssuer.open(directory.resolve("soft-card"), Instant.now());
      Map<String, String> values = new HashMap<>(realmValues(mail));
      values.put(DemoIssuer.TRUST_VARIABLE, issuer.trustDirectory().toString());
      out.println("Starting Keycloak " + distribution.version() + " …");
      startServer(home, options, registry, values);
      DemoAdditions.importInto(
          serverUrl,
          REALM,
          ADMIN_NAME,
          ADMIN_PASSWORD,
          site.url(),
          Files.readString(workspace.demoAdditionsFile()));
      SoftCardSite softCard = SoftCardSite.serve(site, issuer, Clock.systemUTC());
      DemoAdditions.openIdCard(
          serverUrl, REALM, ADMIN_NAME, ADMIN_PASSWORD, softCard.realmSettings());
      RelyingParty.serve(
          site,
          URI.create(serverUrl + "/realms/" + REALM),
          Optional.empty(),
          Duration.ofMinutes(1));
      MailPages.serve(site, mail);
      site.start();
    } catch (IOException e) {
      throw new ServerFailure("The demo could not be set up: " + e.getMessage(), e);
    }
  }

  /** Waits for the server's end; does not return if the demo itself is being stopped. */
  int waitForEnd() throws InterruptedException {
    int code = server.waitFor();
    while (stopping) {
      // Ctrl-C: the JVM is going down and needs no word about the server it stopped.
      Thread.currentThread().join();
    }
    return code;
  }

  Path log() {
    return server.log();
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private ServerHome prepare(Distribution distribution) {
    out.println("Preparing the server (the first time this takes a minute) …");
    return ServerHome.prepare(
            distribution,
            directory.resolve("keycloak"),
            workspace.providerJars(),
            new BuildOptions("dev-file"),
            directory.resolve("build.log"))
        .home();
  }

  private void startServer(
      ServerHome home, DemoOptions options, H2Registry registry, Map<String, String> values)
      throws IOException {
    Map<String, String> environment = new HashMap<>(values);
    environment.putAll(registry.serverEnvironment());
    environment.put(
        VaultDirectory.VARIABLE,
        VaultDirectory.at(directory.resolve("vault"))
            .withTelephoneKey(REALM, "k1")
            .directory()
            .toString());
    environment.put("KC_SPI_UGYFELKAPU_SMS__FILE__PATH", directory.resolve("sms.jsonl").toString());
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN_NAME);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true));
    server =
        opened(
            KeycloakServer.start(
                home,
                KeycloakServer.Settings.alone(
                    options.serverPort(),
                    Ports.free(),
                    List.of("--import-realm"),
                    environment,
                    directory.resolve("keycloak.log"))));
  }

  private static Map<String, String> realmValues(MailSink mail) {
    return Map.of(
        "UGYFELKAPU_SMTP_HOST",
        "127.0.0.1",
        "UGYFELKAPU_SMTP_PORT",
        Integer.toString(mail.port()),
        "UGYFELKAPU_SMTP_FROM",
        "ugyfelkapu@pelda.test",
        // Of no worth outside this machine's demo; a real realm takes a secret one.
        "UGYFELKAPU_PAIRWISE_SALT",
        "salt-of-the-demo");
  }

  // Keycloak imports a realm only once, and factors belong to registrations: a changed realm or
  // registry starts from an empty database.
  private void beginAnewIfChanged(ServerHome home, String version, String schema, String rows)
      throws IOException {
    String wanted =
        new Fingerprint()
            .text(version)
            .text(schema)
            .text(rows)
            .file(workspace.realmFile())
            .file(workspace.demoAdditionsFile())
            .hex();
    Path stamp = directory.resolve("data-from");
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
      Directories.delete(home.data());
      Directories.delete(directory.resolve("registry"));
      Files.writeString(stamp, wanted);
    }
  }

  private void lock() throws IOException {
    FileChannel channel =
        opened(
            FileChannel.open(
                directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    if (channel.tryLock() == null) {
      throw new ServerFailure("The demo is already running from this working tree.");
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }
}
