package hu.ugyfelkapu.keycloak.docker.telephone;

import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key for telephone passwords in the server's vault. */
record TelephoneKey(TestServer server, String id) {

  /** Runs that part of a test without the key, and gives it back, whatever happens. */
  void awayDuring(Runnable part) {
    Path key = server.vault().telephoneKey(TestServer.REALM, id);
    Path away = key.resolveSibling("away");
    try {
      Files.move(key, away);
      try {
        part.run();
      } finally {
        Files.move(away, key);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
