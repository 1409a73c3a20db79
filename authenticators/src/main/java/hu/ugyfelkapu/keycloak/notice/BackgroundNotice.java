package hu.ugyfelkapu.keycloak.notice;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Event and mail about a change, on a thread and in a session of their own: the answer that
 * somebody waits for must not take longer because there is a person who has to be told (hazard
 * H35). They are gone when the server stops before they are sent.
 */
public final class BackgroundNotice {

  private static final Logger LOG = Logger.getLogger(BackgroundNotice.class);

  /** Names the threads, and the server option that sizes their pool. */
  private static final String THREADS = "ugyfelkapu-notices";

  private BackgroundNotice() {}

  /**
   * Goes out when the request's transaction has ended, with whatever result.
   *
   * @param userId the person; nothing happens if there is none by then
   * @param credentialType type of the credential that the change is about
   */
  public static void afterCompletion(
      KeycloakSession session,
      RealmModel realm,
      String userId,
      Change change,
      String credentialType) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor(THREADS);
    String realmId = realm.getId();
    Instant at = BudapestTime.now();
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                go();
              }

              @Override
              protected void rollbackImpl() {
                go();
              }

              private void go() {
                try {
                  threads.execute(() -> tell(factory, realmId, userId, change, credentialType, at));
                } catch (RejectedExecutionException e) {
                  LOG.errorf("A notice (%s) could not be sent: the server stops.", change.id());
                }
              }
            });
  }

  private static void tell(
      KeycloakSessionFactory factory,
      String realmId,
      String userId,
      Change change,
      String credentialType,
      Instant at) {
    try {
      KeycloakModelUtils.runJobInTransaction(
          factory,
          session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            UserModel user = session.users().getUserById(realm, userId);
            if (user == null) {
              return;
            }
            new EventBuilder(realm, session)
                .event(change.event())
                .user(user)
                .detail("ugyfelkapu_change", change.id())
                .detail(Details.CREDENTIAL_TYPE, credentialType)
                .success();
            ChangeNotice.mail(realm, user.getEmail(), PersonLocale.of(realm, user), change, at)
                .ifPresent(mail -> ChangeNotice.send(session, realmId, userId, mail, change));
          });
    } catch (RuntimeException e) {
      // The message may hold what is nobody's business.
      LOG.errorf("A notice (%s) could not be sent: %s.", change.id(), e.getClass().getSimpleName());
    }
  }
}
