package hu.ugyfelkapu.keycloak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.Only;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;

/** Whoever waits for an answer must not wait for a mail (H35). */
class BackgroundNoticeTest {

  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final List<Thread> working = new CopyOnWriteArrayList<>();
  private final AtomicReference<KeycloakTransaction> afterwards = new AtomicReference<>();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void noticeIsWrittenOnAnotherThreadOnceTheTransactionHasEnded_H35() throws Exception {
    announce();
    finishThreads();
    assertThat(working).isEmpty();

    afterwards.get().commit();
    finishThreads();

    assertThat(working).singleElement().isNotEqualTo(Thread.currentThread());
  }

  /** The lock has its own transaction, which has been committed before. */
  @Test
  void noticeIsWrittenIfTheRequestFails() throws Exception {
    announce();

    afterwards.get().rollback();
    finishThreads();

    assertThat(working).hasSize(1);
  }

  @Test
  void answerIsGivenEvenIfTheServerTakesNoMoreWork() {
    announce();
    threads.shutdown();

    afterwards.get().commit();

    assertThat(working).isEmpty();
  }

  private void announce() {
    BackgroundNotice.afterCompletion(
        session(),
        Only.of(RealmModel.class, Map.of("getId", args -> "realm-1")),
        "user-1",
        Change.TELEPHONE_LOCKED,
        "ugyfelkapu-telephone");
    afterwards.get().begin();
  }

  private void finishThreads() throws InterruptedException, ExecutionException {
    threads.submit(() -> {}).get();
  }

  /** A request's session; what is made of the factory is the work on the notice. */
  private KeycloakSession session() {
    KeycloakSessionFactory factory =
        Only.of(
            KeycloakSessionFactory.class,
            Map.of(
                "create",
                args -> {
                  working.add(Thread.currentThread());
                  throw new IllegalStateException("nothing more is needed here");
                }));
    ExecutorsProvider executors =
        Only.of(ExecutorsProvider.class, Map.of("getExecutor", args -> threads));
    KeycloakTransactionManager transactions =
        Only.of(
            KeycloakTransactionManager.class,
            Map.of(
                "enlistAfterCompletion",
                args -> {
                  afterwards.set((KeycloakTransaction) args[0]);
                  return null;
                }));
    return Only.of(
        KeycloakSession.class,
        Map.of(
            "getKeycloakSessionFactory", args -> factory,
            "getProvider", args -> executors,
            "getTransactionManager", args -> transactions));
  }
}
