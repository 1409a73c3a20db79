package hu.ugyfelkapu.keycloak.idcard.phone;

import java.util.Locale;

/** How far a phone has come with a request. */
public enum PhoneState {
  /** No phone has taken it. */
  WAITING,
  /** A phone's owner has said that the ids on both screens are the same. */
  CONFIRMED,
  /** The card's answer is there. */
  ANSWERED,
  /** A phone's owner has said that this is not theirs. */
  DENIED,
  /** Over, or never there. */
  GONE;

  /** As pages and scripts name it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
