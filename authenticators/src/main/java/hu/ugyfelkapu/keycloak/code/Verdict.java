package hu.ugyfelkapu.keycloak.code;

/** What became of a typed code. */
public enum Verdict {
  /** It was the code, and it is used up now. */
  RIGHT,
  /** It was another one; one try is used up. */
  WRONG,
  /** There is no code to compare with: none was sent, or it is expired, used, replaced or dead. */
  GONE
}
