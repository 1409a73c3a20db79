package hu.ugyfelkapu.keycloak.registry.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How a registry numbers its registrations. */
public enum IdForm {
  /** A whole number of up to 38 digits. */
  NUMBER("number") {
    @Override
    public Optional<Object> bound(String id) {
      if (!WHOLE.matcher(id).matches()) {
        return Optional.empty();
      }
      BigInteger number = new BigInteger(id);
      // A wider type than the column's would keep the database from using its index.
      return Optional.of(
          number.bitLength() < Long.SIZE ? (Object) number.longValue() : new BigDecimal(number));
    }
  },

  /** Any text of up to 100 characters. */
  TEXT("text") {
    @Override
    public Optional<Object> bound(String id) {
      return Optional.of(id);
    }
  },

  /** The database's own type for a UUID. */
  UNIQUE("uuid") {
    @Override
    public Optional<Object> bound(String id) {
      try {
        UUID uuid = UUID.fromString(id);
        return Optional.of((Object) uuid).filter(same -> same.toString().equals(id));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  };

  /** One spelling per number. */
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,37}");

  private final String word;

  IdForm(String word) {
    this.word = word;
  }

  /** The setting's word for it. */
  public String word() {
    return word;
  }

  /**
   * The id as the value of a placeholder.
   *
   * @param id as read from the column
   * @return empty if no row can have such an id
   */
  public abstract Optional<Object> bound(String id);
}
