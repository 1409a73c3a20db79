package hu.ugyfelkapu.keycloak.registry.username;

import hu.ugyfelkapu.keycloak.registry.query.Folding;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rules for a user name (mission.md §2), each with the key of the message that says how to keep
 * it. They are about the NFC form of what was typed; length counts characters, not code units.
 */
public enum UsernameRule {
  /** Letters of the Hungarian alphabet with q, w, x, y; digits; spaces. */
  CHARACTERS("ugyfelkapuUsernameCharacters", Characters.ALLOWED.asMatchPredicate()),
  /** No space at either end. */
  SPACES("ugyfelkapuUsernameSpaces", name -> !name.startsWith(" ") && !name.endsWith(" ")),
  LENGTH("ugyfelkapuUsernameLength", name -> name.codePointCount(0, name.length()) >= 4),
  /** At least three different characters; case makes a difference, spaces do not count. */
  VARIETY(
      "ugyfelkapuUsernameVariety",
      name -> name.codePoints().filter(c -> c != ' ').distinct().count() >= 3);

  private static final class Characters {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-ZáéíóöőúüűÁÉÍÓÖŐÚÜŰ0-9 ]*");
  }

  private final String messageKey;
  private final Predicate<String> kept;

  UsernameRule(String messageKey, Predicate<String> kept) {
    this.messageKey = messageKey;
    this.kept = kept;
  }

  public String messageKey() {
    return messageKey;
  }

  /**
   * The rules that the name breaks, in the order in which they should be told; empty if it is a
   * good name.
   */
  public static List<UsernameRule> brokenBy(String typed) {
    String name = Folding.nfc(typed);
    return Arrays.stream(values()).filter(rule -> !rule.kept.test(name)).toList();
  }
}
