package hu.ugyfelkapu.keycloak.registry.password;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;

/**
 * Argon2 (RFC 9106) as the reference implementation writes it: {@code
 * $argon2id$v=19$m=<KiB>,t=<passes>,p=<lanes>$<salt>$<hash>}, salt and hash in base64 without
 * padding. Without {@code v=} it is version 16, as before there were two.
 */
final class Argon2 extends KeycloakFormat {

  /** Keycloak's name for it. */
  static final String ALGORITHM = "argon2";

  /** 128 MiB; libraries' defaults end at 100 MiB. RFC 9106's 2 GiB are none for a login server. */
  private static final int MOST_MEMORY_KIB = 131_072;

  /** As Keycloak's own limit. */
  private static final int MOST_PASSES = 100;

  private static final int MOST_LANES = 16;

  /** KiB times passes: some seconds. Keycloak's own memory may have its most passes. */
  private static final int MOST_WORK = 6 * MOST_MEMORY_KIB;

  /** Keycloak's own: 7 MiB, five passes. */
  private static final int USUAL_WORK = 7168 * 5;

  private static final int SHORTEST_SALT = 8;
  private static final int LONGEST_SALT = 64;

  private static final String TYPE = "type";
  private static final String VERSION = "version";
  private static final String MEMORY = "memory";
  private static final String LANES = "parallelism";
  private static final String HASH_LENGTH = "hashLength";

  private static final Map<String, String> KEYCLOAKS_VERSIONS = Map.of("16", "1.0", "19", "1.3");

  private static final Pattern WELL_FORMED =
      Pattern.compile(
          "\\$argon2(id|i|d)\\$(?:v=(16|19)\\$)?m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{1,86})\\$([A-Za-z0-9+/]{1,86})");

  Argon2(RealmHashing hashing) {
    super(hashing);
  }

  @Override
  public boolean claims(String stored) {
    return stored.startsWith("$argon2");
  }

  @Override
  PasswordCredentialModel read(String stored) {
    return parse(stored);
  }

  /**
   * @throws IllegalArgumentException as {@link #matches}
   */
  static PasswordCredentialModel parse(String stored) {
    Matcher parts = WELL_FORMED.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not Argon2");
    }
    int memory = Integer.parseInt(parts.group(3));
    int passes = Integer.parseInt(parts.group(4));
    int lanes = Integer.parseInt(parts.group(5));
    byte[] salt = Base64.getDecoder().decode(parts.group(6));
    byte[] hash = Base64.getDecoder().decode(parts.group(7));
    if (lanes < 1 || lanes > MOST_LANES || passes < 1 || passes > MOST_PASSES) {
      throw new IllegalArgumentException("passes or lanes out of bounds");
    }
    // Eight blocks of a KiB per lane are the algorithm's own minimum.
    if (memory < 8 * lanes || memory > MOST_MEMORY_KIB || memory * passes > MOST_WORK) {
      throw new IllegalArgumentException("memory or work out of bounds");
    }
    if (salt.length < SHORTEST_SALT || salt.length > LONGEST_SALT) {
      throw new IllegalArgumentException("salt too short or too long");
    }
    String version = KEYCLOAKS_VERSIONS.get(parts.group(2) == null ? "16" : parts.group(2));
    return credential(
        ALGORITHM,
        passes,
        Map.of(
            TYPE, List.of(parts.group(1)),
            VERSION, List.of(version),
            MEMORY, List.of(Integer.toString(memory)),
            LANES, List.of(Integer.toString(lanes)),
            HASH_LENGTH, List.of(Integer.toString(hash.length))),
        salt,
        hash);
  }

  @Override
  boolean isUsualWork(PasswordCredentialModel credential) {
    PasswordCredentialData data = credential.getPasswordCredentialData();
    return Integer.parseInt(parameter(data, MEMORY)) * data.getHashIterations() >= USUAL_WORK;
  }

  /** The text of a credential that Keycloak's Argon2 has made. */
  static String write(PasswordCredentialModel credential) {
    PasswordCredentialData data = credential.getPasswordCredentialData();
    String version =
        KEYCLOAKS_VERSIONS.entrySet().stream()
            .filter(each -> each.getValue().equals(parameter(data, VERSION)))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown version"));
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2%s$v=%s$m=%s,t=%d,p=%s$%s$%s"
        .formatted(
            parameter(data, TYPE),
            version,
            parameter(data, MEMORY),
            data.getHashIterations(),
            parameter(data, LANES),
            base64.encodeToString(credential.getPasswordSecretData().getSalt()),
            base64.encodeToString(hash(credential)));
  }

  private static String parameter(PasswordCredentialData data, String name) {
    return data.getAdditionalParameters().getFirst(name);
  }
}
