package hu.ugyfelkapu.keycloak.plus.deletioncode;

import java.util.List;
import java.util.stream.IntStream;
import org.keycloak.common.util.SecretGenerator;

/**
 * The törlőkód: removes Ügyfélkapu+, never the Ügyfélkapu (mission.md §5).
 *
 * @param text 16 characters of {@link #ALPHABET}, 79 bits, without separators
 */
public record DeletionCode(String text) {

  /** Upper-case letters and digits without the look-alikes 0 O 1 I L. */
  static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  static final int LENGTH = 16;
  private static final int GROUP = 4;

  /** A fresh code. */
  public static DeletionCode generate() {
    return new DeletionCode(
        SecretGenerator.getInstance().randomString(LENGTH, ALPHABET.toCharArray()));
  }

  /** Four groups of four characters, as it is shown. */
  public List<String> groups() {
    return IntStream.range(0, LENGTH / GROUP)
        .mapToObj(i -> text.substring(i * GROUP, (i + 1) * GROUP))
        .toList();
  }

  /** Keeps the code out of logs. */
  @Override
  public String toString() {
    return "DeletionCode[hidden]";
  }
}
