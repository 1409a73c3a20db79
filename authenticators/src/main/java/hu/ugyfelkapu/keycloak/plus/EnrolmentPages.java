package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.ClosingDate;
import hu.ugyfelkapu.keycloak.plus.EnrolmentNotes.Step;
import hu.ugyfelkapu.keycloak.plus.app.PendingApp;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCode;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeFile;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** The four pages of the enrolment and what each of them shows. */
final class EnrolmentPages {

  private final AuthenticationFlowContext context;
  private final EnrolmentNotes notes;
  private final Locale locale;

  private EnrolmentPages(AuthenticationFlowContext context) {
    this.context = context;
    this.notes = new EnrolmentNotes(context);
    this.locale = context.getSession().getContext().resolveLocale(context.getUser());
  }

  static EnrolmentPages of(AuthenticationFlowContext context) {
    return new EnrolmentPages(context);
  }

  Response page(Step step, FormMessage... mistakes) {
    LoginFormsProvider form = context.form();
    for (FormMessage mistake : mistakes) {
      form.addError(mistake);
    }
    return switch (step) {
      case OFFER -> offer(form);
      case APP -> app(form);
      case DELETION_CODE -> deletionCode(form);
      case DONE -> form.createForm("plus-done.ftl");
    };
  }

  private Response offer(LoginFormsProvider form) {
    boolean skippable = EnrolmentDuty.isSkippable(context);
    form.setAttribute("skippable", skippable);
    ClosingDate closingDate = EnrolmentDuty.closingDate(context);
    if (skippable || closingDate.isClosed()) {
      closingDate
          .from()
          .ifPresent(
              date -> form.setAttribute("closingDate", BudapestTime.dateAndClock(date, locale)));
    }
    return form.createForm("plus-offer.ftl");
  }

  private Response app(LoginFormsProvider form) {
    PendingApp app = notes.app();
    RealmModel realm = context.getRealm();
    UserModel user = context.getUser();
    return form.setAttribute("qr", app.qrCode(realm, user).asMap())
        .setAttribute("totpSecret", app.typedSecret())
        .setAttribute("totpSecretGroups", app.typedSecretGroups())
        .setAttribute("otpauthUri", app.uri(realm, user))
        .setAttribute("accountLabel", app.label(realm, user))
        .setAttribute("username", user.getUsername())
        .setAttribute("minutesLeft", realm.getAccessCodeLifespanLogin() / 60)
        .createForm("plus-enrol-app.ftl");
  }

  private Response deletionCode(LoginFormsProvider form) {
    DeletionCode code = notes.deletionCode();
    String created = BudapestTime.dateAndClock(notes.deletionCodeCreated(), locale);
    return form.setAttribute("codeGroups", code.groups())
        .setAttribute("createdAt", created)
        .setAttribute(
            "downloadUri",
            DeletionCodeFile.of(code, created, form.getMessage("ugyfelkapuDeletionCodeFile")).uri())
        .createForm("plus-deletion-code.ftl");
  }
}
