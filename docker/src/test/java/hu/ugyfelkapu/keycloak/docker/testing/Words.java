package hu.ugyfelkapu.keycloak.docker.testing;

import java.util.regex.Pattern;

/** Looks for secrets of few digits, which also stand by chance in many a number. */
public final class Words {
  private Words() {}

  /** Whether the text holds the secret as a word of its own. */
  public static boolean contain(String text, String secret) {
    String border = "[\\p{Alnum}.,:-]";
    return Pattern.compile("(?<!" + border + ")" + Pattern.quote(secret) + "(?!" + border + ")")
        .matcher(text)
        .find();
  }
}
