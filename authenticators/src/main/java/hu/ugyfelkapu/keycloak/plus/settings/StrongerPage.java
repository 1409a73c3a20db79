package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.conversation.ActionConversation;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.CurrentIdentification;
import hu.ugyfelkapu.keycloak.identification.Demand;
import hu.ugyfelkapu.keycloak.identification.DemandingAction;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeUse;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The page between a citizen and a change that this identification is not good enough for. Its
 * button leads back into the login, to the method that is.
 */
public final class StrongerPage {

  private static final String IDENTIFY = "identify";

  private StrongerPage() {}

  /**
   * Whether the identification behind the conversation meets the demand. To be asked at every
   * request.
   */
  public static boolean isPassed(ActionConversation conversation, Demand demand) {
    Instant oldest =
        BudapestTime.now()
            .minus(
                DemandingAction.longestAge(
                    conversation.session(),
                    conversation.realm(),
                    conversation.authenticationSession()));
    return CurrentIdentification.of(
            conversation.session(), conversation.realm(), conversation.authenticationSession())
        .filter(demand::isMetBy)
        .filter(identification -> identification.provenAt().isAfter(oldest))
        .isPresent();
  }

  /**
   * Shows the page, or follows its button.
   *
   * @param deletionCodeOffered whether the page leads to the deletion code, too
   */
  public static void answer(
      ActionConversation conversation, Demand demand, boolean deletionCodeOffered) {
    if (conversation.input().has(IDENTIFY)) {
      conversation.show(identifyAnew(conversation, demand));
      return;
    }
    conversation.show(
        conversation
            .page()
            .setAttribute("demand", nameOf(demand))
            .setAttribute(
                "deletionCodeOffered",
                deletionCodeOffered && DeletionCodeUse.isOffered(conversation))
            .createForm("action-stronger.ftl"));
  }

  private static String nameOf(Demand demand) {
    Optional<String> method = demand.method();
    if (method.filter(IdentificationMethod.PLUS_APP::equals).isPresent()) {
      return "app";
    }
    return method.filter(IdentificationMethod.PLUS_EMAIL::equals).isPresent() ? "email" : "level";
  }

  /** The login begins anew for the same client and action; a session that there is stays. */
  private static Response identifyAnew(ActionConversation conversation, Demand demand) {
    AuthenticationSessionModel login = conversation.authenticationSession();
    DemandingAction.noteDemandedMethod(login, demand);
    return Response.seeOther(
            Urls.realmLoginRestartPage(
                conversation.session().getContext().getUri().getBaseUri(),
                conversation.realm().getName(),
                login.getClient().getClientId(),
                login.getTabId(),
                AuthenticationProcessor.getClientData(conversation.session(), login),
                true))
        .build();
  }
}
