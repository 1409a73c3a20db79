package hu.ugyfelkapu.keycloak.code;

import java.time.Instant;

/** How a request for a code ended. */
public sealed interface Issue {

  /** A code is on its way; earlier ones of the same purpose are void. */
  record Sent(LiveCode code) implements Issue {}

  /** One was sent a moment ago; nothing was sent. */
  record TooSoon(Instant nextAt) implements Issue {}

  /** The hour's codes are used up; nothing was sent. */
  record BudgetSpent(Instant nextAt) implements Issue {}

  /** It could not be handed over: no new code is kept, and no quota was used up. */
  record NotDelivered() implements Issue {}
}
