package hu.ugyfelkapu.keycloak.identification;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * A finished identification as it stands in the user session, where Keycloak's session-note mappers
 * read it (mission.md §1).
 *
 * @param method the method that was proven
 * @param proof what it stands on, see {@link PackAuthenticatorFactory#proof}
 * @param time when it was finished
 * @param transactionId {@code ID_} and a random UUID
 */
record RecordedIdentification(
    IdentificationMethod method, String proof, Instant time, String transactionId) {

  static final String METHOD = "ugyfelkapu.method";
  static final String FLOW = "ugyfelkapu.flow";
  static final String METHOD_URI = "ugyfelkapu.method.uri";
  static final String LEVEL = "ugyfelkapu.level";
  static final String LEVEL_URI = "ugyfelkapu.level.uri";
  static final String TIME = "ugyfelkapu.time";
  static final String TRANSACTION = "ugyfelkapu.transaction";
  static final String PROOF = "ugyfelkapu.proof";
  static final String PROVEN_AT = "ugyfelkapu.proven-at";

  static RecordedIdentification now(IdentificationMethod method, String proof) {
    return new RecordedIdentification(method, proof, BudapestTime.now(), "ID_" + UUID.randomUUID());
  }

  Map<String, String> notes() {
    return Map.of(
        METHOD, method.id(),
        PROOF, proof,
        PROVEN_AT, Long.toString(time.toEpochMilli()),
        METHOD_URI, method.uri(),
        LEVEL, Integer.toString(method.level().number()),
        LEVEL_URI, method.level().uri(),
        TIME, BudapestTime.forRelyingParty(time),
        TRANSACTION, transactionId);
  }

  /**
   * Leaves the identification in a login, whose end carries it into the user session: level and
   * notes together. A level of an earlier login must not survive a weaker one of now, so the map of
   * levels is begun anew.
   *
   * @param flow id of the flow of methods
   */
  void store(KeycloakSession session, AuthenticationSessionModel login, String flow) {
    int level = method.level().number();
    String levels = levelMap(level, (int) time.getEpochSecond());
    new AcrStore(session, login).setLevelAuthenticatedToCurrentRequest(level);
    login.setAuthNote(Constants.LOA_MAP, levels);
    login.setUserSessionNote(Constants.LOA_MAP, levels);
    notes().forEach(login::setUserSessionNote);
    login.setUserSessionNote(FLOW, flow);
  }

  private static String levelMap(int level, int epochSecond) {
    try {
      return JsonSerialization.writeValueAsString(Map.of(level, epochSecond));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Id of the method a user session was won with; nothing for sessions without an identification
   * (impersonation).
   */
  static Optional<String> methodOf(UserSessionModel session) {
    return Optional.ofNullable(session.getNote(METHOD));
  }
}
