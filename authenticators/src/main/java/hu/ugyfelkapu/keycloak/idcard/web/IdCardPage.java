package hu.ugyfelkapu.keycloak.idcard.web;

import com.google.zxing.WriterException;
import hu.ugyfelkapu.keycloak.idcard.CardSettings;
import hu.ugyfelkapu.keycloak.idcard.challenge.Challenge;
import hu.ugyfelkapu.keycloak.idcard.challenge.Challenges;
import hu.ugyfelkapu.keycloak.idcard.phone.PhonePages;
import hu.ugyfelkapu.keycloak.idcard.phone.PhoneRequests;
import hu.ugyfelkapu.keycloak.idcard.phone.PhoneState;
import hu.ugyfelkapu.keycloak.idcard.phone.WaitingLogin;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.qrcode.QrCode;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;

/** The page that asks for the card, by a reader or by a phone. */
record IdCardPage(AuthenticationFlowContext context, CardSettings settings, boolean demo) {

  static final String TEMPLATE = "id-card.ftl";

  /**
   * @param origin what cards sign
   */
  void show(LoginFormsProvider form, String origin) {
    Challenges challenges = new Challenges(context);
    // A phone that has the request already shall not answer in vain.
    Challenge challenge =
        challenges
            .live()
            .filter(live -> live.origin().equals(origin) && isWithAPhone(live))
            .orElseGet(() -> challenges.keepOrIssue(origin));
    form.setAttribute("challengeNonce", challenge.nonce())
        .setAttribute("validUntil", BudapestTime.clock(challenge.until()))
        .setAttribute("secondsLeft", challenge.secondsLeft())
        .setAttribute("demo", demo);
    settings.clientUrl().ifPresent(url -> form.setAttribute("clientUrl", url));
    settings.phoneAppLink().ifPresent(app -> addPhone(form, challenge, app));
    context.forceChallenge(form.createForm(TEMPLATE));
  }

  private boolean isWithAPhone(Challenge challenge) {
    return requests().state(challenge.phoneHandle()) == PhoneState.CONFIRMED;
  }

  private void addPhone(LoginFormsProvider form, Challenge challenge, String app) {
    PhonePages pages = new PhonePages(context.getSession());
    String start = pages.start(challenge.phoneHandle()).toString();
    PhoneRequests.Shown shown =
        requests()
            .ask(
                challenge,
                service(),
                app,
                WaitingLogin.of(
                    context.getAuthenticationSession().getParentSession(),
                    context.getRefreshExecutionUrl().toString()));
    try {
      form.setAttribute("requestId", shown.requestId())
          .setAttribute(
              "phone",
              Map.of(
                  "qr", QrCode.of(start).asMap(),
                  "link", start,
                  "statusUrl", pages.status(challenge.phoneHandle()).toString(),
                  "state", shown.state().id()));
    } catch (WriterException e) {
      throw new IllegalStateException("The phone's address does not fit into a QR code", e);
    }
  }

  private PhoneRequests requests() {
    return new PhoneRequests(context.getSession(), context.getRealm());
  }

  private Optional<String> service() {
    ClientModel client = context.getAuthenticationSession().getClient();
    return Optional.ofNullable(client.getName())
        .filter(name -> !name.isBlank())
        .or(() -> Optional.of(client.getClientId()));
  }
}
