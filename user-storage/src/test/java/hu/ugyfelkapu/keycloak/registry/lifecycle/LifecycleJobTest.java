package hu.ugyfelkapu.keycloak.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.Stub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEventListener;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.services.scheduled.ScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

class LifecycleJobTest {

  @Test
  void intervalIsAnHourUnlessTheOperatorSaysOtherwise() {
    assertThat(LifecycleJob.interval(new MapScope(Map.of()))).isEqualTo(Duration.ofHours(1));
    assertThat(interval("1")).isEqualTo(Duration.ofMinutes(1));
    assertThat(interval("1440")).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1441", "-5", "hourly"})
  void mistakeInTheIntervalIsLoggedAndTakenAsAnHour(String value) {
    try (LogCapture log = new LogCapture(LifecycleJob.class.getName(), Level.SEVERE)) {
      assertThat(interval(value)).isEqualTo(Duration.ofHours(1));
      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains("spi-storage--ugyfelkapu-registry--lifecycle-interval-minutes");
    }
  }

  /** Keycloak tells the jobs of its cluster apart by the simple names of their classes. */
  @Test
  void jobIsScheduledUnderANameOfItsOwnOnceTheServerHasItsDatabase() {
    FakeTimer timer = new FakeTimer();
    LifecycleJob.schedule(timer.factory, "ugyfelkapu-registry", Duration.ofMinutes(90));
    assertThat(timer.scheduled).as("before the migration").isEmpty();

    timer.listener.get().onEvent(new PostMigrationEvent(timer.factory));

    assertThat(timer.scheduled).containsExactly("ugyfelkapu-lifecycle 3600000 5400000");
    assertThat(timer.runner.get().getTask().getClass().getSimpleName()).isEqualTo("LifecycleJob");
    assertThat(timer.runner.get()).isInstanceOf(ClusterAwareScheduledTaskRunner.class);
  }

  /** As much of a server as a schedule needs. */
  private static final class FakeTimer {

    private final AtomicReference<ProviderEventListener> listener = new AtomicReference<>();
    private final AtomicReference<ScheduledTaskRunner> runner = new AtomicReference<>();
    private final List<String> scheduled = new ArrayList<>();

    private final KeycloakSessionFactory factory =
        Stub.of(
            KeycloakSessionFactory.class,
            Map.<String, Function<Object[], Object>>of(
                    "register",
                    a -> {
                      listener.set((ProviderEventListener) a[0]);
                      return null;
                    },
                    "create",
                    a -> session())
                ::get);

    private KeycloakSession session() {
      TimerProvider timer =
          Stub.of(
              TimerProvider.class,
              Map.<String, Function<Object[], Object>>of(
                      "schedule",
                      a -> {
                        runner.set((ScheduledTaskRunner) a[0]);
                        scheduled.add(a[3] + " " + a[1] + " " + a[2]);
                        return null;
                      })
                  ::get);
      return Stub.of(
          KeycloakSession.class,
          Map.<String, Function<Object[], Object>>of("getProvider", a -> timer, "close", a -> null)
              ::get);
    }
  }

  private static Duration interval(String minutes) {
    return LifecycleJob.interval(new MapScope(Map.of("lifecycle-interval-minutes", minutes)));
  }
}
