package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.conversation.FlowConversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticator;
import hu.ugyfelkapu.keycloak.plus.app.AppCodeFactory;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeUse;
import hu.ugyfelkapu.keycloak.plus.email.EmailCodeFactory;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactor;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * The factor of whoever has one, by the citizen's choice if both are active (mission.md §2). The
 * pages are those of the factors' own authenticators.
 */
final class FactorAuthenticator extends PackAuthenticator {

  private static final String FACTOR = "factor";
  private static final String OTHER = "otherFactor";
  private static final String APP = "app";
  private static final String EMAIL = "email";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    Conversation conversation = new FlowConversation(context);
    if (!SecondFactors.anyActive(context.getUser()) && !DeletionCodeUse.isDone(conversation)) {
      // Nothing to ask for, and nothing proven.
      context.success();
      return;
    }
    show(context, conversation);
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    Conversation conversation = new FlowConversation(context);
    FormInput input = conversation.input();
    if (input.has(FormInput.BACK)) {
      context.resetFlow();
      return;
    }
    boolean both = SecondFactors.bothActive(context.getUser());
    if (both && (input.has(FACTOR) || input.has(OTHER))) {
      choose(conversation, input);
      show(context, conversation);
      return;
    }
    switch (chosen(conversation).orElse("")) {
      case APP -> AppCodeFactory.SINGLETON.action(context, both);
      case EMAIL -> EmailCodeFactory.SINGLETON.action(context, both);
      default -> show(context, conversation);
    }
  }

  private static void choose(Conversation conversation, FormInput input) {
    String factor =
        input.has(OTHER)
            ? chosen(conversation).filter(APP::equals).map(app -> EMAIL).orElse(APP)
            : input.text(FACTOR);
    if (factor.equals(APP) || factor.equals(EMAIL)) {
      conversation.notes().set(FACTOR, factor);
    }
  }

  private static void show(AuthenticationFlowContext context, Conversation conversation) {
    boolean both = SecondFactors.bothActive(context.getUser());
    switch (chosen(conversation).orElse("")) {
      case APP -> AppCodeFactory.SINGLETON.authenticate(context, both);
      case EMAIL -> EmailCodeFactory.SINGLETON.authenticate(context, both);
      default -> conversation.show(conversation.page().createForm("plus-factor.ftl"));
    }
  }

  /** The only factor there is, or the chosen one; empty before the choice. */
  private static Optional<String> chosen(Conversation conversation) {
    UserModel user = conversation.user();
    if (DeletionCodeUse.isDone(conversation) || !EmailFactor.isActive(user)) {
      return Optional.of(APP);
    }
    if (!AppFactor.isActive(user)) {
      return Optional.of(EMAIL);
    }
    return conversation.notes().get(FACTOR);
  }

  @Override
  public boolean requiresUser() {
    return true;
  }
}
