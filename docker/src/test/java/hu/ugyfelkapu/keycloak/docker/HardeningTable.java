package hu.ugyfelkapu.keycloak.docker;

import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The checklist {@code docker/HARDENING.md}. */
final class HardeningTable {
  /** A bar within backticks is one of a command. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\| ([^|]+) \\| (.+) \\|$");

  private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT)\\.\\w+)`");

  private final String text;

  private HardeningTable(String text) {
    this.text = text;
  }

  static HardeningTable read() {
    try {
      return new HardeningTable(
          Files.readString(Workspace.locate().root().resolve("docker/HARDENING.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param number from 1
   * @param point what must be so
   * @param why what happens otherwise
   * @param verifiedBy the tests, or the check to make by hand, or both
   */
  record Row(String number, String point, String why, String verifiedBy) {
    /** {@code Class.method} of each test that is named. */
    List<String> tests() {
      return NAMED_TEST.matcher(verifiedBy).results().map(match -> match.group(1)).toList();
    }
  }

  List<Row> rows() {
    return ROW.matcher(text).results().map(HardeningTable::row).toList();
  }

  private static Row row(MatchResult cells) {
    return new Row(cells.group(1), cells.group(2), cells.group(3), cells.group(4));
  }
}
