package hu.ugyfelkapu.keycloak.plus.app;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodePage;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** What the pages of an app's enrolment show. */
final class AppEnrolmentPages {

  private AppEnrolmentPages() {}

  static Response app(Conversation conversation, AppEnrolmentNotes notes, FormMessage... mistakes) {
    PendingApp app = notes.app();
    RealmModel realm = conversation.realm();
    UserModel user = conversation.user();
    int seconds =
        conversation.inSettings()
            ? realm.getAccessCodeLifespanUserAction()
            : realm.getAccessCodeLifespanLogin();
    return conversation
        .page(mistakes)
        .setAttribute("qr", app.qrCode(realm, user).asMap())
        .setAttribute("totpSecret", app.typedSecret())
        .setAttribute("totpSecretGroups", app.typedSecretGroups())
        .setAttribute("otpauthUri", app.uri(realm, user))
        .setAttribute("accountLabel", app.label(realm, user))
        .setAttribute("username", user.getUsername())
        .setAttribute("minutesLeft", seconds / 60)
        .setAttribute("replacing", notes.replaced().isPresent())
        .createForm("plus-enrol-app.ftl");
  }

  static Response deletionCode(
      Conversation conversation, AppEnrolmentNotes notes, FormMessage... mistakes) {
    return DeletionCodePage.of(
        conversation, notes.deletionCode(), notes.deletionCodeCreated(), mistakes);
  }
}
