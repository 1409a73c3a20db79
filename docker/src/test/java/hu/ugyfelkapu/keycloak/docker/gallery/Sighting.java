package hu.ugyfelkapu.keycloak.docker.gallery;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page or mail in one state and one language as a test has seen it. Lies as a small JSON file
 * beside its pictures, so that the gallery does not depend on which test ran when.
 *
 * @param page id of the page, such as {@code login-plus-offer}; of a mail {@code mail-} and its
 *     template
 * @param state name of the state, the same in all languages
 * @param language {@code hu} or {@code en}
 * @param title of the document; of a mail its subject
 * @param path of the address, without query and ids; empty for a mail
 * @param mistake whether the page tells of a mistake
 */
public record Sighting(
    String page, String state, String language, String title, String path, boolean mistake) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXTENSION = ".json";

  /** What the names of this sighting's files begin with. */
  public String name() {
    return state + "-" + language;
  }

  /** Name of the picture in that view. */
  public String picture(View view) {
    return name() + "-" + view.suffix() + ".png";
  }

  /** A path whose ids are left out, for they differ from run to run. */
  public static String withoutIds(String path) {
    return path.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…")
        .replaceAll("/[^/]*\\.eml\\b", "/…");
  }

  /** Stores this beside its pictures. */
  public void store(Path directory) {
    try {
      Files.createDirectories(directory);
      JSON.writeValue(directory.resolve(name() + EXTENSION).toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that lie in a directory, in the order of their names; none if there is no directory. */
  public static List<Sighting> in(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(EXTENSION))
          .sorted()
          .map(Sighting::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sighting read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Sighting.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
