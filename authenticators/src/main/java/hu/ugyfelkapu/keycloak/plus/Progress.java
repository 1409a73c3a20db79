package hu.ugyfelkapu.keycloak.plus;

/** Where a row of pages stands after it has taken a form. */
public enum Progress {
  /** A page was shown that asks for more. */
  ASKING,
  /** The change was made this very moment, and a page says so. */
  CHANGED,
  /** The person has read that page and goes on; nothing was shown. */
  FINISHED,
  /**
   * What the pages began with is no longer so (another tab, an official); nothing was shown or
   * changed.
   */
  OUTDATED
}
