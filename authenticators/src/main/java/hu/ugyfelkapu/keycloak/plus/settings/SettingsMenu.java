package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.plus.EmailOffer;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeCredential;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactor;
import hu.ugyfelkapu.keycloak.plus.email.MaskedAddress;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** The page of the settings: what the citizen has, and what can be done about it. */
record SettingsMenu(Conversation conversation) {

  void show(FormMessage... mistakes) {
    UserModel user = conversation.user();
    LoginFormsProvider form = conversation.page(mistakes);
    form.setAttribute("appActive", AppFactor.isActive(user))
        .setAttribute("emailActive", EmailFactor.isActive(user))
        .setAttribute("emailOffered", EmailOffer.isOpen(conversation));
    since(form, "appSince", AppFactor.credential(user));
    since(form, "emailSince", EmailFactor.credential(user));
    since(form, "deletionCodeSince", DeletionCodeCredential.of(user));
    if (EmailFactor.hasAddress(user)) {
      form.setAttribute("maskedEmail", MaskedAddress.of(user.getEmail()));
    }
    conversation.show(form.createForm("plus-settings.ftl"));
  }

  private void since(
      LoginFormsProvider form, String name, Optional<? extends CredentialModel> credential) {
    credential
        .map(CredentialModel::getCreatedDate)
        .map(Instant::ofEpochMilli)
        .ifPresent(
            created ->
                form.setAttribute(name, BudapestTime.dateAndClock(created, conversation.locale())));
  }
}
