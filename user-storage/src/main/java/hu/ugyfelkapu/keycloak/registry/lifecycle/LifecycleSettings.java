package hu.ugyfelkapu.keycloak.registry.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How the life of a component's registrations goes on by itself (mission.md §8).
 *
 * @param mode setting {@code lifecycle}: {@code off}, the default, {@code dry-run} or {@code on}
 * @param noticeDays setting {@code expiryNoticeDays}: how many days before the validity ends a
 *     notice goes out, descending, 1–365 each, at most 10 of them; {@code 30,7,1} by default, empty
 *     for the word {@code none}
 * @param grace setting {@code graceDays}: from the end of the validity to the end of the
 *     registration, 0–1826 whole days, 0 by default (60 in the later law)
 * @param temporary setting {@code temporaryDays}: from recording to the end of a registration that
 *     is still temporary, 1–365 whole days, 30 by default
 * @param activation setting {@code activationDays}: from recording to the end of a registration
 *     that is still to be activated, 1–365 whole days, 5 by default
 * @param deleteRows setting {@code endedRows}: whether the row of a registration that ends is
 *     deleted ({@code delete}) or stays with the state "ended" ({@code keep}, the default)
 * @param batch setting {@code lifecycleBatch}: how many rows are read at a time, 1–1000, 100 by
 *     default
 */
public record LifecycleSettings(
    LifecycleMode mode,
    List<Integer> noticeDays,
    Optional<Duration> grace,
    Optional<Duration> temporary,
    Optional<Duration> activation,
    boolean deleteRows,
    int batch) {

  static final String MODE = "lifecycle";
  static final String NOTICE_DAYS = "expiryNoticeDays";
  static final String GRACE_DAYS = "graceDays";
  static final String TEMPORARY_DAYS = "temporaryDays";
  static final String ACTIVATION_DAYS = "activationDays";
  static final String ENDED_ROWS = "endedRows";
  static final String BATCH = "lifecycleBatch";

  /** In place of a number of days: this step is never taken. An empty notice list is a word too. */
  static final String NEVER = "never";

  static final String NONE = "none";
  static final String KEEP = "keep";
  static final String DELETE = "delete";

  private static final int MOST_NOTICES = 10;

  public LifecycleSettings {
    noticeDays = List.copyOf(noticeDays);
  }

  /**
   * @param setting answers the component's setting for a key; null or blank means the default
   * @throws IllegalArgumentException with a sentence that names the setting
   */
  public static LifecycleSettings from(UnaryOperator<String> setting) {
    String mode = word(setting, MODE, LifecycleMode.words());
    return new LifecycleSettings(
        LifecycleMode.values()[LifecycleMode.words().indexOf(mode)],
        noticeDays(value(setting, NOTICE_DAYS, "30,7,1")),
        days(setting, GRACE_DAYS, 0, 0, 1826),
        days(setting, TEMPORARY_DAYS, 30, 1, 365),
        days(setting, ACTIVATION_DAYS, 5, 1, 365),
        word(setting, ENDED_ROWS, List.of(KEEP, DELETE)).equals(DELETE),
        number(value(setting, BATCH, "100"), 1, 1000)
            .orElseThrow(() -> mistake(BATCH, "must be a whole number from 1 to 1000")));
  }

  /** Whether a run may delete rows, and so needs the right to. */
  public boolean mayDelete() {
    return deleteRows && mode != LifecycleMode.OFF;
  }

  /** The settings as the admin console offers them. */
  public static List<ProviderConfigProperty> properties() {
    return List.of(
        list(
            MODE,
            "Life cycle",
            "What the scheduled job does. off: nothing. dry-run: it counts what is due and logs the numbers. on: it"
                + " sends expiry notices and, where the edit mode is WRITABLE, ends registrations whose time is over,"
                + " with all that Keycloak holds of the person",
            LifecycleMode.words()),
        text(
            NOTICE_DAYS,
            "Expiry notices",
            "How many days before the validity ends the citizen gets a mail: whole numbers from 1 to 365, the largest"
                + " first, separated by commas; none for no notices",
            "30,7,1"),
        text(
            GRACE_DAYS,
            "Days of grace",
            "Days from the end of the validity to the end of the registration, 0 to 1826 (60 in the later law); never"
                + " if the job must not end them",
            "0"),
        text(
            TEMPORARY_DAYS,
            "Days of a temporary registration",
            "Days from recording after which a registration that is still temporary ends, 1 to 365, or never",
            "30"),
        text(
            ACTIVATION_DAYS,
            "Days to activate",
            "Days from recording after which a registration that is still to be activated ends, 1 to 365, or never."
                + " Choose never if the registry sends old registrations back to this state",
            "5"),
        list(
            ENDED_ROWS,
            "Rows of ended registrations",
            "keep: the row stays, with the state ended. delete: the job deletes the row of a registration that it ends;"
                + " the connection's account needs the right to",
            List.of(KEEP, DELETE)),
        text(
            BATCH,
            "Rows at a time",
            "How many rows of the registry the job reads at a time, 1 to 1000",
            "100"));
  }

  private static List<Integer> noticeDays(String text) {
    if (text.equals(NONE)) {
      return List.of();
    }
    List<Integer> days = new ArrayList<>();
    String[] parts = text.split(",", -1);
    for (String part : parts) {
      int day = number(part.strip(), 1, 365).orElse(0);
      if (day == 0 || !days.isEmpty() && day >= days.get(days.size() - 1)) {
        days.clear();
        break;
      }
      days.add(day);
    }
    if (days.isEmpty() || days.size() > MOST_NOTICES) {
      throw mistake(
          NOTICE_DAYS,
          "must be none or at most "
              + MOST_NOTICES
              + " whole numbers from 1 to 365, the largest first, separated by commas");
    }
    return days;
  }

  private static Optional<Duration> days(
      UnaryOperator<String> setting, String key, int standard, int least, int most) {
    String text = value(setting, key, Integer.toString(standard));
    if (text.equals(NEVER)) {
      return Optional.empty();
    }
    int days =
        number(text, least, most)
            .orElseThrow(
                () ->
                    mistake(
                        key,
                        "must be a whole number from " + least + " to " + most + ", or " + NEVER));
    return Optional.of(Duration.ofDays(days));
  }

  private static Optional<Integer> number(String text, int least, int most) {
    try {
      return Optional.of(Integer.parseInt(text)).filter(n -> n >= least && n <= most);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** One of the words, the first by default. */
  private static String word(UnaryOperator<String> setting, String key, List<String> words) {
    String value = value(setting, key, words.get(0)).toLowerCase(Locale.ROOT);
    if (!words.contains(value)) {
      throw mistake(key, "must be " + String.join(" or ", words));
    }
    return value;
  }

  private static String value(UnaryOperator<String> setting, String key, String standard) {
    String value = setting.apply(key);
    return value == null || value.isBlank() ? standard : value.strip();
  }

  private static IllegalArgumentException mistake(String key, String rule) {
    return new IllegalArgumentException("The setting " + key + " " + rule + ".");
  }

  private static ProviderConfigProperty list(
      String key, String label, String help, List<String> words) {
    ProviderConfigProperty property =
        new ProviderConfigProperty(
            key, label, help, ProviderConfigProperty.LIST_TYPE, words.get(0));
    property.setOptions(words);
    return property;
  }

  private static ProviderConfigProperty text(
      String key, String label, String help, String standard) {
    return new ProviderConfigProperty(
        key, label, help, ProviderConfigProperty.STRING_TYPE, standard);
  }
}
