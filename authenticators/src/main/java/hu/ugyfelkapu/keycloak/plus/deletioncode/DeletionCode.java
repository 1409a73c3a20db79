package hu.ugyfelkapu.keycloak.plus.deletioncode;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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
  private static final int LONGEST_INPUT = 100;
  private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}]");

  /** A fresh code. */
  public static DeletionCode generate() {
    return new DeletionCode(
        SecretGenerator.getInstance().randomString(LENGTH, ALPHABET.toCharArray()));
  }

  /**
   * Reads a typed code: without regard to case, spaces and hyphens.
   *
   * @return empty when it has not the form of a code
   */
  public static Optional<DeletionCode> read(String typed) {
    if (typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    String bare =
        IGNORED
            .matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
            .replaceAll("")
            .toUpperCase(Locale.ROOT);
    return bare.matches("[" + ALPHABET + "]{" + LENGTH + "}")
        ? Optional.of(new DeletionCode(bare))
        : Optional.empty();
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
