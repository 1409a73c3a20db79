package hu.ugyfelkapu.keycloak.load;

import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * Keeps how long each citizen took from the first request to the tokens: Gatling's report has these
 * times for reading only. A line of the file is {@code <group> <milliseconds>}.
 */
record Times(Path file) {
  private static final String BEGAN = "began";

  Session begin(Session session) {
    return session.set(BEGAN, System.nanoTime());
  }

  /** To be called only for who has reached the end. */
  Session end(Session session, String group) {
    long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - session.getLong(BEGAN));
    write(group + " " + taken + "\n");
    return session;
  }

  private synchronized void write(String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
