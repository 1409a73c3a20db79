package hu.ugyfelkapu.keycloak.telephone.voice;

import hu.ugyfelkapu.keycloak.telephone.PhoneNumber;
import hu.ugyfelkapu.keycloak.telephone.Positions;
import hu.ugyfelkapu.keycloak.telephone.ReminderQuestion;
import hu.ugyfelkapu.keycloak.telephone.TelephoneId;
import hu.ugyfelkapu.keycloak.telephone.TelephonePassword;
import hu.ugyfelkapu.keycloak.telephone.api.MalformedRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The fields of the voice line's requests. Each throws {@link MalformedRequestException} with its
 * own name.
 */
final class Fields {

  /** As E.164 has it, and shorter ones within an exchange. */
  private static final Pattern CALLER = Pattern.compile("\\+?[0-9]{3,15}");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_-]{16,64}");
  private static final Pattern NUMBER = Pattern.compile("[1-9]");
  private static final int LONGEST_ANSWER = 200;

  private Fields() {}

  static TelephoneId telephoneId(String text) {
    return TelephoneId.parse(text)
        .orElseThrow(() -> MalformedRequestException.field("telephoneId"));
  }

  /** Empty for a number that is withheld. */
  static Optional<String> caller(String text) {
    if (text != null && !CALLER.matcher(text).matches()) {
      throw MalformedRequestException.field("caller");
    }
    // The same number, however the exchange writes it, has the same limit.
    return Optional.ofNullable(text)
        .map(
            number ->
                PhoneNumber.parse(number.matches("[1-9].*") ? "+" + number : number)
                    .map(PhoneNumber::digits)
                    .orElse(number));
  }

  static Positions positions(List<Integer> numbers) {
    try {
      return new Positions(numbers);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw MalformedRequestException.field("positions");
    }
  }

  /** As many digits as positions. */
  static String digits(Positions positions, String text) {
    if (text == null
        || text.length() != positions.numbers().size()
        || !DIGITS.matcher(text).matches()) {
      throw MalformedRequestException.field("digits");
    }
    return text;
  }

  static String ticket(String text) {
    if (text == null || !TICKET.matcher(text).matches()) {
      throw MalformedRequestException.field("ticket");
    }
    return text;
  }

  static TelephonePassword password(String text) {
    return TelephonePassword.parse(text)
        .orElseThrow(() -> MalformedRequestException.field("password"));
  }

  /** Answers by the number of their question; what they say does not matter here. */
  static Map<Integer, String> answers(Map<String, String> given) {
    if (given == null || given.size() > ReminderQuestion.values().length) {
      throw MalformedRequestException.field("answers");
    }
    Map<Integer, String> answers = new TreeMap<>();
    given.forEach(
        (number, answer) -> {
          if (!NUMBER.matcher(number).matches()
              || answer == null
              || answer.length() > LONGEST_ANSWER) {
            throw MalformedRequestException.field("answers");
          }
          answers.put(Integer.valueOf(number), answer);
        });
    return answers;
  }
}
