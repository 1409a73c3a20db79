package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.LockedMessage;
import hu.ugyfelkapu.keycloak.identification.LoginLock;
import hu.ugyfelkapu.keycloak.identification.WrongSecret;
import java.util.Optional;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.storage.StorageUnavailableException;

/** The password that is asked again before a change. */
public final class PasswordProof {

  public static final String FIELD = "password";

  /** Far above every legal value, far below what would make hashing costly. */
  public static final int LONGEST_INPUT = 255;

  private PasswordProof() {}

  /**
   * Checks the posted password of the person; a wrong one is counted.
   *
   * @return what is wrong; empty when it is right
   */
  public static Optional<FormMessage> check(Conversation conversation, FormInput input) {
    Optional<FormMessage> lock = lock(conversation);
    if (lock.isPresent()) {
      return lock;
    }
    String password = input.text(FIELD);
    Optional<FormMessage> mistake = mistake(password);
    if (mistake.isPresent()) {
      return mistake;
    }
    try {
      if (isRight(conversation, password)) {
        return Optional.empty();
      }
    } catch (StorageUnavailableException e) {
      return Optional.of(outage(conversation));
    }
    WrongSecret.PASSWORD.count(conversation.session(), conversation.event(), conversation.user());
    return Optional.of(new FormMessage(FIELD, "ugyfelkapuWrongPassword"));
  }

  /** What makes a typed password unfit to be looked at. */
  public static Optional<FormMessage> mistake(String password) {
    if (password.isEmpty()) {
      return Optional.of(new FormMessage(FIELD, "ugyfelkapuPasswordMissing"));
    }
    return password.length() > LONGEST_INPUT
        ? Optional.of(new FormMessage(FIELD, "ugyfelkapuInputTooLong"))
        : Optional.empty();
  }

  /** A person who is locked is told until when; asked before any secret is looked at (H7). */
  public static Optional<FormMessage> lock(Conversation conversation) {
    // Asked once: between two questions the protector may let the person go.
    Optional<String> lock =
        LoginLock.of(conversation.session(), conversation.realm(), conversation.user());
    lock.ifPresent(error -> conversation.event().error(error));
    return lock.map(
        error ->
            LockedMessage.of(conversation.session(), conversation.realm(), conversation.user()));
  }

  /** The same without an event, for a page that a lock has just closed. */
  public static Optional<FormMessage> lockedMessage(Conversation conversation) {
    return isLocked(conversation)
        ? Optional.of(
            LockedMessage.of(conversation.session(), conversation.realm(), conversation.user()))
        : Optional.empty();
  }

  /** Whether the person is locked at this moment. */
  public static boolean isLocked(Conversation conversation) {
    return LoginLock.of(conversation.session(), conversation.realm(), conversation.user())
        .isPresent();
  }

  /**
   * @throws StorageUnavailableException when the registry does not answer
   */
  public static boolean isRight(Conversation conversation, String password) {
    return conversation.user().credentialManager().isValid(UserCredentialModel.password(password));
  }

  /** What an outage of the registry is told as. */
  public static FormMessage outage(Conversation conversation) {
    conversation.event().error("registry_unavailable");
    return new FormMessage(null, "ugyfelkapuRegistryUnavailable");
  }
}
