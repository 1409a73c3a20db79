package hu.ugyfelkapu.keycloak.plus.app;

import hu.ugyfelkapu.keycloak.identification.EarnedMethods;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.LockedMessage;
import hu.ugyfelkapu.keycloak.identification.LoginLock;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticator;
import hu.ugyfelkapu.keycloak.identification.WrongSecret;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The app code's own page (mission.md §3 "Login"). A wrong, old or used code is one message (H13).
 */
final class AppCodeAuthenticator extends PackAuthenticator {

  private static final String TEMPLATE = "plus-app-code.ftl";
  private static final String CODE = "otp";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    if (AppFactor.isEnrolledNow(context.getAuthenticationSession(), context.getUser())) {
      // Keycloak looks at the flow anew after each page. The claim is the enrolment's, which has
      // asked for a code.
      context.success();
      return;
    }
    context.challenge(page(context, context.form()));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    FormInput input = new FormInput(context.getHttpRequest());
    if (input.has(FormInput.BACK)) {
      context.resetFlow();
      return;
    }
    UserModel user = context.getUser();
    Optional<String> lock = LoginLock.of(context.getSession(), context.getRealm(), user);
    if (lock.isPresent()) {
      context.getEvent().user(user).error(lock.get());
      answer(context, LockedMessage.of(context, user));
      return;
    }
    String typed = input.text(CODE);
    if (typed.isBlank()) {
      answer(context, new FormMessage(CODE, "ugyfelkapuCodeMissing"));
      return;
    }
    Optional<String> code = AppCode.read(typed);
    if (code.isEmpty()) {
      answer(context, new FormMessage(CODE, "ugyfelkapuCodeLength"));
    } else if (AppFactor.accepts(user, code.get())) {
      // The code is the second factor; alone it proves nothing.
      if (EarnedMethods.claims(context, IdentificationMethod.UGYFELKAPU)) {
        EarnedMethods.claim(context, IdentificationMethod.PLUS_APP);
      }
      context.success(OTPCredentialModel.TYPE);
    } else {
      WrongSecret.OTP.count(context, user);
      noteWrongTry(context);
      answer(context, new FormMessage(CODE, "ugyfelkapuWrongCode"));
    }
  }

  private static void answer(AuthenticationFlowContext context, FormMessage message) {
    context.forceChallenge(page(context, context.form().addError(message)));
  }

  private static Response page(AuthenticationFlowContext context, LoginFormsProvider form) {
    return form.setAttribute("wrongTries", wrongTries(context))
        .setAttribute(
            "accountLabel", AppLabel.of(context.getRealm(), context.getUser()).forPeople())
        .createForm(TEMPLATE);
  }

  /**
   * How many codes were wrong in this login: opens the help, limits nothing (the protector does).
   */
  private static int wrongTries(AuthenticationFlowContext context) {
    String note = context.getAuthenticationSession().getAuthNote(wrongTriesKey(context));
    return note == null ? 0 : Integer.parseInt(note);
  }

  private static void noteWrongTry(AuthenticationFlowContext context) {
    context
        .getAuthenticationSession()
        .setAuthNote(wrongTriesKey(context), Integer.toString(wrongTries(context) + 1));
  }

  private static String wrongTriesKey(AuthenticationFlowContext context) {
    return AppCodeFactory.ID + ".wrong-tries." + context.getExecution().getId();
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return AppFactor.isActive(user);
  }
}
