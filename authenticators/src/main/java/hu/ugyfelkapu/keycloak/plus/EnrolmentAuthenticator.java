package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.EarnedMethods;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.LockedMessage;
import hu.ugyfelkapu.keycloak.identification.LoginLock;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticator;
import hu.ugyfelkapu.keycloak.identification.WrongSecret;
import hu.ugyfelkapu.keycloak.plus.EnrolmentNotes.Step;
import hu.ugyfelkapu.keycloak.plus.app.AppCode;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.storage.StorageUnavailableException;

/**
 * Enrolment in Ügyfélkapu+ (mission.md §3, steps 1 to 5): four pages, one execution. Nothing is
 * stored before „Befejezés”; a post that belongs to another page than the present one (a second
 * tab, a double click) only shows the present one again.
 */
final class EnrolmentAuthenticator extends PackAuthenticator {

  static final String PASSWORD = "password";
  static final String CODE = "otp";
  static final String CHOICE = "choice";
  static final String SAVED = "deletionCodeSaved";
  private static final String FINISH = "finish";
  private static final String CONTINUE = "continue";
  private static final int LONGEST_PASSWORD = 255;

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    EnrolmentNotes notes = new EnrolmentNotes(context);
    if (notes.step() != Step.DONE && AppFactor.isActive(context.getUser())) {
      if (EarnedMethods.contains(context, IdentificationMethod.PLUS_APP)) {
        // Whoever has a factor, and has just been asked for it, never sees the offer.
        context.success();
      } else {
        // Enrolled in another tab since the password: begin anew, where the factor is asked for
        // (H24).
        context.resetFlow();
      }
      return;
    }
    context.challenge(EnrolmentPages.of(context).page(notes.step()));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    FormInput input = new FormInput(context.getHttpRequest());
    EnrolmentNotes notes = new EnrolmentNotes(context);
    if (input.has(FormInput.BACK) && notes.step() != Step.DONE) {
      context.resetFlow();
      return;
    }
    if (notes.step() != Step.DONE && AppFactor.isActive(context.getUser())) {
      if (AppFactor.is(context.getUser(), notes.app())) {
        // The double of a click on „Befejezés”.
        notes.done();
        show(context, Step.DONE);
      } else {
        // Another tab was faster: begin anew, where the active factor is asked for.
        context.resetFlow();
      }
      return;
    }
    switch (notes.step()) {
      case OFFER -> offer(context, notes, input);
      case APP -> app(context, notes, input);
      case DELETION_CODE -> deletionCode(context, notes, input);
      case DONE -> done(context, input);
    }
  }

  private static void offer(
      AuthenticationFlowContext context, EnrolmentNotes notes, FormInput input) {
    switch (input.text(CHOICE)) {
      case "app" -> {
        notes.step(Step.APP);
        show(context, Step.APP);
      }
      case "later" -> {
        if (EnrolmentDuty.isSkippable(context)) {
          context.success();
        } else {
          show(context, Step.OFFER);
        }
      }
      default -> show(context, Step.OFFER);
    }
  }

  private static void app(
      AuthenticationFlowContext context, EnrolmentNotes notes, FormInput input) {
    if (!input.has(PASSWORD) && !input.has(CODE)) {
      show(context, Step.APP);
      return;
    }
    UserModel user = context.getUser();
    Optional<String> lock = LoginLock.of(context.getSession(), context.getRealm(), user);
    if (lock.isPresent()) {
      context.getEvent().user(user).error(lock.get());
      show(context, Step.APP, LockedMessage.of(context, user));
      return;
    }
    String password = input.text(PASSWORD);
    Optional<String> code = AppCode.read(input.text(CODE));
    List<FormMessage> mistakes = mistakes(password, input.text(CODE), code);
    if (!mistakes.isEmpty()) {
      show(context, Step.APP, mistakes.toArray(FormMessage[]::new));
      return;
    }
    try {
      proveApp(context, notes, password, code.get());
    } catch (StorageUnavailableException e) {
      context.getEvent().user(user).error("registry_unavailable");
      show(context, Step.APP, new FormMessage(null, "ugyfelkapuRegistryUnavailable"));
    }
  }

  private static List<FormMessage> mistakes(
      String password, String typedCode, Optional<String> code) {
    List<FormMessage> mistakes = new ArrayList<>();
    if (password.isEmpty()) {
      mistakes.add(new FormMessage(PASSWORD, "ugyfelkapuPasswordMissing"));
    } else if (password.length() > LONGEST_PASSWORD) {
      mistakes.add(new FormMessage(PASSWORD, "ugyfelkapuInputTooLong"));
    }
    if (code.isEmpty()) {
      mistakes.add(
          new FormMessage(
              CODE, typedCode.isBlank() ? "ugyfelkapuCodeMissing" : "ugyfelkapuCodeLength"));
    }
    return mistakes;
  }

  /**
   * The password is asked again together with the new app's code; one message for both (mission.md
   * §3, step 3).
   */
  private static void proveApp(
      AuthenticationFlowContext context, EnrolmentNotes notes, String password, String code) {
    UserModel user = context.getUser();
    boolean rightPassword =
        user.credentialManager().isValid(UserCredentialModel.password(password));
    // A wrong password must not use the code up.
    boolean rightCode =
        rightPassword && notes.app().accepts(context.getSession(), context.getRealm(), code);
    if (!rightCode) {
      (rightPassword ? WrongSecret.OTP : WrongSecret.PASSWORD).count(context, user);
      show(context, Step.APP, new FormMessage(null, "ugyfelkapuWrongPasswordOrCode"));
      return;
    }
    notes.deletionCode(DeletionCode.generate(), BudapestTime.now());
    notes.step(Step.DELETION_CODE);
    show(context, Step.DELETION_CODE);
  }

  private static void deletionCode(
      AuthenticationFlowContext context, EnrolmentNotes notes, FormInput input) {
    if (!input.has(FINISH)) {
      show(context, Step.DELETION_CODE);
      return;
    }
    if (!input.has(SAVED)) {
      show(context, Step.DELETION_CODE, new FormMessage(SAVED, "ugyfelkapuDeletionCodeNotSaved"));
      return;
    }
    Optional<String> lock =
        LoginLock.of(context.getSession(), context.getRealm(), context.getUser());
    if (lock.isPresent()) {
      context.getEvent().user(context.getUser()).error(lock.get());
      show(context, Step.DELETION_CODE, LockedMessage.of(context, context.getUser()));
      return;
    }
    if (!context.getUser().isEnabled()) {
      context.getEvent().user(context.getUser()).error(Errors.USER_DISABLED);
      context.resetFlow();
      return;
    }
    switch (EnrolmentCompletion.complete(context, notes.app(), notes.deletionCode())) {
      case DONE -> {
        notes.done();
        show(context, Step.DONE);
      }
      case BUSY -> show(context, Step.DELETION_CODE);
    }
  }

  private static void done(AuthenticationFlowContext context, FormInput input) {
    if (!AppFactor.isEnrolledNow(context.getAuthenticationSession(), context.getUser())) {
      // Removed by an official while this page stood open.
      context.resetFlow();
      return;
    }
    if (!input.has(CONTINUE)) {
      show(context, Step.DONE);
      return;
    }
    EarnedMethods.claim(context, IdentificationMethod.PLUS_APP);
    context.success(OTPCredentialModel.TYPE);
  }

  private static void show(AuthenticationFlowContext context, Step step, FormMessage... mistakes) {
    context.forceChallenge(EnrolmentPages.of(context).page(step, mistakes));
  }

  @Override
  public boolean requiresUser() {
    return true;
  }
}
