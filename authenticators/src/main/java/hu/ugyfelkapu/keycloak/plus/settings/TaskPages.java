package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.plus.Progress;
import org.keycloak.models.utils.FormMessage;

/** The pages of one task of the settings, at the step where they stand. */
interface TaskPages {

  void show(FormMessage... mistakes);

  /** Takes a posted form; a page was shown unless it is finished or outdated. */
  Progress take(FormInput input);

  /** Whether the change has been made here, so that only its last page is left to read. */
  boolean isDone();

  /** Forgets what was begun. */
  void clear();

  /** What the identification is worth after the change; called once, right after it. */
  default void afterChange() {
    // most changes leave it as it is
  }
}
