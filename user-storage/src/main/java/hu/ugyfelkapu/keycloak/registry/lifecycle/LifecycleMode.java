package hu.ugyfelkapu.keycloak.registry.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Setting {@code lifecycle}: what the job does with a component's registrations. */
enum LifecycleMode {
  /** Nothing. */
  OFF,
  /** Counts what is due and logs the numbers. */
  DRY_RUN,
  /** Sends notices; ends registrations if the registry is writable, else counts them. */
  ON;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> words() {
    return Arrays.stream(values()).map(LifecycleMode::word).toList();
  }
}
