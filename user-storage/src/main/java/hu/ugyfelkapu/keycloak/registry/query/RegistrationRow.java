package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One registration as read from the registry, without its password hash. Only key and user name are
 * sure to be there; every other part may be null.
 *
 * @param userName as the registry writes it, case kept
 * @param emailVerified true only if the registry says so
 * @param familyName of the current name („viselt név”)
 * @param currentName the whole current name in Hungarian order
 * @param state empty if the registry's word is unknown
 * @param validUntil first moment at which the registration is no longer valid; null means that the
 *     registry set no end
 */
public record RegistrationRow(
    RegistrationKey key,
    String userName,
    String email,
    boolean emailVerified,
    String familyName,
    String givenName,
    String currentName,
    String birthName,
    String motherBirthName,
    String birthPlace,
    LocalDate birthDate,
    String personNumber,
    Optional<RegistrationState> state,
    Instant validUntil) {

  /** Whether the registration may be used at this moment (mission.md §8). */
  public boolean entitledAt(Instant now) {
    return entitled(state, validUntil, now);
  }

  static boolean entitled(Optional<RegistrationState> state, Instant validUntil, Instant now) {
    return state.filter(RegistrationState.VALID::equals).isPresent()
        && (validUntil == null || now.isBefore(validUntil));
  }

  /** The same registration with another address. */
  public RegistrationRow withEmail(String changed, boolean verified) {
    return new RegistrationRow(
        key,
        userName,
        changed,
        verified,
        familyName,
        givenName,
        currentName,
        birthName,
        motherBirthName,
        birthPlace,
        birthDate,
        personNumber,
        state,
        validUntil);
  }

  /** Without identity data, so that no log can catch any. */
  @Override
  public String toString() {
    return "registration row " + key.row();
  }
}
