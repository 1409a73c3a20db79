package hu.ugyfelkapu.keycloak.registration;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import java.util.Optional;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageUnavailableException;

/** What the citizen is told when the registry does not take a change. */
final class RegistryRefusal {

  private RegistryRefusal() {}

  /**
   * Writes into the registry.
   *
   * @param field what the registry may find fault with; null for nothing that was typed
   * @param write one change, which the registry makes whole or not at all
   * @return why nothing was written; empty when it was
   */
  static Optional<FormMessage> of(Conversation conversation, String field, Runnable write) {
    try {
      write.run();
      return Optional.empty();
    } catch (StorageUnavailableException e) {
      return Optional.of(PasswordProof.outage(conversation));
    } catch (ReadOnlyException e) {
      // Made read-only at this very moment; the next page says so.
      conversation.event().error("registry_read_only");
      return Optional.of(new FormMessage(null, "ugyfelkapuChangedMeanwhile"));
    } catch (ModelException e) {
      conversation.event().error("registry_refused");
      return Optional.of(
          isTextKey(e.getMessage())
              ? new FormMessage(field, e.getMessage(), e.getParameters())
              : new FormMessage(null, "ugyfelkapuRegistryUnavailable"));
    }
  }

  /**
   * Of the pack's own and of Keycloak's policies; anything else is a sentence for administrators.
   */
  private static boolean isTextKey(String message) {
    return message != null && message.matches("(ugyfelkapu|invalid)[A-Za-z]+");
  }
}
