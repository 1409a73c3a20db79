package hu.ugyfelkapu.keycloak.docker.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A hash over names and contents: two equal fingerprints mean that nothing has to be built again.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public Fingerprint text(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  public Fingerprint file(Path file) throws IOException {
    text(file.getFileName().toString());
    digest.update(Files.readAllBytes(file));
    digest.update((byte) 0);
    return this;
  }

  /** A jar by what it holds: a rebuild without a change differs in its time stamps only. */
  public Fingerprint jar(Path jar) throws IOException {
    text(jar.getFileName().toString());
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        text(entry.getName()).text(entry.getSize() + ":" + entry.getCrc());
      }
    }
    return this;
  }

  /** Lower-case hexadecimal; ends this fingerprint. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
