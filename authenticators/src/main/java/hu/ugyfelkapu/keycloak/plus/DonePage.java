package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.notice.Change;

/** The page that says that a change was made. */
public final class DonePage {

  private static final String CONTINUE = "continue";

  private DonePage() {}

  public static void show(Conversation conversation, Change change) {
    conversation.show(
        conversation.page().setAttribute("change", change.id()).createForm("plus-done.ftl"));
  }

  /**
   * Takes the form of the page.
   *
   * @param holds whether the change still stands
   */
  public static Progress take(
      Conversation conversation, FormInput input, boolean holds, Change change) {
    if (!holds) {
      return Progress.OUTDATED;
    }
    if (input.has(CONTINUE)) {
      return Progress.FINISHED;
    }
    show(conversation, change);
    return Progress.ASKING;
  }
}
