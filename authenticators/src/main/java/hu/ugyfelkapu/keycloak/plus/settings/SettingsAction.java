package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.conversation.ActionConversation;
import hu.ugyfelkapu.keycloak.identification.AssuranceLevel;
import hu.ugyfelkapu.keycloak.identification.CurrentIdentification;
import hu.ugyfelkapu.keycloak.identification.Demand;
import hu.ugyfelkapu.keycloak.identification.DemandingAction;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.plus.SecondFactors;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * {@code ugyfelkapu-plus-settings}: „Ügyfélkapu+ igénylése” and „Ügyfélkapu+ beállítások”, started
 * by {@code kc_action} (mission.md §3). One menu, one task at a time. With a parameter ({@code
 * ugyfelkapu-plus-settings:other-device}) it opens at that task.
 */
public final class SettingsAction extends DemandingAction {

  public static final String ID = "ugyfelkapu-plus-settings";

  private static final String TASK = "task";
  private static final String TO_SETTINGS = "toSettings";
  private static final String OPENED = "opened";

  public SettingsAction() {
    super(ID, "Ügyfélkapu+ settings");
  }

  @Override
  public Demand demand(UserModel user) {
    return SecondFactors.rightToChange(user);
  }

  @Override
  public Demand leastDemand() {
    return Demand.of(AssuranceLevel.LOW);
  }

  @Override
  protected void challenge(RequiredActionContext context) {
    ActionConversation conversation = new ActionConversation(context);
    Optional<Task> task = present(conversation);
    if (task.isEmpty() && !conversation.notes().has(OPENED)) {
      conversation.notes().set(OPENED, "true");
      String parameter =
          conversation.authenticationSession().getClientNote(Constants.KC_ACTION_PARAMETER);
      task = begin(conversation, Task.of(parameter));
    }
    if (isAllowed(conversation, task)) {
      show(conversation, task);
    } else {
      StrongerPage.answer(conversation, demand(conversation.user()), true);
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    ActionConversation conversation = new ActionConversation(context);
    FormInput input = conversation.input();
    Optional<Task> task = present(conversation);
    if (!isAllowed(conversation, task)) {
      leave(conversation);
      task = Optional.empty();
    }
    if (task.isPresent() && input.has(TO_SETTINGS) && !task.get().pages(conversation).isDone()) {
      leave(conversation);
      challenge(context);
    } else if (task.isEmpty()) {
      begin(conversation, Task.of(input.text(TASK)));
      challenge(context);
    } else {
      take(context, conversation, task.get(), input);
    }
  }

  private void take(
      RequiredActionContext context, ActionConversation conversation, Task task, FormInput input) {
    TaskPages pages = task.pages(conversation);
    switch (pages.take(input)) {
      case ASKING -> {
        // a page was shown
      }
      case CHANGED -> pages.afterChange();
      case FINISHED -> {
        leave(conversation);
        if (begin(conversation, task.next()).isPresent()) {
          challenge(context);
        } else {
          context.success();
        }
      }
      case OUTDATED -> {
        leave(conversation);
        if (isAllowed(conversation, Optional.empty())) {
          new SettingsMenu(conversation).show(new FormMessage(null, "ugyfelkapuChangedMeanwhile"));
        } else {
          StrongerPage.answer(conversation, demand(conversation.user()), true);
        }
      }
    }
  }

  /**
   * Whether the identification is good enough for the task, or for the menu. The page that tells of
   * a finished change may always be read. Looked at in every request (H7, H40).
   */
  private boolean isAllowed(ActionConversation conversation, Optional<Task> task) {
    if (task.filter(present -> present.pages(conversation).isDone()).isPresent()) {
      return true;
    }
    if (task.filter(present -> !present.needsTheFactor()).isPresent()) {
      return CurrentIdentification.of(
              conversation.session(), conversation.realm(), conversation.authenticationSession())
          .isPresent();
    }
    return StrongerPage.isPassed(conversation, demand(conversation.user()));
  }

  private static Optional<Task> present(ActionConversation conversation) {
    return conversation.notes().get(TASK).flatMap(Task::of);
  }

  /**
   * Begins a task that is on offer; one that is not allowed is not begun, so that it blocks no
   * other.
   */
  private Optional<Task> begin(ActionConversation conversation, Optional<Task> asked) {
    Optional<Task> task =
        asked
            .filter(present -> present.isOnOffer(conversation))
            .filter(present -> isAllowed(conversation, Optional.of(present)));
    task.ifPresent(present -> conversation.notes().set(TASK, present.id()));
    return task;
  }

  private static void leave(ActionConversation conversation) {
    present(conversation).ifPresent(task -> task.pages(conversation).clear());
    conversation.notes().remove(TASK);
  }

  private static void show(ActionConversation conversation, Optional<Task> task) {
    task.ifPresentOrElse(
        present -> present.pages(conversation).show(), () -> new SettingsMenu(conversation).show());
  }
}
