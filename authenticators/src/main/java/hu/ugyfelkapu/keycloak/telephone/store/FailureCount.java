package hu.ugyfelkapu.keycloak.telephone.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counts failures under a name within a window that begins with the first of them; exactly, on all
 * nodes together, and in transactions of its own: what has happened is not forgotten with the
 * request.
 */
public final class FailureCount {

  /** A first failure meets another first one at most so often. */
  private static final int MOST_TRIES = 5;

  /** Far above what the nodes' clocks differ by. */
  private static final Duration MOST_SKEW = Duration.ofMinutes(5);

  private final KeycloakSessionFactory factory;
  private final String realmId;

  public FailureCount(KeycloakSession session, RealmModel realm) {
    this.factory = session.getKeycloakSessionFactory();
    this.realmId = realm.getId();
  }

  /**
   * Counts one.
   *
   * @param name at most 80 characters
   * @return how many there are now, from 1
   */
  public int count(String name, Duration window) {
    for (int i = 1; ; i++) {
      try {
        return inTransaction(database -> counted(database, id(name), window));
      } catch (RuntimeException e) {
        if (i == MOST_TRIES || !isConflict(e)) {
          throw e;
        }
      }
    }
  }

  /** Takes one back, because what was counted ahead did not fail. */
  public void takeBack(String name) {
    inTransaction(
        database ->
            database
                .createNamedQuery("ugyfelkapu.failure.takeBack")
                .setParameter("id", id(name))
                .setParameter("now", now())
                .executeUpdate());
  }

  /** How many there are now. */
  public int number(String name) {
    return inTransaction(database -> number(database, id(name)));
  }

  private int counted(EntityManager database, String id, Duration window) {
    long now = now();
    long end = Instant.ofEpochSecond(now).plus(window).getEpochSecond();
    // A window that ends later was begun by a clock that was wrong, and would not end in time.
    long latest = end + MOST_SKEW.toSeconds();
    boolean counted =
        database
                .createNamedQuery("ugyfelkapu.failure.count")
                .setParameter("id", id)
                .setParameter("now", now)
                .setParameter("latest", latest)
                .executeUpdate()
            == 1;
    if (counted) {
      return number(database, id);
    }
    boolean begun =
        database
                .createNamedQuery("ugyfelkapu.failure.begin")
                .setParameter("id", id)
                .setParameter("now", now)
                .setParameter("end", end)
                .setParameter("latest", latest)
                .executeUpdate()
            == 1;
    if (!begun) {
      database.persist(new FailureEntity(id, realmId, end));
      database.flush();
    }
    return 1;
  }

  /** Removes what has run out, of every realm. */
  public void removeOld() {
    inTransaction(
        database ->
            database
                .createNamedQuery("ugyfelkapu.failure.removeOld")
                .setParameter("now", now())
                .executeUpdate());
  }

  private int number(EntityManager database, String id) {
    return database
        .createNamedQuery("ugyfelkapu.failure.number", Integer.class)
        .setParameter("id", id)
        .setParameter("now", now())
        .getResultStream()
        .findFirst()
        .orElse(0);
  }

  private <T> T inTransaction(Function<EntityManager, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        session -> work.apply(session.getProvider(JpaConnectionProvider.class).getEntityManager()));
  }

  /** Keycloak tells a duplicate as an exception of its own. */
  private static boolean isConflict(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof PersistenceException
          || each instanceof org.keycloak.models.ModelDuplicateException
          || each instanceof java.sql.SQLIntegrityConstraintViolationException) {
        return true;
      }
    }
    return false;
  }

  private String id(String name) {
    return realmId + "." + name;
  }

  private static long now() {
    return Time.currentTimeMillis() / 1000;
  }
}
