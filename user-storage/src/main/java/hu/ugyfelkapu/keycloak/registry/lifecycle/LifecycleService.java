package hu.ugyfelkapu.keycloak.registry.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.cluster.ExecutionResult;
import org.keycloak.common.util.Time;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.UserStorageProvider;

/** The life cycle of one component, for whoever starts it: the timer or an administrator. */
final class LifecycleService {

  /**
   * The timer's thread is Keycloak's only one for all its jobs, and its transactions last five
   * minutes: what a run does not get done is left to the next.
   */
  private static final Duration LONGEST = Duration.ofMinutes(4);

  /** Longer than a run and the last mail in it. */
  private static final int LOCK_SECONDS = 600;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ComponentModel component;
  private final LifecycleRegistry registry;

  /**
   * @throws IllegalArgumentException with a sentence that names the setting at fault
   */
  LifecycleService(KeycloakSession session, RealmModel realm, ComponentModel component) {
    this.session = session;
    this.realm = realm;
    this.component = component;
    this.registry = source(session, component).lifecycle(session, component);
  }

  static LifecycleSource source(KeycloakSession session, ComponentModel component) {
    return (LifecycleSource)
        session
            .getKeycloakSessionFactory()
            .getProviderFactory(UserStorageProvider.class, component.getProviderId());
  }

  LifecycleMode mode() {
    return registry.settings().mode();
  }

  boolean writable() {
    return registry.changes().isPresent();
  }

  /** What is due, whatever the mode. */
  LifecycleCounts count() {
    return run().count();
  }

  /**
   * Does what the settings allow; empty while another run is at this component.
   *
   * @param anew whether the notices look at everybody again who was looked at before
   */
  Optional<LifecycleResult> execute(boolean anew) {
    ExecutionResult<LifecycleResult> result =
        session
            .getProvider(ClusterProvider.class)
            .executeIfNotExecuted(
                "ugyfelkapu-lifecycle-" + component.getId(),
                LOCK_SECONDS,
                () -> run().execute(anew));
    return result.isExecuted() ? Optional.of(result.getResult()) : Optional.empty();
  }

  private LifecycleRun run() {
    long start = System.nanoTime();
    return new LifecycleRun(
        registry,
        new KeycloakPersons(
            session.getKeycloakSessionFactory(), realm.getId(), component, writable()),
        Instant.ofEpochMilli(Time.currentTimeMillis()),
        () -> System.nanoTime() - start < LONGEST.toNanos());
  }
}
