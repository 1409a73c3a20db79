package hu.ugyfelkapu.keycloak.telephone.official;

import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential;
import hu.ugyfelkapu.keycloak.telephone.TelephoneIdentification;
import hu.ugyfelkapu.keycloak.telephone.store.TelephoneEntity;
import hu.ugyfelkapu.keycloak.telephone.store.TelephoneRegister;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A person's telephone identification as it stands now.
 *
 * @param row what finds it
 * @param credential the password and what belongs to it
 */
record Issued(TelephoneEntity row, TelephoneCredential credential) {

  /** Empty for a person who has none, or only one half of it. */
  static Optional<Issued> of(KeycloakSession session, RealmModel realm, UserModel user) {
    Optional<TelephoneCredential> credential = TelephoneCredential.of(user);
    return new TelephoneRegister(session, realm)
        .byUser(user.getId())
        .flatMap(
            row ->
                credential
                    .filter(stored -> stored.getId().equals(row.getId()))
                    .map(stored -> new Issued(row, stored)));
  }

  boolean isLocked() {
    return row.getFailures() >= TelephoneIdentification.MOST_FAILURES;
  }

  /** Where one-time passwords go: {@code email} or {@code sms}. */
  String channel() {
    return credential.isBySms() ? IssueRequest.SMS : IssueRequest.EMAIL;
  }
}
