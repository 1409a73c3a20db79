package hu.ugyfelkapu.keycloak.telephone.voice;

import java.time.Instant;
import java.util.Map;

/**
 * The right to replace a telephone password, won by an identification.
 *
 * @param userId Keycloak's id of the person
 * @param credentialId id of the credential
 * @param version which password the caller knew, so that a new one is not overruled; not the
 *     password
 * @param until when the right ends
 * @param tries how many passwords may still be proposed, from 1
 */
record ChangeTicket(String userId, String credentialId, String version, Instant until, int tries) {

  private static final String USER = "user";
  private static final String CREDENTIAL = "credential";
  private static final String VERSION = "version";
  private static final String UNTIL = "until";
  private static final String TRIES = "tries";

  static ChangeTicket from(Map<String, String> notes) {
    return new ChangeTicket(
        notes.get(USER),
        notes.get(CREDENTIAL),
        notes.get(VERSION),
        Instant.ofEpochMilli(Long.parseLong(notes.get(UNTIL))),
        Integer.parseInt(notes.get(TRIES)));
  }

  Map<String, String> notes() {
    return Map.of(
        USER, userId,
        CREDENTIAL, credentialId,
        VERSION, version,
        UNTIL, Long.toString(until.toEpochMilli()),
        TRIES, Integer.toString(tries));
  }

  ChangeTicket afterATry() {
    return new ChangeTicket(userId, credentialId, version, until, tries - 1);
  }
}
