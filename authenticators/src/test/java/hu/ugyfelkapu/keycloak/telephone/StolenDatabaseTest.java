package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential.PublicData;
import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential.SecretData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has the database and not the vault (hazard H89). */
class StolenDatabaseTest {

  private static final int PEOPLE = 2_000;
  private static final int PASSWORDS = 1_000_000;
  private static final String PASSWORD = "273941";
  private static final String PLACE = TelephonePlace.PASSWORD.of("realm-1", "user-1", "cred-1");

  @TempDir Path folder;
  private RealmVault vault;
  private String key;

  @BeforeEach
  void fillVault() {
    vault = new RealmVault(folder, "kau");
    key = vault.addKey("k1");
  }

  @Test
  void equalPasswordsOfManyLookDifferentAndPasswordsOfAllKindsAlike_H89() {
    List<Sealed> equal = sealed(i -> PASSWORD);
    List<Sealed> different = sealed(i -> String.format("%06d", i * 499));

    for (List<Sealed> dump : List.of(equal, different)) {
      assertThat(dump.stream().map(Sealed::nonce).distinct()).hasSize(PEOPLE);
      assertThat(dump.stream().map(Sealed::text).distinct()).hasSize(PEOPLE);
      assertThat(dump.stream().map(each -> each.text().length()).distinct()).hasSize(1);
    }
    // Nor do the digits show through one by one: at each place of the text, each value of a byte
    // comes as often with equal passwords as chance wants it (255 degrees of freedom, one failure
    // in a billion).
    for (int place = 0; place < PASSWORD.length() + 16; place++) {
      assertThat(chiSquareOfBytes(equal, place)).isLessThan(450);
    }
  }

  /**
   * Every password is tried, with all that a thief can do with it and the dump: whether its digits
   * or its hash stand there, and whether its hash is the key.
   */
  @Test
  void noneOfAMillionPasswordsIsFoundInTheDump_H89() throws GeneralSecurityException {
    Sealed sealed = vault.keys("k1").seal(PASSWORD, PLACE);
    TelephoneCredential stored =
        TelephoneCredential.create(
            "cred-1",
            new PublicData(false, null),
            new SecretData(sealed, null, Map.of()),
            "•••••• 52");
    Set<ByteBuffer> pieces = piecesOf(sealed);
    byte[] nonce = Base64.getDecoder().decode(sealed.nonce());
    byte[] text = Base64.getDecoder().decode(sealed.text());
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    List<String> found = new ArrayList<>();

    for (int i = 0; i < PASSWORDS; i++) {
      byte[] guess = Integer.toString(PASSWORDS + i).substring(1).getBytes(StandardCharsets.UTF_8);
      byte[] hash = sha.digest(guess);
      if (pieces.contains(ByteBuffer.wrap(guess))
          || pieces.contains(ByteBuffer.wrap(hash, 0, guess.length))
          || Arrays.equals(opened(cipher, hash, nonce, text), guess)) {
        found.add(new String(guess, StandardCharsets.UTF_8));
      }
    }

    assertThat(found).isEmpty();
    assertThat(opened(cipher, Base64.getDecoder().decode(key), nonce, text))
        .as("the attack itself, with the key from the vault")
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(PASSWORD);
    assertThat(stored.getCredentialData() + stored.getSecretData() + stored.getUserLabel())
        .doesNotContain(PASSWORD);
  }

  /** GCM without its tag is the counter mode from 2 on. */
  private static byte[] opened(Cipher cipher, byte[] key, byte[] nonce, byte[] text)
      throws GeneralSecurityException {
    byte[] counter = Arrays.copyOf(nonce, 16);
    counter[15] = 2;
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
    return cipher.doFinal(text, 0, PASSWORD.length());
  }

  /** The thief builds a vault of his own, under the same key id. */
  @Test
  void keyOfAThiefsOwnOpensNothing_H89(@TempDir Path thiefs) {
    RealmVault own = new RealmVault(thiefs, "kau");
    own.addKey("k1");
    Sealed sealed = vault.keys("k1").seal(PASSWORD, PLACE);

    assertThatThrownBy(() -> own.keys("k1").open(sealed, PLACE))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(GeneralSecurityException.class);
  }

  private List<Sealed> sealed(IntFunction<String> password) {
    KeyRing keys = vault.keys("k1");
    return IntStream.range(0, PEOPLE)
        .mapToObj(
            i ->
                keys.seal(
                    password.apply(i),
                    TelephonePlace.PASSWORD.of("realm-1", "user-" + i, "cred-" + i)))
        .toList();
  }

  private static double chiSquareOfBytes(List<Sealed> dump, int place) {
    int[] seen = new int[256];
    dump.forEach(each -> seen[Base64.getDecoder().decode(each.text())[place] & 0xff]++);
    double expected = (double) dump.size() / seen.length;
    return Arrays.stream(seen).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
  }

  /** Every stretch of the sealed bytes that is as long as a password. */
  private static Set<ByteBuffer> piecesOf(Sealed sealed) {
    Set<ByteBuffer> pieces = new HashSet<>();
    for (String part : List.of(sealed.nonce(), sealed.text())) {
      byte[] bytes = Base64.getDecoder().decode(part);
      for (int i = 0; i + PASSWORD.length() <= bytes.length; i++) {
        pieces.add(ByteBuffer.wrap(bytes, i, PASSWORD.length()).slice());
      }
    }
    return pieces;
  }
}
