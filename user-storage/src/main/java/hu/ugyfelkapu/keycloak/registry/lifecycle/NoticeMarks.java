package hu.ugyfelkapu.keycloak.registry.lifecycle;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which expiry notices a person has had, as texts in Keycloak's federated storage: {@code <end>
 * <days>}, such as {@code 2027-03-01T00:00:00Z 7}. The end is part of it, so another end makes
 * notices possible again.
 */
public record NoticeMarks(List<String> texts) {

  /**
   * Federated attribute of the marks. The registry's users do not show it: a save in the admin
   * console would remove what it does not know.
   */
  public static final String ATTRIBUTE = "ugyfelkapu.expiryNotices";

  public NoticeMarks {
    texts = texts == null ? List.of() : List.copyOf(texts);
  }

  /** Whether this notice went out, or one that comes later before the same end. */
  boolean cover(Instant end, int days) {
    return texts.stream()
        .map(text -> text.split(" ", -1))
        .filter(parts -> parts.length == 2 && parts[0].equals(end.toString()))
        .anyMatch(parts -> parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= days);
  }

  /** With this one, and without those whose end has passed. */
  NoticeMarks with(Instant end, int days, Instant now) {
    List<String> all = new ArrayList<>(texts.stream().filter(text -> ahead(text, now)).toList());
    all.add(mark(end, days));
    return new NoticeMarks(all);
  }

  NoticeMarks without(Instant end, int days) {
    return new NoticeMarks(texts.stream().filter(text -> !text.equals(mark(end, days))).toList());
  }

  private static String mark(Instant end, int days) {
    return end + " " + days;
  }

  private static boolean ahead(String text, Instant now) {
    try {
      return Instant.parse(text.split(" ", -1)[0]).isAfter(now);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
