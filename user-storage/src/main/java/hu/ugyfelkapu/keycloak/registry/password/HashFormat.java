package hu.ugyfelkapu.keycloak.registry.password;

/**
 * One way in which the legacy registry stores passwords. The stored text says by its beginning, or
 * by its length, which format it is. Implementations keep nothing between two calls and bound the
 * work and the memory that a stored text can ask for.
 */
interface HashFormat {

  /**
   * Whether the stored text claims to be of this format; says nothing about whether it is well
   * formed.
   */
  boolean claims(String stored);

  /**
   * Whether one check of this well-formed text costs about as much as one of Keycloak's own, or
   * more. If not, {@link PasswordCheck} adds the difference, so that time does not tell a known
   * user from an unknown one (H35).
   */
  boolean isSlow(String stored);

  /**
   * Whether {@link NewPassword} would write this well-formed text's algorithm and parameters now.
   */
  default boolean isCurrent(String stored) {
    return false;
  }

  /**
   * @param password UTF-8, at least one byte, at most {@link PasswordCheck#LONGEST}
   * @throws IllegalArgumentException if the stored text is malformed or asks for more work than
   *     allowed; the message never quotes it
   */
  boolean matches(String stored, byte[] password);
}
