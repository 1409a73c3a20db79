package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.telephone.store.FailureCount;
import java.time.Duration;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What stands before every answer, whichever id it is for: so many failures from one source and in
 * the whole realm within an hour (mission.md §6). A failure is counted before the answer is looked
 * at and taken back if it was right, so that parallel answers cannot slip past.
 */
final class FailureLimits {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String OF_REALM = "realm";

  private final FailureCount failures;
  private final TelephoneSettings settings;
  private final String ofSource;

  FailureLimits(
      KeycloakSession session, RealmModel realm, TelephoneSettings settings, Source source) {
    this.failures = new FailureCount(session, realm);
    this.settings = settings;
    this.ofSource = "source." + new RealmMac(session, realm).name("source", source.key());
  }

  /** Looks at the answer, if the limits let it. */
  Answer within(Supplier<Answer> work) {
    boolean failed = false;
    int bySource = failures.count(ofSource, HOUR);
    int inRealm = failures.count(OF_REALM, HOUR);
    try {
      if (inRealm == 1) {
        failures.removeOld();
      }
      if (bySource > settings.perAddress()) {
        return new Answer.TooMany(false);
      }
      if (inRealm > settings.perRealm()) {
        return new Answer.TooMany(true);
      }
      Answer answer = work.get();
      failed = answer instanceof Answer.Refused;
      return answer;
    } finally {
      if (!failed) {
        failures.takeBack(ofSource);
        failures.takeBack(OF_REALM);
      }
    }
  }
}
