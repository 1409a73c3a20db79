package hu.ugyfelkapu.keycloak.plus.app;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCode;
import java.time.Instant;
import java.util.Optional;

/**
 * An app that is being set up: its step and secrets, kept in the notes of the conversation, so that
 * a wrong code, a reload and the back button find them again, and a lost session loses them.
 */
final class AppEnrolmentNotes {

  /** The pages, in their order. */
  enum Step {
    APP,
    DELETION_CODE,
    DONE
  }

  private static final String STEP = "step";
  private static final String CREDENTIAL_ID = "app-id";
  private static final String SECRET = "app-secret";
  private static final String REPLACED = "replaced-app-id";
  private static final String DELETION_CODE = "deletion-code";
  private static final String CREATED = "deletion-code-created";

  private final Conversation.Notes notes;

  AppEnrolmentNotes(Conversation conversation) {
    this.notes = conversation.notes().of("enrol-app");
  }

  Step step() {
    return notes.get(STEP).map(Step::valueOf).orElse(Step.APP);
  }

  /** The app being set up; begun at the first call. */
  PendingApp app() {
    Optional<String> id = notes.get(CREDENTIAL_ID);
    Optional<String> secret = notes.get(SECRET);
    if (id.isPresent() && secret.isPresent()) {
      return new PendingApp(id.get(), secret.get());
    }
    PendingApp app = PendingApp.generate();
    notes.set(CREDENTIAL_ID, app.credentialId());
    notes.set(SECRET, app.secret());
    return app;
  }

  /** Id of the app that the new one is to replace; empty at a first enrolment. */
  Optional<String> replaced() {
    return notes.get(REPLACED);
  }

  void replaces(String credentialId) {
    notes.set(REPLACED, credentialId);
  }

  void proven(DeletionCode code, Instant created) {
    notes.set(DELETION_CODE, code.text());
    notes.set(CREATED, Long.toString(created.toEpochMilli()));
    notes.set(STEP, Step.DELETION_CODE.name());
  }

  DeletionCode deletionCode() {
    return new DeletionCode(notes.get(DELETION_CODE).orElseThrow());
  }

  Instant deletionCodeCreated() {
    return Instant.ofEpochMilli(Long.parseLong(notes.get(CREATED).orElseThrow()));
  }

  /** Finished; the secrets are forgotten, since they stand where they belong. */
  void done() {
    notes.set(STEP, Step.DONE.name());
    notes.remove(SECRET, DELETION_CODE, CREATED);
  }

  /** Id that the new app's credential has or will have; empty before its page was shown. */
  Optional<String> begunApp() {
    return notes.get(CREDENTIAL_ID);
  }

  /** Forgets everything. */
  void clear() {
    notes.remove(STEP, CREDENTIAL_ID, SECRET, REPLACED, DELETION_CODE, CREATED);
  }
}
