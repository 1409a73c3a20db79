package hu.ugyfelkapu.keycloak.telephone.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/**
 * How often something failed within a stretch of time: a source address, a realm, an unknown id.
 */
@Entity
@Table(name = "UGYFELKAPU_TELEPHONE_FAILURE")
@NamedQuery(
    name = "ugyfelkapu.failure.count",
    query =
        "update FailureEntity f set f.failures = f.failures + 1 where f.id = :id and f.endTime > :now and f.endTime <= :latest")
@NamedQuery(
    name = "ugyfelkapu.failure.begin",
    query =
        "update FailureEntity f set f.failures = 1, f.endTime = :end where f.id = :id and (f.endTime <= :now or f.endTime > :latest)")
@NamedQuery(
    name = "ugyfelkapu.failure.takeBack",
    query =
        "update FailureEntity f set f.failures = f.failures - 1 where f.id = :id and f.endTime > :now and f.failures > 0")
@NamedQuery(
    name = "ugyfelkapu.failure.number",
    query = "select f.failures from FailureEntity f where f.id = :id and f.endTime > :now")
@NamedQuery(
    name = "ugyfelkapu.failure.removeOld",
    query = "delete from FailureEntity f where f.endTime <= :now")
@NamedQuery(
    name = "ugyfelkapu.failure.removeRealm",
    query = "delete from FailureEntity f where f.realmId = :realm")
public class FailureEntity {

  @Id
  @Column(name = "ID", length = 128)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  @Column(name = "FAILURES", nullable = false)
  private int failures;

  @Column(name = "END_TIME", nullable = false)
  private long endTime;

  public FailureEntity() {}

  public FailureEntity(String id, String realmId, long endTime) {
    this.id = id;
    this.realmId = realmId;
    this.failures = 1;
    this.endTime = endTime;
  }

  public String getId() {
    return id;
  }

  public String getRealmId() {
    return realmId;
  }

  public int getFailures() {
    return failures;
  }

  /** Epoch second at which the count begins anew. */
  public long getEndTime() {
    return endTime;
  }
}
