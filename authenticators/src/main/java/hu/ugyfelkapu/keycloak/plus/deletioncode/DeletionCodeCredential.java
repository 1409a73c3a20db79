package hu.ugyfelkapu.keycloak.plus.deletioncode;

import com.fasterxml.jackson.annotation.JsonProperty;
import hu.ugyfelkapu.keycloak.code.Budget;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * The stored side of a deletion code: a hash by Keycloak's own password hashing, and the id of the
 * app credential it belongs to, without which it is worthless.
 */
public final class DeletionCodeCredential extends CredentialModel {

  public static final String TYPE = "ugyfelkapu-deletion-code";

  private static final long serialVersionUID = 1L;

  /**
   * What the consoles may see.
   *
   * @param appCredentialId id of the OTP credential that the code removes
   * @param hash parameters of the hash, in the form of Keycloak's password credential
   * @param lockedUntil epoch second at which a lock by wrong codes ends; null or 0 for none. It
   *     stands here, and not in a cache, so that it outlives a full restart.
   */
  record PublicData(
      @JsonProperty("appCredentialId") String appCredentialId,
      @JsonProperty("hash") String hash,
      @JsonProperty("lockedUntil") Long lockedUntil) {

    PublicData lockedUntil(Instant end) {
      return new PublicData(appCredentialId, hash, end.getEpochSecond());
    }

    PublicData unlocked() {
      return new PublicData(appCredentialId, hash, null);
    }
  }

  private DeletionCodeCredential() {
    setType(TYPE);
  }

  /** The credential to store for a code that removes that app. */
  public static DeletionCodeCredential of(
      KeycloakSession session, DeletionCode code, String appCredentialId) {
    PasswordCredentialModel hash =
        session.getProvider(PasswordHashProvider.class).encodedCredential(code.text(), -1);
    DeletionCodeCredential credential = new DeletionCodeCredential();
    credential.setCredentialData(
        write(new PublicData(appCredentialId, hash.getCredentialData(), null)));
    credential.setSecretData(hash.getSecretData());
    credential.setCreatedDate(Time.currentTimeMillis());
    return credential;
  }

  /** The code that removes the person's present app, if there is one. */
  public static Optional<DeletionCodeCredential> of(UserModel user) {
    return AppFactor.credential(user)
        .flatMap(
            app ->
                stored(user)
                    .filter(credential -> app.getId().equals(credential.appCredentialId()))
                    .findFirst());
  }

  /**
   * Removes every deletion code of the person.
   *
   * @return those that were removed
   */
  public static List<DeletionCodeCredential> removeAll(UserModel user) {
    return remove(user, stored(user).toList());
  }

  /**
   * Removes the codes whose app is no longer there.
   *
   * @return those that were removed
   */
  public static List<DeletionCodeCredential> removeStale(UserModel user) {
    Optional<String> app = AppFactor.credential(user).map(CredentialModel::getId);
    return remove(
        user,
        stored(user)
            .filter(credential -> !app.equals(Optional.of(credential.appCredentialId())))
            .toList());
  }

  private static List<DeletionCodeCredential> remove(
      UserModel user, List<DeletionCodeCredential> credentials) {
    credentials.forEach(
        credential -> user.credentialManager().removeStoredCredentialById(credential.getId()));
    return credentials;
  }

  private static Stream<DeletionCodeCredential> stored(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(TYPE)
        .map(DeletionCodeCredential::from);
  }

  String appCredentialId() {
    return data().appCredentialId();
  }

  /** Until when wrong codes have locked it; empty when it is open. */
  public Optional<Instant> lockedUntil() {
    return Optional.ofNullable(data().lockedUntil())
        .map(Instant::ofEpochSecond)
        .filter(end -> end.isAfter(BudapestTime.now()));
  }

  /** Locks it until then, in the store. */
  void lock(UserModel user, Instant end) {
    setCredentialData(write(data().lockedUntil(end)));
    user.credentialManager().updateStoredCredential(this);
  }

  /**
   * Opens the person's code again and forgets the wrong ones. Whoever asks for it must have made
   * sure of the person: the lock is what stands between the code and guessing.
   *
   * @return false when the person has no code
   */
  public static boolean unlock(KeycloakSession session, UserModel user) {
    Optional<DeletionCodeCredential> present = of(user);
    present.ifPresent(
        credential -> {
          credential
              .tries(
                  new DeletionCodeSettings(DeletionCodeSettings.TRIES.most(), Duration.ofHours(1)))
              .giveAllBack(session.singleUseObjects());
          credential.setCredentialData(write(credential.data().unlocked()));
          user.credentialManager().updateStoredCredential(credential);
        });
    return present.isPresent();
  }

  /** The wrong codes that may still be tried. */
  Budget tries(DeletionCodeSettings settings) {
    return new Budget(TYPE + "." + getId(), settings.tries(), settings.lock());
  }

  /** Whether it is the hash of that code. */
  boolean matches(KeycloakSession session, DeletionCode code) {
    PasswordCredentialModel hash = PasswordCredentialModel.createFromCredentialModel(hash());
    PasswordHashProvider provider =
        session.getProvider(
            PasswordHashProvider.class, hash.getPasswordCredentialData().getAlgorithm());
    return provider != null && provider.verify(code.text(), hash);
  }

  private CredentialModel hash() {
    CredentialModel hash = new CredentialModel();
    hash.setType(PasswordCredentialModel.TYPE);
    hash.setCredentialData(data().hash());
    hash.setSecretData(getSecretData());
    return hash;
  }

  private PublicData data() {
    try {
      return JsonSerialization.readValue(getCredentialData(), PublicData.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String write(PublicData data) {
    try {
      return JsonSerialization.writeValueAsString(data);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A stored credential of this type. */
  static DeletionCodeCredential from(CredentialModel stored) {
    DeletionCodeCredential credential = new DeletionCodeCredential();
    credential.setId(stored.getId());
    credential.setCreatedDate(stored.getCreatedDate());
    credential.setUserLabel(stored.getUserLabel());
    credential.setCredentialData(stored.getCredentialData());
    credential.setSecretData(stored.getSecretData());
    return credential;
  }
}
