package hu.ugyfelkapu.keycloak.identification;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.UserSessionModel;

/**
 * A finished identification as it stands in the user session, where Keycloak's session-note mappers
 * read it (mission.md §1).
 *
 * @param method the method that was proven
 * @param time when it was finished
 * @param transactionId {@code ID_} and a random UUID
 */
record RecordedIdentification(IdentificationMethod method, Instant time, String transactionId) {

  static final String METHOD = "ugyfelkapu.method";
  static final String FLOW = "ugyfelkapu.flow";
  static final String METHOD_URI = "ugyfelkapu.method.uri";
  static final String LEVEL = "ugyfelkapu.level";
  static final String LEVEL_URI = "ugyfelkapu.level.uri";
  static final String TIME = "ugyfelkapu.time";
  static final String TRANSACTION = "ugyfelkapu.transaction";

  static RecordedIdentification now(IdentificationMethod method) {
    return new RecordedIdentification(method, BudapestTime.now(), "ID_" + UUID.randomUUID());
  }

  Map<String, String> notes() {
    return Map.of(
        METHOD, method.id(),
        METHOD_URI, method.uri(),
        LEVEL, Integer.toString(method.level().number()),
        LEVEL_URI, method.level().uri(),
        TIME, BudapestTime.forRelyingParty(time),
        TRANSACTION, transactionId);
  }

  /**
   * Id of the method a user session was won with; nothing for sessions without an identification
   * (impersonation).
   */
  static Optional<String> methodOf(UserSessionModel session) {
    return Optional.ofNullable(session.getNote(METHOD));
  }

  /** Id of the flow of methods that the identification came from; empty when none was noted. */
  static String flowOf(UserSessionModel session) {
    return Optional.ofNullable(session.getNote(FLOW)).orElse("");
  }
}
