package hu.ugyfelkapu.keycloak.telephone;

import com.fasterxml.jackson.annotation.JsonProperty;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;

/**
 * The telephone password in Keycloak's credential store, encrypted, with what belongs to it. Its id
 * is that of the row that finds it by the telephone id.
 */
public final class TelephoneCredential extends CredentialModel {

  public static final String TYPE = "ugyfelkapu-telephone";

  private static final long serialVersionUID = 1L;

  /**
   * What the consoles may see.
   *
   * @param oneTime whether the password must be replaced at its first use
   * @param usableUntil epoch second at which a one-time password ends; null for a lasting one
   */
  record PublicData(
      @JsonProperty("oneTime") boolean oneTime, @JsonProperty("usableUntil") Long usableUntil) {}

  /**
   * @param password the six digits
   * @param phone where one-time passwords go by SMS; null for e-mail
   * @param reminders hashes of the answers by the number of the question, 1 to 9; never null
   */
  record SecretData(
      @JsonProperty("password") Sealed password,
      @JsonProperty("phone") Sealed phone,
      @JsonProperty("reminders") Map<Integer, ReminderHash> reminders) {}

  private TelephoneCredential() {
    setType(TYPE);
  }

  /** One to be stored now under that id. */
  static TelephoneCredential create(String id, PublicData data, SecretData secret, String label) {
    TelephoneCredential credential = new TelephoneCredential();
    credential.setId(id);
    credential.setCreatedDate(Time.currentTimeMillis());
    credential.setUserLabel(label);
    credential.write(data, secret);
    return credential;
  }

  /** The person's telephone password, if there is one. */
  public static Optional<TelephoneCredential> of(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(TYPE)
        .findFirst()
        .map(TelephoneCredential::from);
  }

  /** The same by its id. */
  static Optional<TelephoneCredential> of(UserModel user, String id) {
    return Optional.ofNullable(user.credentialManager().getStoredCredentialById(id))
        .filter(stored -> TYPE.equals(stored.getType()))
        .map(TelephoneCredential::from);
  }

  /** A stored credential of this type. */
  static TelephoneCredential from(CredentialModel stored) {
    TelephoneCredential credential = new TelephoneCredential();
    credential.setId(stored.getId());
    credential.setCreatedDate(stored.getCreatedDate());
    credential.setUserLabel(stored.getUserLabel());
    credential.setCredentialData(stored.getCredentialData());
    credential.setSecretData(stored.getSecretData());
    return credential;
  }

  /** Whether the password must be replaced at its first use. */
  public boolean isOneTime() {
    return data().oneTime();
  }

  /** When a one-time password ends; empty for a lasting one. */
  public Optional<Instant> usableUntil() {
    return Optional.ofNullable(data().usableUntil()).map(Instant::ofEpochSecond);
  }

  /** Whether one-time passwords go by SMS; otherwise by e-mail. */
  public boolean isBySms() {
    return secret().phone() != null;
  }

  /** Numbers of the reminder questions that the person has answered. */
  public SortedSet<Integer> answeredQuestions() {
    return new TreeSet<>(secret().reminders().keySet());
  }

  /** Another one for every password that was set; tells nothing of it. */
  public String version() {
    return secret().password().nonce();
  }

  boolean isOver() {
    return usableUntil().filter(end -> !end.isAfter(BudapestTime.now())).isPresent();
  }

  PublicData data() {
    return read(getCredentialData(), PublicData.class);
  }

  SecretData secret() {
    return read(getSecretData(), SecretData.class);
  }

  /** Stores it anew. */
  void update(UserModel user, PublicData data, SecretData secret) {
    write(data, secret);
    user.credentialManager().updateStoredCredential(this);
  }

  private void write(PublicData data, SecretData secret) {
    setCredentialData(write(data));
    setSecretData(write(secret));
  }

  private static <T> T read(String text, Class<T> type) {
    try {
      return JsonSerialization.readValue(text, type);
    } catch (IOException e) {
      // Without the cause: it would quote the text.
      throw new IllegalStateException("A telephone credential cannot be read");
    }
  }

  private static String write(Object data) {
    try {
      return JsonSerialization.writeValueAsString(data);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
