package hu.ugyfelkapu.keycloak.docker.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.server.Distribution;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import hu.ugyfelkapu.keycloak.docker.testing.Axe;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.Screenshots;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Writes {@code docker/target/gallery} from what the tests before have seen, and asks whether it
 * holds every page (H82). Maven runs it by itself, after all other tests of the whole.
 */
@ExtendWith(BrowserExtension.class)
class GalleryIT {
  private static final long LARGEST = 80L * 1024 * 1024;

  /** A login page's template calls the layout; the other files are parts of pages. */
  private static final String LAYOUT = "<@layout.registrationLayout";

  /** Stock pages that no walk reaches, and why. Those that we rewrite are rendered in themes. */
  private static final Map<String, String> OUT_OF_REACH =
      Map.of(
          "login-login-x509-info",
          "needs a server that takes a client certificate at the TLS handshake;"
              + " the tests' server speaks plain HTTP",
          "login-login-passkeys-conditional-authenticate",
          "deprecated since Keycloak 26.3, its feature passkeys-conditional-ui-authenticator is off",
          "login-oid4vc-credential-offer",
          "its feature oid4vc-vci is off in the pack's server");

  private static final Workspace WORKSPACE = Workspace.locate();
  private static final Path DIRECTORY = WORKSPACE.target().resolve("gallery");
  private static List<Sighting> sightings;
  private static List<String> missing;

  @BeforeAll
  static void writeGallery() throws IOException {
    sightings = Sighting.in(Screenshots.directory());
    missing = Gallery.of(sightings).write(Screenshots.directory(), DIRECTORY);
  }

  @Test
  void everyOwnPageIsThereInBothLanguages_H82() throws IOException {
    Set<String> own = pagesIn(WORKSPACE.authenticatorsJar(), "theme-resources/templates/");

    assertThat(own).contains("login-identification-method");
    assertThat(seen("hu")).containsAll(own);
    assertThat(seen("en")).containsAll(own);
  }

  @Test
  void everyStockPageIsThereInBothLanguagesOrOutOfReach_H82() throws IOException {
    Set<String> stock = stockPages();
    stock.addAll(pagesIn(WORKSPACE.themesJar(), "theme/ugyfelkapu/login/"));

    assertThat(stock).contains("login-login", "login-terms").containsAll(OUT_OF_REACH.keySet());
    stock.removeAll(OUT_OF_REACH.keySet());
    assertThat(seen("hu")).containsAll(stock);
    assertThat(seen("en")).containsAll(stock);
  }

  @Test
  void everyStateIsThereInBothLanguages() {
    assertThat(states("hu")).isEqualTo(states("en")).isNotEmpty();
  }

  @Test
  void noPictureIsMissing() {
    assertThat(missing).isEmpty();
  }

  @Test
  void galleryIsSmallEnoughToBeSent() throws IOException {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      long size = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
      assertThat(size).isLessThan(LARGEST);
    }
  }

  @Test
  void galleryItselfIsAccessible_H84(Browser browser) {
    Page page = browser.window(Look.DEFAULT.onAPhone());
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.navigate(DIRECTORY.resolve("index.html").toUri().toString());

    // Asked first: axe itself tries to read the style sheet anew, which the page's policy forbids.
    assertThat(complaints).isEmpty();
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(320);
    assertThat(Axe.violations(page)).isEmpty();
  }

  private static Set<String> seen(String language) {
    return sightings.stream()
        .filter(sighting -> sighting.language().equals(language))
        .map(Sighting::page)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> states(String language) {
    return sightings.stream()
        .filter(sighting -> sighting.language().equals(language))
        .map(Sighting::state)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> pagesIn(Path jar, String folder) throws IOException {
    try (InputStream in = Files.newInputStream(jar)) {
      return pagesIn(in, folder);
    }
  }

  /** Those of Keycloak itself, from the jar inside the distribution. */
  private static Set<String> stockPages() throws IOException {
    Distribution distribution = Distribution.resolved();
    String jar = "/org.keycloak.keycloak-themes-" + distribution.version() + ".jar";
    try (ZipFile zip = new ZipFile(distribution.zip().toFile())) {
      ZipEntry entry =
          zip.stream().filter(each -> each.getName().endsWith(jar)).findFirst().orElseThrow();
      try (InputStream in = zip.getInputStream(entry)) {
        return pagesIn(in, "theme/base/login/");
      }
    }
  }

  /** Ids of the pages whose templates lie in that folder of a jar. */
  private static Set<String> pagesIn(InputStream jar, String folder) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(folder) + "([^/]+)\\.ftl");
    Set<String> pages = new TreeSet<>();
    ZipInputStream in = new ZipInputStream(jar);
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      Matcher matcher = name.matcher(entry.getName());
      if (matcher.matches()
          && new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(LAYOUT)) {
        pages.add("login-" + matcher.group(1));
      }
    }
    return pages;
  }
}
