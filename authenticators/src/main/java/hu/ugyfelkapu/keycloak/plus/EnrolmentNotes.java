package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.app.PendingApp;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCode;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * An enrolment in progress: its step and secrets, kept in the authentication session under the
 * execution's id, so that a wrong code, a reload and the back button find them again, and a lost
 * session loses them.
 */
final class EnrolmentNotes {

  /** The pages of the enrolment, in their order. */
  enum Step {
    OFFER,
    APP,
    DELETION_CODE,
    DONE
  }

  private static final String STEP = "step";
  private static final String CREDENTIAL_ID = "app-id";
  private static final String SECRET = "app-secret";
  private static final String DELETION_CODE = "deletion-code";
  private static final String CREATED = "deletion-code-created";

  private final AuthenticationSessionModel session;
  private final String prefix;

  EnrolmentNotes(AuthenticationFlowContext context) {
    this.session = context.getAuthenticationSession();
    this.prefix = EnrolmentFactory.ID + "." + context.getExecution().getId() + ".";
  }

  Step step() {
    return get(STEP).map(Step::valueOf).orElse(Step.OFFER);
  }

  void step(Step step) {
    set(STEP, step.name());
  }

  /** The app being set up; begun at the first call. */
  PendingApp app() {
    Optional<String> id = get(CREDENTIAL_ID);
    Optional<String> secret = get(SECRET);
    if (id.isPresent() && secret.isPresent()) {
      return new PendingApp(id.get(), secret.get());
    }
    PendingApp app = PendingApp.generate();
    set(CREDENTIAL_ID, app.credentialId());
    set(SECRET, app.secret());
    return app;
  }

  void deletionCode(DeletionCode code, Instant created) {
    set(DELETION_CODE, code.text());
    set(CREATED, Long.toString(created.toEpochMilli()));
  }

  DeletionCode deletionCode() {
    return new DeletionCode(get(DELETION_CODE).orElseThrow());
  }

  Instant deletionCodeCreated() {
    return Instant.ofEpochMilli(Long.parseLong(get(CREATED).orElseThrow()));
  }

  /** The enrolment is finished; the secrets are forgotten, since they stand where they belong. */
  void done() {
    AppFactor.noteEnrolled(session, app());
    step(Step.DONE);
    session.removeAuthNote(prefix + CREDENTIAL_ID);
    session.removeAuthNote(prefix + SECRET);
    session.removeAuthNote(prefix + DELETION_CODE);
    session.removeAuthNote(prefix + CREATED);
  }

  private Optional<String> get(String name) {
    return Optional.ofNullable(session.getAuthNote(prefix + name));
  }

  private void set(String name, String value) {
    session.setAuthNote(prefix + name, value);
  }
}
