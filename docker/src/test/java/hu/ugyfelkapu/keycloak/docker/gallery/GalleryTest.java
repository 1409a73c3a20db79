package hu.ugyfelkapu.keycloak.docker.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gallery's own page, made of pictures that hold nothing. */
class GalleryTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)\"");

  @TempDir private Path directory;
  private Path screenshots;

  @BeforeEach
  void seeTwoPages() throws IOException {
    screenshots = directory.resolve("screenshots");
    for (String language : List.of("hu", "en")) {
      see(new Sighting("login-login", "login", language, "<Bejelentkezés>", "/realms", false));
      see(new Sighting("login-login", "login-empty", language, "Hiba", "/realms", true));
      see(new Sighting("mail-plus-code", "mail-plus-code", language, "Kód", "", false));
    }
  }

  @Test
  void pageWithTwoStatesIsListedOnceWithHungarianFirst() {
    Gallery gallery = Gallery.of(Sighting.in(screenshots));

    assertThat(gallery.pages())
        .extracting(Gallery.PageEntry::id)
        .containsExactly("login-login", "mail-plus-code");
    Gallery.PageEntry login = gallery.pages().get(0);
    assertThat(login.states())
        .extracting(Gallery.StateEntry::name)
        .containsExactly("login", "login-empty");
    assertThat(login.states()).extracting(Gallery.StateEntry::mistake).containsExactly(false, true);
    assertThat(login.states().get(0).sightings())
        .extracting(Sighting::language)
        .containsExactly("hu", "en");
  }

  @Test
  void everyLinkOfThePageLeadsToAFileBesideIt() throws IOException {
    Path target = directory.resolve("gallery");

    assertThat(Gallery.of(Sighting.in(screenshots)).write(screenshots, target)).isEmpty();

    String html = Files.readString(target.resolve("index.html"));
    List<String> links =
        LINK.matcher(html).results().map((MatchResult match) -> match.group(1)).toList();
    assertThat(links)
        .contains("gallery.css", "pictures/login-empty-en-dark-320.png")
        .allSatisfy(link -> assertThat(target.resolve(link)).isRegularFile());
    assertThat(html)
        .contains("<span lang=\"hu\">&lt;Bejelentkezés&gt;</span>")
        .doesNotContain("<script", "style=", "http:", "https:");
  }

  @Test
  void pictureThatWasNotTakenIsReported() throws IOException {
    Files.delete(screenshots.resolve("login-hu-dark-1280.png"));

    List<String> missing =
        Gallery.of(Sighting.in(screenshots)).write(screenshots, directory.resolve("gallery"));

    assertThat(missing).containsExactly("login-hu-dark-1280.png");
  }

  @Test
  void pathLosesTheIdsThatDifferFromRunToRun() {
    assertThat(Sighting.withoutIds("/realms/x/mail/20260101-1.eml")).isEqualTo("/realms/x/mail/…");
    assertThat(Sighting.withoutIds("/a/0b8f4a1e-9c1d-4f7e-8a55-0123456789ab/b"))
        .isEqualTo("/a/…/b");
  }

  /** The first 256 columns have a colour each, one more has a shade that is rare. */
  @Test
  void pictureKeepsItsSizeAndItsCommonColours() throws IOException {
    BufferedImage picture = new BufferedImage(257, 3, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 256; x++) {
      for (int y = 0; y < 3; y++) {
        picture.setRGB(x, y, new Color(x, 255 - x, 0).getRGB());
      }
    }
    picture.setRGB(256, 0, new Color(0, 255, 0).getRGB());
    picture.setRGB(256, 1, new Color(0, 255, 0).getRGB());
    picture.setRGB(256, 2, new Color(9, 255, 0).getRGB());
    Path from = directory.resolve("picture.png");
    Path to = directory.resolve("small.png");
    ImageIO.write(picture, "png", from.toFile());

    SmallPicture.write(from, to);

    BufferedImage small = ImageIO.read(to.toFile());
    assertThat(small.getWidth()).isEqualTo(257);
    assertThat(small.getHeight()).isEqualTo(3);
    for (int x = 0; x < 256; x++) {
      assertThat(small.getRGB(x, 1)).isEqualTo(picture.getRGB(x, 1));
    }
    assertThat(small.getRGB(256, 2))
        .isIn(new Color(4, 251, 0).getRGB(), new Color(5, 250, 0).getRGB());
  }

  private void see(Sighting sighting) throws IOException {
    sighting.store(screenshots);
    for (View view : View.values()) {
      ImageIO.write(
          new BufferedImage(view.width(), 900, BufferedImage.TYPE_INT_RGB),
          "png",
          screenshots.resolve(sighting.picture(view)).toFile());
    }
  }
}
