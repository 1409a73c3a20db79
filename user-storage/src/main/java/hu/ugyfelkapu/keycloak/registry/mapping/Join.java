package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table that holds some fields of a registration, found by columns of the registry's table or of
 * a table joined before. A registration without a row there keeps its place, with nothing in these
 * fields; it must never have two rows there.
 *
 * @param name by which columns refer to it
 * @param on pairs of equal columns; the first one of a pair is the joined table's own
 */
public record Join(TableName table, SqlName name, List<Pair> on) {

  private static final Pattern WRITTEN =
      Pattern.compile("(\\S+)\\s+(\\S+)\\s+ON\\s+(.+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern AND = Pattern.compile("\\s+AND\\s+", Pattern.CASE_INSENSITIVE);

  public Join {
    on = List.copyOf(on);
  }

  /**
   * @param joined column of the joined table
   * @param known column of the registry's table, or of a table joined before
   */
  public record Pair(SqlName joined, ColumnName known) {}

  /**
   * @param typed {@code person p ON p.id = person_id AND …}
   * @throws IllegalArgumentException with a sentence that can stand after the setting's name
   */
  static Join parse(String typed) {
    Matcher parts = WRITTEN.matcher(typed.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("must read like: person p ON p.id = person_id");
    }
    SqlName name = SqlName.parse(parts.group(2));
    List<Pair> on = Arrays.stream(AND.split(parts.group(3))).map(pair -> pair(name, pair)).toList();
    return new Join(TableName.parse(parts.group(1)), name, on);
  }

  private static Pair pair(SqlName name, String typed) {
    String[] sides = typed.split("=", -1);
    if (sides.length == 2) {
      ColumnName left = ColumnName.parse(sides[0].strip());
      ColumnName right = ColumnName.parse(sides[1].strip());
      if (name.equals(left.table()) != name.equals(right.table())) {
        return name.equals(left.table())
            ? new Pair(left.column(), right)
            : new Pair(right.column(), left);
      }
    }
    throw new IllegalArgumentException(
        "must make one column of " + name.text() + " equal to one of a table named before it");
  }
}
