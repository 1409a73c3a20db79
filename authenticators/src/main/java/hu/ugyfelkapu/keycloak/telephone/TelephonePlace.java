package hu.ugyfelkapu.keycloak.telephone;

/** What an encrypted text belongs to; moved elsewhere it cannot be read. */
enum TelephonePlace {
  PASSWORD,
  PHONE;

  String of(String realmId, String userId, String credentialId) {
    return String.join("\n", "ugyfelkapu telephone", name(), realmId, userId, credentialId);
  }
}
