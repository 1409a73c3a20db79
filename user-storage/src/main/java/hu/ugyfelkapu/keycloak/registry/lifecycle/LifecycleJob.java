package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.storage.StorageUnavailableException;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.UserStorageProviderModel;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * The scheduled life cycle of the registrations of all realms. What goes wrong with one component
 * is logged and stops nothing else; the next run goes on.
 */
public final class LifecycleJob implements ScheduledTask {

  /** Server option with the minutes between two runs, 1–1440, 60 by default. */
  public static final String INTERVAL_OPTION = "lifecycle-interval-minutes";

  private static final Logger LOG = Logger.getLogger(LifecycleJob.class);

  private static final int USUAL_MINUTES = 60;
  private static final int MOST_MINUTES = 1440;

  /** Servers may be restarted every day. */
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);

  private final String providerId;

  private LifecycleJob(String providerId) {
    this.providerId = providerId;
  }

  /**
   * Reads the option. A mistake in it is logged, and the default stands: it must not keep the
   * server from starting.
   *
   * @param scope the provider's scope of the server configuration
   */
  public static Duration interval(Config.Scope scope) {
    String value = scope.get(INTERVAL_OPTION);
    if (value == null || value.isBlank()) {
      return Duration.ofMinutes(USUAL_MINUTES);
    }
    try {
      int minutes = Integer.parseInt(value.strip());
      if (minutes >= 1 && minutes <= MOST_MINUTES) {
        return Duration.ofMinutes(minutes);
      }
    } catch (NumberFormatException e) {
      // Same sentence as for a number out of bounds.
    }
    LOG.errorf(
        "Server option spi-storage--ugyfelkapu-registry--%s must be a whole number from 1 to %d; it is taken as %d.",
        INTERVAL_OPTION, MOST_MINUTES, USUAL_MINUTES);
    return Duration.ofMinutes(USUAL_MINUTES);
  }

  /**
   * Starts the timer once the server has its database; to be called in the factory's {@code
   * postInit}.
   *
   * @param providerId of the user storage provider whose factory is a {@link LifecycleSource}
   */
  public static void schedule(
      KeycloakSessionFactory factory, String providerId, Duration interval) {
    factory.register(
        event -> {
          if (event instanceof PostMigrationEvent) {
            start(factory, new LifecycleJob(providerId), interval);
          }
        });
  }

  private static void start(KeycloakSessionFactory factory, LifecycleJob job, Duration interval) {
    long millis = interval.toMillis();
    try (KeycloakSession session = factory.create()) {
      session
          .getProvider(TimerProvider.class)
          .schedule(
              // Keycloak tells jobs apart by the simple name of their class.
              new ClusterAwareScheduledTaskRunner(factory, job, millis),
              Math.min(millis, LONGEST_DELAY.toMillis()),
              millis,
              job.getTaskName());
    }
  }

  @Override
  public String getTaskName() {
    return "ugyfelkapu-lifecycle";
  }

  @Override
  public void run(KeycloakSession session) {
    List<RealmModel> realms =
        session.realms().getRealmsWithProviderTypeStream(UserStorageProvider.class).toList();
    for (RealmModel realm : realms) {
      List<ComponentModel> components =
          realm
              .getStorageProviders(UserStorageProvider.class)
              .filter(component -> providerId.equals(component.getProviderId()))
              .filter(component -> new UserStorageProviderModel(component).isEnabled())
              .toList();
      components.forEach(component -> run(session, realm, component));
    }
  }

  private static void run(KeycloakSession session, RealmModel realm, ComponentModel component) {
    try {
      LifecycleService service = new LifecycleService(session, realm, component);
      switch (service.mode()) {
        case OFF -> {
          // Not asked for.
        }
        case DRY_RUN -> log(realm, component, "dry run, due: " + due(service.count()));
        case ON ->
            log(
                realm,
                component,
                service
                    .execute(false)
                    .map(
                        result ->
                            service.writable()
                                ? result.toString()
                                : result + "; read-only, so due remain: " + due(service.count()))
                    .orElse("another run is at it"));
      }
    } catch (StorageUnavailableException | RegistryUnavailableException e) {
      LOG.warnf("%s: the registry does not answer: %s", name(realm, component), e.getMessage());
    } catch (IllegalArgumentException e) {
      LOG.errorf("%s: its settings cannot be used: %s", name(realm, component), e.getMessage());
    } catch (RuntimeException e) {
      // Not the message: it may hold what must not be logged.
      LOG.errorf("%s: broken off by %s.", name(realm, component), e.getClass().getName());
    }
  }

  private static void log(RealmModel realm, ComponentModel component, String what) {
    LOG.infof("%s: %s", name(realm, component), what);
  }

  private static String due(LifecycleCounts counts) {
    return "%d notices, %d temporary, %d to be activated, %d expired"
        .formatted(
            counts.noticesDue(),
            counts.temporaryDue(),
            counts.toBeActivatedDue(),
            counts.expiredDue());
  }

  private static String name(RealmModel realm, ComponentModel component) {
    return "Life cycle of registry " + component.getId() + " in realm " + realm.getName();
  }
}
