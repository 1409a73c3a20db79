package hu.ugyfelkapu.keycloak.code;

import java.time.Instant;

/**
 * A code that was sent and can still be used; the code itself is not known here.
 *
 * @param requestId short id that stands on the page and in the mail, for people to compare
 * @param sentAt when it was made
 * @param validUntil first moment at which it is refused
 * @param triesLeft tries it still stands, at least 1
 */
public record LiveCode(String requestId, Instant sentAt, Instant validUntil, int triesLeft) {}
