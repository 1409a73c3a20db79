package hu.ugyfelkapu.keycloak.idcard.web;

import hu.ugyfelkapu.keycloak.idcard.CardCredential;
import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.CardSettings;
import hu.ugyfelkapu.keycloak.idcard.KeptCertificate;
import hu.ugyfelkapu.keycloak.idcard.TrustFiles;
import hu.ugyfelkapu.keycloak.idcard.certificate.TrustStore;
import hu.ugyfelkapu.keycloak.idcard.challenge.CardOrigin;
import hu.ugyfelkapu.keycloak.idcard.challenge.Challenge;
import hu.ugyfelkapu.keycloak.idcard.challenge.Challenges;
import hu.ugyfelkapu.keycloak.idcard.person.CardHolder;
import hu.ugyfelkapu.keycloak.idcard.person.Registrations;
import hu.ugyfelkapu.keycloak.idcard.phone.PhoneRequests;
import hu.ugyfelkapu.keycloak.idcard.phone.PhoneState;
import hu.ugyfelkapu.keycloak.identification.CredentialsRead;
import hu.ugyfelkapu.keycloak.identification.EarnedMethods;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticator;
import hu.ugyfelkapu.keycloak.identification.RecorderCheck;
import hu.ugyfelkapu.keycloak.password.RegistryOutage;
import jakarta.ws.rs.core.Response;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageUnavailableException;

/**
 * The page of the card (mission.md §7): a challenge, the card's answer from a reader or a phone,
 * and the registration of the card's holder. Keycloak's brute-force protector is neither asked nor
 * told: nothing here can be guessed.
 */
final class IdCardAuthenticator extends PackAuthenticator {

  private static final Logger LOG = Logger.getLogger(IdCardAuthenticator.class);

  private static final String TOKEN = "authToken";
  private static final String PHONE = "phone";
  private static final String RENEW = "renew";

  private final TrustFiles files;

  IdCardAuthenticator(TrustFiles files) {
    this.files = files;
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    guarded(context, Step::show);
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    FormInput input = new FormInput(context.getHttpRequest());
    if (input.has(FormInput.BACK)) {
      new FoundRegistrations(context).forget();
      context.resetFlow();
      return;
    }
    guarded(context, step -> step.take(input));
  }

  private void guarded(AuthenticationFlowContext context, Consumer<Step> work) {
    try {
      CardSettings settings = CardSettings.from(context.getAuthenticatorConfig());
      TrustStore trusted = files.open(settings);
      settings.requireUsable(context.getRealm(), trusted);
      String origin =
          CardOrigin.of(context.getSession(), trusted.isDemo())
              .orElseThrow(
                  () -> new InvalidSettingException("hostname", "must be an https address"));
      work.accept(new Step(context, settings, trusted, origin));
    } catch (InvalidSettingException e) {
      unavailable(context, e);
    } catch (StorageUnavailableException e) {
      RegistryOutage.show(context, e);
    }
  }

  private static void unavailable(
      AuthenticationFlowContext context, InvalidSettingException reason) {
    LOG.errorf(
        "Realm %s: the card login does not work. %s",
        context.getRealm().getName(), reason.getMessage());
    context.getEvent().error("card_unavailable");
    // No error page: it would come again at every reload, and the citizen could not choose anew.
    context.forceChallenge(
        context
            .form()
            .setError("ugyfelkapuCardUnavailable")
            .setAttribute("unavailable", true)
            .setStatus(Response.Status.SERVICE_UNAVAILABLE)
            .createForm(IdCardPage.TEMPLATE));
  }

