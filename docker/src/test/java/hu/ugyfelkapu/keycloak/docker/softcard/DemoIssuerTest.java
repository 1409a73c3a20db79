package hu.ugyfelkapu.keycloak.docker.softcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo's issuer leaves on the disk, and finds there again. */
class DemoIssuerTest {
  private static final Instant NOW = Instant.now();

  @TempDir private Path parent;

  @Test
  void keysAreInFilesThatOnlyTheirOwnerCanReadAndNeverInTheTrustDirectory() throws Exception {
    DemoIssuer issuer = open(NOW);

    assertThat(permissions(directory())).isEqualTo("rwx------");
    try (Stream<Path> files = Files.walk(directory()).filter(Files::isRegularFile)) {
      assertThat(files.toList())
          .hasSize(3)
          .allSatisfy(
              file -> {
                boolean secret = Files.readString(file).contains("PRIVATE KEY");
                assertThat(secret).as(file.toString()).isEqualTo(!isTrusted(issuer, file));
                if (secret) {
                  assertThat(permissions(file)).isEqualTo("rw-------");
                }
              });
    }
  }

  @Test
  void trustFileHoldsTheIssuersCertificateAlone() throws Exception {
    DemoIssuer issuer = open(NOW);

    Path file = issuer.trustDirectory().resolve("demo-issuer.pem");
    assertThat(Files.readString(file)).isEqualTo(KeyAndCertificate.pem(issuer.certificate()));
  }

  @Test
  void nextStartFindsTheSameIssuerAndResponder() throws Exception {
    DemoIssuer first = open(NOW);

    DemoIssuer second = open(NOW.plus(Duration.ofDays(365)));

    assertThat(second.certificate()).isEqualTo(first.certificate());
    assertThat(second.responder().certificate()).isEqualTo(first.responder().certificate());
    assertThat(second.responder().key()).isEqualTo(first.responder().key());
  }

  @Test
  void issuerIsReplacedAMonthBeforeItsEndAndItsResponderWithIt() throws Exception {
    DemoIssuer first = open(NOW);
    Instant end = first.certificate().getNotAfter().toInstant();
    assertThat(open(end.minus(Duration.ofDays(31))).certificate()).isEqualTo(first.certificate());

    DemoIssuer second = open(end.minus(Duration.ofDays(29)));

    assertThat(second.certificate()).isNotEqualTo(first.certificate());
    second.responder().certificate().verify(second.certificate().getPublicKey());
    assertThat(Files.readString(second.trustDirectory().resolve(DemoIssuer.TRUST_FILE)))
        .isEqualTo(KeyAndCertificate.pem(second.certificate()));
  }

  @Test
  void aHalfWrittenFileIsReplaced() throws Exception {
    DemoIssuer first = open(NOW);
    for (String rest : new String[] {"", "-----BEGIN PRIVATE KEY-----\nMIG2"}) {
      Files.writeString(directory().resolve("issuer.pem"), rest);

      DemoIssuer second = open(NOW);

      assertThat(second.certificate()).isNotEqualTo(first.certificate());
      second.responder().certificate().verify(second.certificate().getPublicKey());
    }
  }

  @Test
  void eachInstallationHasAnIssuerOfItsOwn() throws Exception {
    assertThat(DemoIssuer.open(parent.resolve("other"), NOW).certificate().getPublicKey())
        .isNotEqualTo(open(NOW).certificate().getPublicKey());
  }

  private DemoIssuer open(Instant now) throws IOException {
    return DemoIssuer.open(directory(), now);
  }

  private Path directory() {
    return parent.resolve("soft-card");
  }

  private static boolean isTrusted(DemoIssuer issuer, Path file) {
    return file.startsWith(issuer.trustDirectory());
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
