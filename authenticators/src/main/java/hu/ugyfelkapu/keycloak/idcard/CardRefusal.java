package hu.ugyfelkapu.keycloak.idcard;

import java.util.Locale;

/** Why a card does not identify anybody (mission.md §7). */
public enum CardRefusal {
  /** The token is no well-formed {@code web-eid:1} token. */
  MALFORMED_TOKEN,
  /** The signature's algorithm is unknown or does not fit the key. */
  WRONG_ALGORITHM,
  /** The signature is not one of this challenge and origin by the certificate's key. */
  WRONG_SIGNATURE,
  /** The certificate cannot be read. */
  MALFORMED_CERTIFICATE,
  /** No path leads to a configured trust anchor. */
  UNTRUSTED_ISSUER,
  NOT_YET_VALID,
  EXPIRED,
  /** Not meant for authentication: key usage or extended key usage. */
  WRONG_USAGE,
  /** A required policy is missing, or a forbidden one is there. */
  WRONG_POLICY,
  /** Issued before cards could do this. */
  ISSUED_TOO_EARLY,
  /** The key, or a signature on the path, is too weak. */
  WEAK_KEY,
  REVOKED,
  /** Nobody could be asked, or what was answered could not be trusted. */
  STATUS_UNKNOWN,
  /** There was no live challenge: expired, answered before, or of another page. */
  NO_CHALLENGE;

  /** The word for events and logs, such as {@code card_untrusted_issuer}. */
  public String code() {
    return "card_" + name().toLowerCase(Locale.ROOT);
  }
}
