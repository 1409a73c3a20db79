package hu.ugyfelkapu.keycloak.registry.password;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The rows that the log was told of last, so that it is not told at every login. Bounded; each node
 * has its own, and nothing else depends on it.
 */
final class RecentRows {

  private final int most;
  private final Set<RegistrationKey> rows = new LinkedHashSet<>();

  RecentRows(int most) {
    this.most = most;
  }

  /** Whether the row is a new one; the oldest one gives way. */
  synchronized boolean add(RegistrationKey row) {
    if (!rows.add(row)) {
      return false;
    }
    if (rows.size() > most) {
      Iterator<RegistrationKey> oldest = rows.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }
}
