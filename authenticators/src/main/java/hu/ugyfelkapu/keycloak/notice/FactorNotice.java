package hu.ugyfelkapu.keycloak.notice;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Mails about a change of factors. They go out after the commit, so that no mail tells of a change
 * that was rolled back; a mail that cannot be handed over is logged and changes nothing.
 */
public final class FactorNotice {

  private static final Logger LOG = Logger.getLogger(FactorNotice.class);

  private FactorNotice() {}

  /**
   * „Sikeres Ügyfélkapu+ igénylés”, with the time and what to do if it was not the citizen. Never a
   * code.
   */
  public static void enrolled(AuthenticationFlowContext context) {
    Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
    String time = BudapestTime.dateAndClock(BudapestTime.now(), locale);
    afterCommit(
        context,
        locale,
        "ugyfelkapuPlusEnrolledSubject",
        "plus-enrolled.ftl",
        Map.of("time", time));
  }

  private static void afterCommit(
      AuthenticationFlowContext context,
      Locale locale,
      String subjectKey,
      String template,
      Map<String, Object> attributes) {
    KeycloakSession session = context.getSession();
    Mail mail =
        new Mail(
            context.getRealm().getId(),
            context.getUser().getId(),
            locale,
            subjectKey,
            template,
            attributes);
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                KeycloakModelUtils.runJobInTransaction(factory, mail::send);
              }

              @Override
              protected void rollbackImpl() {
                // the change did not happen, so there is nothing to tell
              }
            });
  }

  private record Mail(
      String realmId,
      String userId,
      Locale locale,
      String subjectKey,
      String template,
      Map<String, Object> attributes) {

    void send(KeycloakSession session) {
      try {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || user.getEmail() == null || user.getEmail().isBlank()) {
          LOG.warnf("Realm %s: a notice (%s) has no address to go to.", realm.getName(), template);
          return;
        }
        Map<String, Object> all = new HashMap<>(attributes);
        String name = realm.getDisplayName();
        all.put("serviceName", name == null || name.isBlank() ? realm.getName() : name);
        session
            .getProvider(EmailTemplateProvider.class)
            .setRealm(realm)
            .setUser(new AddressedIn(user, locale))
            .send(subjectKey, template, all);
      } catch (EmailException | RuntimeException e) {
        // The cause may carry the address; its kind is enough to look into the mail server's log.
        Throwable cause = e.getCause() == null ? e : e.getCause();
        LOG.errorf(
            "A notice (%s) could not be sent: %s.", template, cause.getClass().getSimpleName());
      }
    }
  }
}
