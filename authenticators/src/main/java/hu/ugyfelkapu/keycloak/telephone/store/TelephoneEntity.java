package hu.ugyfelkapu.keycloak.telephone.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/**
 * One person's telephone identification: what must be found by the telephone id, and what parallel
 * requests must not read past one another. The password stands in the credential of the same id.
 *
 * <p>A public no-argument constructor and no records: Hibernate demands it.
 */
@Entity
@Table(name = "UGYFELKAPU_TELEPHONE")
@NamedQuery(
    name = "ugyfelkapu.telephone.byTelephoneId",
    query =
        "select t.id from TelephoneEntity t where t.realmId = :realm and t.telephoneId = :telephoneId")
@NamedQuery(
    name = "ugyfelkapu.telephone.positions",
    query =
        "select t.positions from TelephoneEntity t where t.realmId = :realm and t.telephoneId = :telephoneId")
@NamedQuery(
    name = "ugyfelkapu.telephone.byUser",
    query = "select t.id from TelephoneEntity t where t.realmId = :realm and t.userId = :user")
@NamedQuery(
    name = "ugyfelkapu.telephone.removeUser",
    query = "delete from TelephoneEntity t where t.realmId = :realm and t.userId = :user")
@NamedQuery(
    name = "ugyfelkapu.telephone.removeRealm",
    query = "delete from TelephoneEntity t where t.realmId = :realm")
public class TelephoneEntity {

  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  @Column(name = "USER_ID", length = 255, nullable = false)
  private String userId;

  @Column(name = "TELEPHONE_ID", length = 8, nullable = false)
  private String telephoneId;

  @Column(name = "POSITIONS", length = 6, nullable = false)
  private String positions;

  @Column(name = "QUESTIONS", length = 9)
  private String questions;

  @Column(name = "FAILURES", nullable = false)
  private int failures;

  @Column(name = "UNLOCK_FAILURES", nullable = false)
  private int unlockFailures;

  public TelephoneEntity() {}

  public TelephoneEntity(
      String id, String realmId, String userId, String telephoneId, String positions) {
    this.id = id;
    this.realmId = realmId;
    this.userId = userId;
    this.telephoneId = telephoneId;
    this.positions = positions;
  }

  /** Id of the credential, too. */
  public String getId() {
    return id;
  }

  public String getRealmId() {
    return realmId;
  }

  public String getUserId() {
    return userId;
  }

  public String getTelephoneId() {
    return telephoneId;
  }

  public String getPositions() {
    return positions;
  }

  public void setPositions(String positions) {
    this.positions = positions;
  }

  /** The reminder questions that are asked until they are answered; null before the first time. */
  public String getQuestions() {
    return questions;
  }

  public void setQuestions(String questions) {
    this.questions = questions;
  }

  /** Failed identifications since the last good one or the last one-time password. */
  public int getFailures() {
    return failures;
  }

  public void setFailures(int failures) {
    this.failures = failures;
  }

  /** Failed answers to the reminder questions since the last good one. */
  public int getUnlockFailures() {
    return unlockFailures;
  }

  public void setUnlockFailures(int unlockFailures) {
    this.unlockFailures = unlockFailures;
  }
}
