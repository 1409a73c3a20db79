package hu.ugyfelkapu.keycloak.telephone;

import java.util.Optional;

/** What came of an identification by telephone. */
public sealed interface Answer {

  /**
   * The digits were right.
   *
   * @param userId Keycloak's id of the person
   * @param credentialId id of the credential
   * @param version of the password that was known, see {@link TelephoneCredential#version}
   * @param mustChange whether the password was a one-time one, which is good for nothing but its
   *     own replacement
   */
  record Identified(String userId, String credentialId, String version, boolean mustChange)
      implements Answer {}

  /**
   * Refused with the merged message, whatever the reason.
   *
   * @param reason for the event only
   * @param userId the person, where there is one
   * @param locksNow whether this very failure has locked the method for the person; true once only
   */
  record Refused(Reason reason, Optional<String> userId, boolean locksNow) implements Answer {}

  /**
   * Not looked at, since there were too many failures; known and unknown ids alike.
   *
   * @param realm whether it is the whole realm's limit, and not the source's
   */
  record TooMany(boolean realm) implements Answer {}

  /** Not looked at and not counted: other positions are asked by now. */
  record Stale() implements Answer {}

  /** Why an identification was refused. */
  enum Reason {
    UNKNOWN,
    WRONG,
    LOCKED,
    /** The one-time password was not replaced in time. */
    EXPIRED,
    /** The registration is not entitled, by registry or by Keycloak. */
    DISABLED
  }
}
