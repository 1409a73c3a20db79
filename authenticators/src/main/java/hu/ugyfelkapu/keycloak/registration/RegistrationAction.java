package hu.ugyfelkapu.keycloak.registration;

import hu.ugyfelkapu.keycloak.conversation.ActionConversation;
import hu.ugyfelkapu.keycloak.identification.AssuranceLevel;
import hu.ugyfelkapu.keycloak.identification.Demand;
import hu.ugyfelkapu.keycloak.identification.DemandingAction;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.plus.DonePage;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import hu.ugyfelkapu.keycloak.plus.Progress;
import hu.ugyfelkapu.keycloak.plus.SecondFactors;
import hu.ugyfelkapu.keycloak.plus.settings.StrongerPage;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * A citizen's own change of the registration (mission.md §8), started by {@code kc_action}. It
 * needs every right that the strongest factor gives, a registry that takes changes, and the
 * password.
 */
abstract class RegistrationAction extends DemandingAction {

  private static final String CLOSE = "close";
  private static final String DONE = "done";

  private final String name;
  private final Change change;

  /**
   * @param name as {@code action-read-only.ftl} names the action
   * @param change what it makes
   */
  RegistrationAction(String id, String displayText, String name, Change change) {
    super(id, displayText);
    this.name = name;
    this.change = change;
  }

  @Override
  public Demand demand(UserModel user) {
    return SecondFactors.rightToChange(user);
  }

  @Override
  public Demand leastDemand() {
    return Demand.of(AssuranceLevel.LOW);
  }

  /** Shows the page at which the change stands. */
  abstract void show(ActionConversation conversation, FormMessage... mistakes);

  /** Takes a posted form and answers it. No other request changes this person's factors now. */
  abstract void take(ActionConversation conversation, FormInput input);

  @Override
  protected final void challenge(RequiredActionContext context) {
    ActionConversation conversation = new ActionConversation(context);
    if (conversation.notes().has(DONE)) {
      DonePage.show(conversation, change);
    } else if (isAllowed(conversation)) {
      show(
          conversation,
          disabled(conversation).or(() -> PasswordProof.lockedMessage(conversation)).stream()
              .toArray(FormMessage[]::new));
    }
  }

  @Override
  public final void processAction(RequiredActionContext context) {
    ActionConversation conversation = new ActionConversation(context);
    FormInput input = conversation.input();
    if (conversation.notes().has(DONE)) {
      if (DonePage.take(conversation, input, true, change) == Progress.FINISHED) {
        context.success();
      }
    } else if (!isWritable(conversation) && input.has(CLOSE)) {
      // Nothing was changed, and the service must not be told otherwise.
      context.cancel();
    } else if (isAllowed(conversation)) {
      takeInTurn(conversation, input);
    }
  }

  private void takeInTurn(ActionConversation conversation, FormInput input) {
    Optional<FormMessage> disabled = disabled(conversation);
    disabled.ifPresent(message -> conversation.event().error(Errors.USER_DISABLED));
    Optional<FormMessage> obstacle = disabled.or(() -> PasswordProof.lock(conversation));
    if (obstacle.isPresent()) {
      show(conversation, obstacle.get());
    } else if (FactorChange.takeTurn(conversation.session(), conversation.user())
        && FactorChange.isStillAllowed(conversation)) {
      take(conversation, input);
    } else {
      show(conversation, new FormMessage(null, "ugyfelkapuChangedMeanwhile"));
    }
  }

  /** An official may have locked the registration since the login. */
  private static Optional<FormMessage> disabled(ActionConversation conversation) {
    return conversation.user().isEnabled()
        ? Optional.empty()
        : Optional.of(new FormMessage(null, "ugyfelkapuMergedMessage"));
  }

  /**
   * Whether registry and identification allow the change; a page that says otherwise was shown. A
   * read-only registry is told first, since no identification helps against it. Looked at in every
   * request (H27, H40).
   */
  private boolean isAllowed(ActionConversation conversation) {
    if (!isWritable(conversation)) {
      conversation.show(
          conversation.page().setAttribute("action", name).createForm("action-read-only.ftl"));
      return false;
    }
    Demand demand = demand(conversation.user());
    if (!StrongerPage.isPassed(conversation, demand)) {
      StrongerPage.answer(conversation, demand, false);
      return false;
    }
    return true;
  }

  /** Whether the edit mode of the person's registry lets this change happen. */
  boolean isWritable(ActionConversation conversation) {
    return RegistryEditMode.isChangeable(conversation.realm(), conversation.user());
  }

  /** Shows that the change was made, from now on until the citizen goes on. */
  final void finish(ActionConversation conversation) {
    conversation.notes().set(DONE, "true");
    DonePage.show(conversation, change);
  }
}