  /** One request, with what the settings have made of it. */
  private record Step(
      AuthenticationFlowContext context, CardSettings settings, TrustStore trusted, String origin) {

    void show() {
      FoundRegistrations found = new FoundRegistrations(context);
      if (found.areOpen()) {
        found.show();
      } else if (hasAnswerFromPhone()) {
        // Whoever comes back from the phone's page, or without a script reloads, need not ask for
        // it.
        takeFromPhone();
      } else {
        show(context.form());
      }
    }

    private boolean hasAnswerFromPhone() {
      return new Challenges(context)
          .live()
          .map(live -> phones().state(live.phoneHandle()))
          .filter(PhoneState.ANSWERED::equals)
          .isPresent();
    }

    private PhoneRequests phones() {
      return new PhoneRequests(context.getSession(), context.getRealm());
    }

    void take(FormInput input) {
      FoundRegistrations found = new FoundRegistrations(context);
      if (found.areOpen()) {
        takeChoice(found, input);
      } else if (input.has(RENEW)) {
        new Challenges(context).take();
        show(context.form());
      } else if (input.has(PHONE)) {
        takeFromPhone();
      } else if (input.has(TOKEN)) {
        identify(input.text(TOKEN), new Challenges(context).take());
      } else {
        show(context.form());
      }
    }

    private void takeChoice(FoundRegistrations found, FormInput input) {
      found
          .chosen(input.text(FoundRegistrations.FIELD))
          .ifPresentOrElse(
              user -> {
                KeptCertificate certificate = found.certificate();
                found.forget();
                goOn(user, certificate);
              },
              found::show);
    }

    private void takeFromPhone() {
      Challenges challenges = new Challenges(context);
      Optional<Challenge> live = challenges.live();
      if (live.isEmpty()) {
        refuse(new CardException(CardRefusal.NO_CHALLENGE, "the challenge is over"));
        return;
      }
      switch (phones().state(live.get().phoneHandle())) {
        case ANSWERED -> {
          // Only who got the answer may use up the challenge.
          Optional<String> token = phones().takeToken(live.get());
          if (token.isPresent()) {
            identify(token.get(), challenges.take());
          } else {
            show(context.form());
          }
        }
        case DENIED -> {
          challenges.take();
          context.getEvent().error("card_phone_denied");
          show(context.form().setError("ugyfelkapuCardPhoneDenied"));
        }
        default -> show(context.form().setInfo("ugyfelkapuCardPhoneNotYet"));
      }
    }

    private void identify(String token, Optional<Challenge> challenge) {
      try {
        X509Certificate certificate =
            new CardProof(context.getSession(), settings, trusted)
                .certificate(
                    token,
                    challenge.orElseThrow(
                        () ->
                            new CardException(
                                CardRefusal.NO_CHALLENGE, "there is no live challenge")));
        find(CardHolder.of(certificate), KeptCertificate.of(certificate));
      } catch (CardException e) {
        refuse(e);
      }
    }

    private void find(CardHolder holder, KeptCertificate certificate) {
      List<UserModel> registrations =
          new Registrations(context.getSession(), context.getRealm(), settings.person())
              .of(holder).stream()
                  // In a step-up the person is known, and so is the registration.
                  .filter(
                      user ->
                          context.getUser() == null
                              || context.getUser().getId().equals(user.getId()))
                  .toList();
      List<UserModel> usable = registrations.stream().filter(UserModel::isEnabled).toList();
      if (usable.isEmpty()) {
        if (registrations.size() == 1) {
          context.getEvent().user(registrations.get(0));
        }
        context
            .getEvent()
            .error(registrations.isEmpty() ? Errors.USER_NOT_FOUND : Errors.USER_DISABLED);
        show(context.form().setError("ugyfelkapuCardMerged"));
      } else if (usable.size() == 1) {
        goOn(usable.get(0), certificate);
      } else {
        FoundRegistrations found = new FoundRegistrations(context);
        found.keep(usable, certificate);
        found.show();
      }
    }

    private void goOn(UserModel user, KeptCertificate certificate) {
      if (!RecorderCheck.passes(context, user)) {
        return;
      }
      // The issuer's answer may have taken seconds, and another tab have kept this card.
      CredentialsRead.forget(context.getSession());
      CardCredential.keep(user, certificate)
          .ifPresent(credential -> NewCard.tell(context, user, credential));
      if (context.getUser() == null) {
        context.setUser(user);
      }
      EarnedMethods.claim(context, IdentificationMethod.ID_CARD);
      // No type that the protector knows: it shall forgive no wrong password for this.
      context.success(CardCredential.TYPE);
    }

    private void refuse(CardException reason) {
      LOG.infof(
          "Realm %s: a card was refused (%s). %s",
          context.getRealm().getName(), reason.refusal().code(), reason.getMessage());
      context.getEvent().error(reason.refusal().code());
      show(context.form().setError(CardTexts.of(reason.refusal())));
    }

    private void show(LoginFormsProvider form) {
      new IdCardPage(context, settings, trusted.isDemo()).show(form, origin);
    }
  }
}
