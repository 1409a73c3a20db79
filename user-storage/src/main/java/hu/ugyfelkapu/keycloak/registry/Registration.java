package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.lifecycle.NoticeMarks;
import hu.ugyfelkapu.keycloak.registry.query.Folding;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.StorageUnavailableException;
import org.keycloak.storage.adapter.AbstractUserAdapterFederatedStorage;

/**
 * A registration as a Keycloak user. What the registry owns is read-only: writing the same value
 * does nothing, writing another one is what the edit mode makes of it: {@link Edits}. Everything
 * else (locale, required actions, credentials, roles, Keycloak's own "enabled") lies in Keycloak's
 * federated storage.
 */
final class Registration extends AbstractUserAdapterFederatedStorage {

  /**
   * What the base class and the life cycle keep among the attributes; the rest of Keycloak must
   * neither see nor remove it.
   */
  private static final Set<String> INTERNAL =
      Set.of(
          ENABLED_ATTRIBUTE,
          EMAIL_VERIFIED_ATTRIBUTE,
          CREATED_TIMESTAMP_ATTRIBUTE,
          FIRST_NAME_ATTRIBUTE,
          LAST_NAME_ATTRIBUTE,
          EMAIL_ATTRIBUTE,
          NoticeMarks.ATTRIBUTE);

  private final Edits edits;
  private RegistrationRow row;

  /** Made when it is asked for first, and again after each change. */
  private RegistrationRow shown;

  /**
   * What Keycloak keeps for this person besides, read once for as long as this object lives, which
   * is a request at most: a login asks for it some twenty times. Null until then and after a write.
   */
  private MultivaluedHashMap<String, String> besides;

  Registration(
      KeycloakSession session,
      RealmModel realm,
      ComponentModel component,
      RegistrationRow row,
      Function<String, Edits> edits) {
    super(session, realm, component);
    this.row = row;
    // Row and creation time, not the name: names change and ids of ended registrations come back.
    this.storageId = new StorageId(component.getId(), row.key().externalId());
    this.edits = edits.apply(getId());
  }

  /** What the registry holds. */
  RegistrationRow row() {
    return row;
  }

  private RegistrationRow shown() {
    if (shown == null) {
      shown = edits.shown(row);
    }
    return shown;
  }

  @Override
  public String getUsername() {
    return row.userName();
  }

  /** Keycloak lower-cases names on its way here; case alone is no reason to refuse. */
  @Override
  public void setUsername(String username) {
    write(OwnedAttribute.USERNAME, username);
  }

  /**
   * Changes the address, which is not verified from then on. Its case is kept, but case alone is no
   * change.
   *
   * @throws ReadOnlyException if the registry is read-only, or to take the address away
   * @throws ModelValidationException with a message key if this is no address or the registration
   *     is gone or not entitled; nothing is written
   * @throws StorageUnavailableException in an outage; nothing is written
   */
  @Override
  public void setEmail(String email) {
    write(OwnedAttribute.EMAIL, email);
  }

  @Override
  public boolean isEmailVerified() {
    return shown().emailVerified();
  }

  /**
   * Says whether the citizen proved to own the address that this object shows.
   *
   * @throws ReadOnlyException if the registry is read-only or has no address
   * @throws ModelValidationException with a message key if the registration is gone or not entitled
   *     or has another address by now; nothing is written
   * @throws StorageUnavailableException in an outage; nothing is written
   */
  @Override
  public void setEmailVerified(boolean verified) {
    if (verified != isEmailVerified()) {
      follow(() -> edits.verify(row, verified));
    }
  }

  /** The registry's entitlement and Keycloak's own flag. */
  @Override
  public boolean isEnabled() {
    return edits.isEntitled(row) && super.isEnabled();
  }

  /**
   * Sets Keycloak's own flag. Repeating what is shown changes nothing: an official who saves a
   * registration that the registry has locked must not disable it for good (H70).
   */
  @Override
  public void setEnabled(boolean enabled) {
    if (enabled != isEnabled()) {
      getFederatedStorage()
          .setSingleAttribute(realm, getId(), ENABLED_ATTRIBUTE, Boolean.toString(enabled));
      besides = null;
    }
  }

