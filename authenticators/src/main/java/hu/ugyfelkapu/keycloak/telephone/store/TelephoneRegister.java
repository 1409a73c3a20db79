package hu.ugyfelkapu.keycloak.telephone.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Who has which telephone id, in one realm; each question is one indexed statement. */
public final class TelephoneRegister {

  private final EntityManager database;
  private final RealmModel realm;

  public TelephoneRegister(KeycloakSession session, RealmModel realm) {
    this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realm = realm;
  }

  /**
   * The positions that are asked now. One statement, be the telephone id somebody's or nobody's, so
   * that the time it takes tells nothing.
   */
  public Optional<String> positions(String telephoneId) {
    return first(
        database
            .createNamedQuery("ugyfelkapu.telephone.positions", String.class)
            .setParameter("realm", realm.getId())
            .setParameter("telephoneId", telephoneId));
  }

  /** Reads it without a lock: what it says may be over at once. */
  public Optional<TelephoneEntity> byTelephoneId(String telephoneId) {
    return idOf(telephoneId).map(id -> database.find(TelephoneEntity.class, id));
  }

  /** The same by the person. */
  public Optional<TelephoneEntity> byUser(String userId) {
    return idOfUser(userId).map(id -> database.find(TelephoneEntity.class, id));
  }

  /**
   * Reads it afresh and keeps everybody else waiting until this transaction ends: so failures are
   * counted one after the other, on whichever node.
   */
  public Optional<TelephoneEntity> lockByTelephoneId(String telephoneId) {
    return idOf(telephoneId).flatMap(this::lock);
  }

  /** The same by the person. */
  public Optional<TelephoneEntity> lockByUser(String userId) {
    return idOfUser(userId).flatMap(this::lock);
  }

  /** The same by the id of row and credential. */
  public Optional<TelephoneEntity> lock(String id) {
    TelephoneEntity row = database.find(TelephoneEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row != null) {
      // One that this transaction has read before would stay as it was.
      database.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    }
    return Optional.ofNullable(row);
  }

  /**
   * Adds a row at once, so that a taken telephone id shows here.
   *
   * @throws jakarta.persistence.PersistenceException when the telephone id or the person has one;
   *     the transaction is lost then
   */
  public void add(TelephoneEntity row) {
    database.persist(row);
    database.flush();
  }

  /** Removes the person's row, if there is one. */
  public void removeUser(String userId) {
    database
        .createNamedQuery("ugyfelkapu.telephone.removeUser")
        .setParameter("realm", realm.getId())
        .setParameter("user", userId)
        .executeUpdate();
  }

  /** Removes all of the realm. */
  void removeAll() {
    database
        .createNamedQuery("ugyfelkapu.telephone.removeRealm")
        .setParameter("realm", realm.getId())
        .executeUpdate();
    database
        .createNamedQuery("ugyfelkapu.failure.removeRealm")
        .setParameter("realm", realm.getId())
        .executeUpdate();
  }

  private Optional<String> idOfUser(String userId) {
    return first(
        database
            .createNamedQuery("ugyfelkapu.telephone.byUser", String.class)
            .setParameter("realm", realm.getId())
            .setParameter("user", userId));
  }

  private Optional<String> idOf(String telephoneId) {
    return first(
        database
            .createNamedQuery("ugyfelkapu.telephone.byTelephoneId", String.class)
            .setParameter("realm", realm.getId())
            .setParameter("telephoneId", telephoneId));
  }

  private static Optional<String> first(TypedQuery<String> query) {
    return query.setMaxResults(1).getResultStream().findFirst();
  }
}
