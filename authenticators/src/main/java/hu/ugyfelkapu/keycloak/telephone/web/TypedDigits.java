package hu.ugyfelkapu.keycloak.telephone.web;

import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.telephone.Positions;
import hu.ugyfelkapu.keycloak.telephone.TelephonePassword;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.models.utils.FormMessage;

/**
 * The posted digits of a telephone password, each from a field of its own.
 *
 * @param positions that the page asked for
 */
record TypedDigits(FormInput input, Positions positions) {

  private static final Pattern DIGIT = Pattern.compile("[0-9]");

  /** Far above what anybody types, far below what would make work. */
  private static final int LONGEST_INPUT = 16;

  static String field(int position) {
    return "digit" + position;
  }

  /** Whether the form has the fields of those positions and no others; a page left open may not. */
  boolean areOfThePage() {
    return positions
        .numbers()
        .equals(
            IntStream.rangeClosed(1, TelephonePassword.LENGTH)
                .filter(position -> input.has(field(position)))
                .boxed()
                .toList());
  }

  /** What is missing or no digit; all of it at once. */
  List<FormMessage> mistakes() {
    return positions.numbers().stream().flatMap(n -> mistake(n).stream()).toList();
  }

  /** The digits in the order of their positions, if there are no mistakes. */
  String text() {
    return positions.numbers().stream().map(this::digit).collect(Collectors.joining());
  }

  private Optional<FormMessage> mistake(int position) {
    String digit = digit(position);
    if (digit.isEmpty()) {
      return Optional.of(
          new FormMessage(field(position), "ugyfelkapuTelephoneDigitMissing", position));
    }
    return DIGIT.matcher(digit).matches()
        ? Optional.empty()
        : Optional.of(new FormMessage(field(position), "ugyfelkapuTelephoneDigitWrong", position));
  }

  /** Full-width digits are digits, as in every code. */
  private String digit(int position) {
    String typed = input.text(field(position));
    return typed.length() > LONGEST_INPUT
        ? typed
        : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }
}
