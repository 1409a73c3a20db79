package hu.ugyfelkapu.keycloak.password;

import hu.ugyfelkapu.keycloak.identification.EarnedMethods;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.LoginLock;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticator;
import hu.ugyfelkapu.keycloak.identification.RecorderCheck;
import hu.ugyfelkapu.keycloak.identification.WrongSecret;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.storage.StorageUnavailableException;

/**
 * User name and password (mission.md §2). Every refusal is the merged message, with the same status
 * and about the same work behind it.
 */
final class PasswordForm extends PackAuthenticator {

  static final String USERNAME = "username";
  static final String PASSWORD = "password";

  /** Far above every legal value, far below what would make hashing costly. */
  private static final int LONGEST_INPUT = 255;

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    MultivaluedMap<String, String> prefilled = new MultivaluedHashMap<>();
    String hint =
        context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM);
    if (context.getUser() == null && hint != null && hint.length() <= LONGEST_INPUT) {
      prefilled.add(USERNAME, hint);
    }
    context.challenge(page(context, context.form(), prefilled));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    FormInput input = new FormInput(context.getHttpRequest());
    if (input.has(FormInput.BACK)) {
      context.resetFlow();
      return;
    }
    List<FormMessage> mistakes = mistakes(context, input);
    if (!mistakes.isEmpty()) {
      LoginFormsProvider form = context.form();
      mistakes.forEach(form::addError);
      context.forceChallenge(page(context, form, typed(input)));
      return;
    }
    try {
      check(context, input);
    } catch (StorageUnavailableException e) {
      RegistryOutage.show(context, e);
    }
  }

  private static List<FormMessage> mistakes(AuthenticationFlowContext context, FormInput input) {
    if (input.hasDoubled(USERNAME, PASSWORD)) {
      return List.of(new FormMessage(null, "ugyfelkapuStartAgain"));
    }
    List<FormMessage> mistakes = new ArrayList<>();
    if (context.getUser() == null) {
      mistake(input, USERNAME, "ugyfelkapuUsernameMissing").ifPresent(mistakes::add);
    }
    mistake(input, PASSWORD, "ugyfelkapuPasswordMissing").ifPresent(mistakes::add);
    return mistakes;
  }

  private static Optional<FormMessage> mistake(FormInput input, String field, String missing) {
    String text = input.text(field);
    if (text.isBlank()) {
      return Optional.of(new FormMessage(field, missing));
    }
    return text.length() > LONGEST_INPUT
        ? Optional.of(new FormMessage(field, "ugyfelkapuInputTooLong"))
        : Optional.empty();
  }

  private static void check(AuthenticationFlowContext context, FormInput input) {
    RegistrationLookup lookup = lookup(context);
    UserModel user =
        context.getUser() != null
            ? context.getUser()
            : lookup
                .byExactUserName(RegistrationLookup.normalise(input.text(USERNAME)))
                .orElse(null);
    if (user == null || !lookup.isRegistration(user)) {
      spendTheTimeOfAHash(context);
      context.getEvent().error(Errors.USER_NOT_FOUND);
      refuse(context, input);
      return;
    }
    Optional<String> lock = LoginLock.of(context.getSession(), context.getRealm(), user);
    if (lock.isPresent()) {
      spendTheTimeOfAHash(context);
      context.getEvent().user(user).error(lock.get());
      refuse(context, input);
      return;
    }
    boolean right =
        user.credentialManager().isValid(UserCredentialModel.password(input.text(PASSWORD)));
    if (!user.isEnabled()) {
      context.getEvent().user(user).error(Errors.USER_DISABLED);
      refuse(context, input);
    } else if (!right) {
      WrongSecret.PASSWORD.count(context, user);
      refuse(context, input);
    } else if (!isEntitled(context, user)) {
      context.getEvent().user(user).error(Errors.NOT_ALLOWED);
      refuse(context, input);
    } else {
      succeed(context, user);
    }
  }

  /** Where no password is looked at; so an unknown or locked name does not answer sooner (H35). */
  private static void spendTheTimeOfAHash(AuthenticationFlowContext context) {
    AuthenticatorUtils.dummyHash(context);
  }

  private static RegistrationLookup lookup(AuthenticationFlowContext context) {
    AuthenticatorConfigModel config = context.getAuthenticatorConfig();
    PasswordSettings settings = PasswordSettings.from(config == null ? null : config.getConfig());
    return new RegistrationLookup(context.getSession(), context.getRealm(), settings.registry());
  }

  /**
   * Whether the person has every factor that this method's sub-flow requires beside the password.
   */
  private static boolean isEntitled(AuthenticationFlowContext context, UserModel user) {
    return context
        .getRealm()
        .getAuthenticationExecutionsStream(context.getExecution().getParentFlow())
        .filter(execution -> execution.isRequired() && !execution.isAuthenticatorFlow())
        .map(
            execution ->
                context.getSession().getProvider(Authenticator.class, execution.getAuthenticator()))
        .filter(authenticator -> authenticator != null && authenticator.requiresUser())
        .allMatch(
            authenticator ->
                authenticator.configuredFor(context.getSession(), context.getRealm(), user));
  }

  private static void succeed(AuthenticationFlowContext context, UserModel user) {
    if (!RecorderCheck.passes(context, user)) {
      return;
    }
    if (context.getUser() == null) {
      context.setUser(user);
    }
    context
        .getAuthenticationSession()
        .setAuthNote(AuthenticationManager.PASSWORD_VALIDATED, "true");
    EarnedMethods.claim(context, IdentificationMethod.UGYFELKAPU);
    context.success(PasswordCredentialModel.TYPE);
  }

  private static void refuse(AuthenticationFlowContext context, FormInput input) {
    context.forceChallenge(
        page(context, context.form().setError("ugyfelkapuMergedMessage"), typed(input)));
  }

  private static MultivaluedMap<String, String> typed(FormInput input) {
    MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
    String name = input.text(USERNAME);
    typed.add(USERNAME, name.length() > LONGEST_INPUT ? "" : name);
    return typed;
  }

  private static Response page(
      AuthenticationFlowContext context,
      LoginFormsProvider form,
      MultivaluedMap<String, String> prefilled) {
    form.setAttribute("canChooseOtherMethod", true)
        .setAttribute(LoginFormsProvider.REGISTRATION_DISABLED, true);
    if (context.getUser() != null) {
      form.setAttribute(LoginFormsProvider.USERNAME_HIDDEN, true);
    }
    if (!prefilled.isEmpty()) {
      form.setFormData(prefilled);
    }
    return form.createLoginUsernamePassword();
  }
}
