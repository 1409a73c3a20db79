package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The account console has the colours of the login pages, whose contrasts are tested there. */
class AccountColoursTest {

  private static final Pattern COLOUR = Pattern.compile("(--uk-[a-z-]+): (#[0-9a-f]{3,6});");
  private static final Path LOGIN =
      AssembledTheme.OWN.resolve("login/resources/css/ugyfelkapu.css");
  private static final Path ACCOUNT = AccountTheme.file("resources/css/account.css");
  private static final Path WITHOUT_SCRIPT = AccountTheme.file("resources/css/no-script.css");
  private static final String DARK = "prefers-color-scheme: dark";

  @Test
  void coloursAreThoseOfTheLoginPagesInBothSchemes() throws IOException {
    assertThat(colours(LOGIN, ":root {"))
        .containsAllEntriesOf(colours(ACCOUNT, ":root {"))
        .hasSizeGreaterThan(10);
    assertThat(colours(LOGIN, DARK))
        .containsAllEntriesOf(colours(ACCOUNT, ".pf-v5-theme-dark {"))
        .containsAllEntriesOf(colours(WITHOUT_SCRIPT, DARK));
  }

  /** What has a colour of its own in the light needs one in the dark. */
  @Test
  void everyColourHasItsPartInTheDark() throws IOException {
    assertThat(colours(ACCOUNT, ".pf-v5-theme-dark {").keySet())
        .isEqualTo(colours(ACCOUNT, ":root {").keySet());
  }

  /** The colours of the first rule after that mark. */
  private static Map<String, String> colours(Path file, String mark) throws IOException {
    String css = Files.readString(file);
    assertThat(css).as(file.toString()).contains(mark);
    String rule = css.substring(css.indexOf(mark));
    return COLOUR
        .matcher(rule.substring(0, rule.indexOf('}')))
        .results()
        .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
  }
}
