package hu.ugyfelkapu.keycloak.idcard.web;

import hu.ugyfelkapu.keycloak.idcard.CardCredential;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangeReport;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.notice.PersonLocale;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * Tells a person that a card has been used for the first time. Nobody enrols cards, so this is the
 * only word of one that was issued to somebody else.
 */
final class NewCard {

  private NewCard() {}

  static void tell(AuthenticationFlowContext context, UserModel user, CardCredential credential) {
    new ChangeReport(
            context.getSession(),
            context.getRealm(),
            user,
            PersonLocale.of(context.getRealm(), user),
            context.getEvent().clone(),
            Optional.empty())
        .mention(Change.ID_CARD_USED_FIRST, ChangedCredential.of(credential));
  }
}
