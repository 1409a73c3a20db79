package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;

/**
 * What the registry is to do when Keycloak removes a user in this session, in place of an
 * unconditional end. So the job can take Keycloak's own way, on which all that Keycloak holds of
 * the person goes, and still end only whose time is over.
 *
 * @param write throws to refuse, which undoes the removal
 */
public record PlannedEnd(Consumer<RegistrationKey> write) {

  /** The plan of this session, if it has one. */
  public static Optional<Consumer<RegistrationKey>> of(KeycloakSession session) {
    return Optional.ofNullable(session.getAttribute(PlannedEnd.class.getName(), PlannedEnd.class))
        .map(PlannedEnd::write);
  }

  void in(KeycloakSession session) {
    session.setAttribute(PlannedEnd.class.getName(), this);
  }
}
