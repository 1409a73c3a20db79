package hu.ugyfelkapu.keycloak.idcard.phone;

import hu.ugyfelkapu.keycloak.idcard.challenge.Challenge;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A challenge as a phone is asked to answer it (mission.md §7).
 *
 * @param challenge the challenge of the login
 * @param requestId short id that both screens show
 * @param service name of the service that asked for the login; may be missing
 * @param app what the card's app answers to, see {@link AppLink}
 * @param login the login that waits for it
 * @param state how far it has come
 * @param owner {@link PhoneOwner} of the phone that has taken it; missing before
 * @param token the card's answer; missing before
 */
record PhoneRequest(
    Challenge challenge,
    String requestId,
    Optional<String> service,
    String app,
    WaitingLogin login,
    PhoneState state,
    Optional<String> owner,
    Optional<String> token) {

  PhoneRequest decided(PhoneState decision, String by) {
    return new PhoneRequest(
        challenge, requestId, service, app, login, decision, Optional.of(by), token);
  }

  PhoneRequest answered(String answer) {
    return new PhoneRequest(
        challenge, requestId, service, app, login, PhoneState.ANSWERED, owner, Optional.of(answer));
  }

  boolean isOver() {
    return challenge.isOver();
  }

  Map<String, String> notes() {
    Map<String, String> notes = new HashMap<>(challenge.notes());
    notes.put("requestId", requestId);
    notes.put("app", app);
    notes.put("browser", login.browser());
    notes.put("resume", login.resume());
    notes.put("state", state.name());
    service.ifPresent(name -> notes.put("service", name));
    owner.ifPresent(hash -> notes.put("owner", hash));
    token.ifPresent(answer -> notes.put("token", answer));
    return notes;
  }

  static PhoneRequest from(Map<String, String> notes) {
    return new PhoneRequest(
        Challenge.from(notes),
        notes.get("requestId"),
        Optional.ofNullable(notes.get("service")),
        notes.get("app"),
        new WaitingLogin(notes.get("browser"), notes.get("resume")),
        PhoneState.valueOf(notes.get("state")),
        Optional.ofNullable(notes.get("owner")),
        Optional.ofNullable(notes.get("token")));
  }
}
