package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * html-validate over every page in every state and language. Its configuration says which rules are
 * off and why. Skipped where there is no npm; CI has one.
 */
class HtmlValidityTest {

  private static final Path TOOL = Path.of("src/test/html-validate");
  private static final Path WORK = Path.of("target/html-validate");
  private static final Path PAGES = WORK.resolve("pages");

  /**
   * Forms of hidden fields that only a script can fill: a passkey's answer, and a card's, which
   * stands behind the "#" of a phone's address.
   */
  private static final Pattern SENT_BY_SCRIPT =
      Pattern.compile(
          "/(id-card-phone-return|login(-username)?-passkey|login-passkeys-conditional-authenticate-[a-z-]+"
              + "|webauthn-authenticate-[a-z-]+)-(hu|en)\\.html:.*\\[wcag/h32]");

  @Test
  void everyPageIsValidHtml() throws IOException, InterruptedException {
    Files.createDirectories(PAGES);
    assumeTrue(run("npm", "--version") == 0, "no npm");
    install();
    List<SamplePage> samples = RenderingTest.all();
    for (SamplePage page : samples) {
      for (Locale locale : AssembledTheme.LOCALES) {
        Files.writeString(
            PAGES.resolve(page.name() + "-" + locale.getLanguage() + ".html"), page.html(locale));
      }
    }
    run("node", "node_modules/html-validate/bin/html-validate.mjs", "-f", "text", "pages");
    assertThat(Files.readAllLines(WORK.resolve("output.txt")))
        .filteredOn(line -> !SENT_BY_SCRIPT.matcher(line).find())
        .isEmpty();
    assertThat(samples).isNotEmpty();
  }

  /** Exactly what the lock file names. */
  private static void install() throws IOException, InterruptedException {
    for (String file : List.of("package.json", "package-lock.json", ".htmlvalidate.mjs")) {
      Files.copy(TOOL.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(WORK.resolve("node_modules"))) {
      assertThat(run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"))
          .as(() -> "npm ci: see " + WORK.resolve("output.txt"))
          .isZero();
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .directory(WORK.toFile())
          .redirectErrorStream(true)
          .redirectOutput(WORK.resolve("output.txt").toFile())
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
