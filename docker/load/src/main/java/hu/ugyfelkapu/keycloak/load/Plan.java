package hu.ugyfelkapu.keycloak.load;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What is to be sent, as the system properties {@code load.*} say it.
 *
 * @param server address without a slash at the end
 * @param marks where each round's beginning and end is told: {@code <marks>/<round>/begin}; without
 *     a slash at the end
 * @param feeds directory of the files {@code <side>-<journey>.csv} with the columns {@code
 *     userName,password,secret}; each line serves once, the secret is Base32 and empty before
 *     enrolment; the file {@code times} is written there, see {@link Times}
 * @param rounds how often each side gets each journey, besides the warm-up; at least 1
 * @param duration of a round
 * @param loginsPerSecond that begin, whether or not earlier ones have ended
 * @param enrolmentsPerSecond as the logins
 * @param warmUp duration of the round of each side and journey that nobody counts; zero for none
 */
record Plan(
    String server,
    String marks,
    Path feeds,
    int rounds,
    Duration duration,
    double loginsPerSecond,
    double enrolmentsPerSecond,
    Duration warmUp) {

  /** How many times as many begin in a second of the warm-up; the feeds hold as many. */
  static final int WARM_UP = 2;

  static Plan ofSystemProperties() {
    return new Plan(
        text("server"),
        text("marks"),
        Path.of(text("feeds")),
        Integer.parseInt(text("rounds")),
        seconds("seconds"),
        Double.parseDouble(text("loginsPerSecond")),
        Double.parseDouble(text("enrolmentsPerSecond")),
        seconds("warmUpSeconds"));
  }

  private static Duration seconds(String name) {
    return Duration.ofSeconds(Long.parseLong(text(name)));
  }

  private static String text(String name) {
    String value = System.getProperty("load." + name);
    if (value == null) {
      throw new IllegalArgumentException("-Dload." + name + " is missing");
    }
    return value;
  }
}