  @Override
  public Long getCreatedTimestamp() {
    return row.key().createdMillis();
  }

  @Override
  public void setCreatedTimestamp(Long timestamp) {
    if (!Objects.equals(timestamp, getCreatedTimestamp())) {
      throw Edits.readOnly("createdTimestamp");
    }
  }

  @Override
  public String getFirstAttribute(String name) {
    Optional<OwnedAttribute> owned = OwnedAttribute.named(name);
    return owned.isPresent() ? of(owned.get()) : besides().getFirst(name);
  }

  @Override
  public Stream<String> getAttributeStream(String name) {
    return OwnedAttribute.named(name)
        .map(owned -> Stream.ofNullable(of(owned)))
        .orElseGet(() -> besides().getOrDefault(name, List.of()).stream());
  }

  @Override
  public SubjectCredentialManager credentialManager() {
    return new CredentialsOnce(session, getId(), super.credentialManager());
  }

  private MultivaluedHashMap<String, String> besides() {
    if (besides == null) {
      MultivaluedHashMap<String, String> read = getFederatedStorage().getAttributes(realm, getId());
      besides = read == null ? new MultivaluedHashMap<>() : read;
    }
    return besides;
  }

  @Override
  public Map<String, List<String>> getAttributes() {
    Map<String, List<String>> attributes = new HashMap<>();
    besides()
        .forEach(
            (name, values) -> {
              if (!INTERNAL.contains(name)) {
                attributes.put(name, new ArrayList<>(values));
              }
            });
    for (OwnedAttribute owned : OwnedAttribute.values()) {
      String value = of(owned);
      if (value == null) {
        attributes.remove(owned.attribute());
      } else {
        attributes.put(owned.attribute(), List.of(value));
      }
    }
    return attributes;
  }

  @Override
  public void setSingleAttribute(String name, String value) {
    requireOpen(name);
    OwnedAttribute.named(name)
        .ifPresentOrElse(owned -> write(owned, value), () -> super.setSingleAttribute(name, value));
    besides = null;
  }

  @Override
  public void setAttribute(String name, List<String> values) {
    requireOpen(name);
    OwnedAttribute.named(name)
        .ifPresentOrElse(owned -> write(owned, values), () -> super.setAttribute(name, values));
    besides = null;
  }

  @Override
  public void removeAttribute(String name) {
    requireOpen(name);
    OwnedAttribute.named(name)
        .ifPresentOrElse(owned -> write(owned, (String) null), () -> super.removeAttribute(name));
    besides = null;
  }

  /** Whoever may write any attribute must not get at state and address by their inner names. */
  private static void requireOpen(String name) {
    if (INTERNAL.contains(name)) {
      throw Edits.readOnly(name);
    }
  }

  private void write(OwnedAttribute owned, List<String> values) {
    List<String> written =
        values == null
            ? List.of()
            : values.stream().filter(v -> v != null && !v.isBlank()).toList();
    if (written.size() > 1) {
      throw Edits.readOnly(owned.attribute());
    }
    write(owned, written.isEmpty() ? null : written.get(0));
  }

  private void write(OwnedAttribute owned, String value) {
    String written = value == null || value.isBlank() ? null : value;
    String present = of(owned);
    boolean same =
        owned.caseless()
            ? Objects.equals(Folding.fold(written), Folding.fold(present))
            : Objects.equals(Folding.nfc(written), Folding.nfc(present));
    if (!same) {
      follow(() -> edits.write(row, owned, Folding.nfc(written)));
    }
  }

  private String of(OwnedAttribute owned) {
    // Only addresses can be kept elsewhere, and looking there costs a statement.
    return owned.of(owned == OwnedAttribute.EMAIL ? shown() : row);
  }

  private void follow(Supplier<RegistrationRow> change) {
    row = RegistryProvider.reporting(change);
    shown = null;
  }
}
