package hu.ugyfelkapu.keycloak.idcard.web;

import hu.ugyfelkapu.keycloak.idcard.CardRefusal;

/** What a citizen is told of a card that was refused: what to do, not how it was found out. */
final class CardTexts {

  private CardTexts() {}

  /** The key of the message. */
  static String of(CardRefusal refusal) {
    return switch (refusal) {
      case MALFORMED_TOKEN, WRONG_ALGORITHM, WRONG_SIGNATURE, MALFORMED_CERTIFICATE ->
          "ugyfelkapuCardUnreadable";
      case EXPIRED -> "ugyfelkapuCardExpired";
      case NOT_YET_VALID -> "ugyfelkapuCardNotYetValid";
      case UNTRUSTED_ISSUER, WRONG_USAGE, WRONG_POLICY, ISSUED_TOO_EARLY, WEAK_KEY ->
          "ugyfelkapuCardNotAccepted";
      case REVOKED -> "ugyfelkapuCardRevoked";
      case STATUS_UNKNOWN -> "ugyfelkapuCardStatusUnknown";
      case NO_CHALLENGE -> "ugyfelkapuCardChallengeGone";
    };
  }
}
