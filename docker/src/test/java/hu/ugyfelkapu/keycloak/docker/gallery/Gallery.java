package hu.ugyfelkapu.keycloak.docker.gallery;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import hu.ugyfelkapu.keycloak.docker.server.Directories;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All pages and mails that the tests have seen, on one page for reviewers and translators: plain
 * HTML and one style sheet, nothing from elsewhere, no script.
 *
 * @param pages in the order of their ids
 */
public record Gallery(List<PageEntry> pages) {
  /** Where the pictures lie, below the gallery's directory. */
  public static final String PICTURES = "pictures";

  public Gallery {
    pages = List.copyOf(pages);
  }

  /**
   * A page or mail with its states.
   *
   * @param id such as {@code login-plus-offer}
   * @param group which part of the table of contents it stands in
   */
  public record PageEntry(String id, String group, List<StateEntry> states) {
    public PageEntry {
      states = List.copyOf(states);
    }
  }

  /**
   * A state of a page, side by side in its languages.
   *
   * @param name of the state
   * @param mistake whether the page tells of a mistake
   * @param sightings Hungarian first
   */
  public record StateEntry(String name, boolean mistake, List<Sighting> sightings) {
    public StateEntry {
      sightings = List.copyOf(sightings);
    }
  }

  /** Puts sightings in order: by page, then by state, Hungarian before English. */
  public static Gallery of(List<Sighting> sightings) {
    Map<String, Map<String, List<Sighting>>> byPage = new TreeMap<>();
    for (Sighting sighting : sightings) {
      byPage
          .computeIfAbsent(sighting.page(), page -> new TreeMap<>())
          .computeIfAbsent(sighting.state(), state -> new ArrayList<>())
          .add(sighting);
    }
    List<PageEntry> pages = new ArrayList<>();
    byPage.forEach(
        (page, states) -> {
          List<StateEntry> entries = new ArrayList<>();
          states.forEach((state, seen) -> entries.add(state(state, seen)));
          pages.add(new PageEntry(page, group(page), entries));
        });
    return new Gallery(pages);
  }

  private static StateEntry state(String name, List<Sighting> seen) {
    List<Sighting> sightings = new ArrayList<>(seen);
    sightings.sort((a, b) -> b.language().compareTo(a.language()));
    return new StateEntry(name, sightings.stream().anyMatch(Sighting::mistake), sightings);
  }

  private static String group(String page) {
    if (page.startsWith("login-")) {
      return "Login theme";
    }
    return page.startsWith("mail-") ? "Mails" : "Demo service and others";
  }

  /**
   * Writes {@code index.html}, its style sheet and smaller copies of the pictures.
   *
   * @param screenshots where the pictures were taken
   * @param directory of the gallery; what lay there before goes
   * @return names of pictures that should be in {@code screenshots} and are not
   */
  public List<String> write(Path screenshots, Path directory) throws IOException {
    Directories.delete(directory);
    Path pictures = Files.createDirectories(directory.resolve(PICTURES));
    List<String> missing = copy(names(), screenshots, pictures);
    try (InputStream style = Gallery.class.getResourceAsStream("gallery.css")) {
      Files.copy(style, directory.resolve("gallery.css"));
    }
    try (Writer html = Files.newBufferedWriter(directory.resolve("index.html"))) {
      templates()
          .getTemplate("gallery.ftl")
          .process(Map.of("pages", pages, "views", List.of(View.values())), html);
    } catch (TemplateException e) {
      throw new IllegalStateException("The gallery cannot be rendered", e);
    }
    return missing;
  }

  private List<String> names() {
    return pages.stream()
        .flatMap(page -> page.states().stream())
        .flatMap(state -> state.sightings().stream())
        .flatMap(sighting -> Stream.of(View.values()).map(sighting::picture))
        .toList();
  }

  /** Copies pictures on all processors, which have nothing else to do after the tests. */
  private static List<String> copy(List<String> names, Path from, Path to) {
    return names.parallelStream()
        .filter(
            name -> {
              Path picture = from.resolve(name);
              if (!Files.isRegularFile(picture)) {
                return true;
              }
              try {
                SmallPicture.write(picture, to.resolve(name));
                return false;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  private static Configuration templates() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
    configuration.setClassForTemplateLoading(Gallery.class, "");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setLocale(Locale.ROOT);
    configuration.setAPIBuiltinEnabled(false);
    return configuration;
  }
}
