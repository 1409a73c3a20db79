package hu.ugyfelkapu.keycloak.idcard.certificate;

import static hu.ugyfelkapu.keycloak.idcard.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys are good enough (mission.md §7). */
class KeyStrengthTest {

  private static final Party ROOT = TestPki.root().make();

  @ParameterizedTest
  @ValueSource(strings = {TestKeys.P256, TestKeys.P384, TestKeys.P521})
  void keyOnASupportedCurveIsTaken(String curve) throws CardException {
    Party card = TestPki.card(ROOT).keys(TestKeys.ec(curve)).make();

    assertThat(KeyStrength.strongKey(card.certificate())).isEqualTo(card.keys().getPublic());
  }

  @ParameterizedTest
  @ValueSource(ints = {2048, 3072})
  void rsaKeyIsTaken(int bits) throws CardException {
    Party card = TestPki.card(ROOT).keys(TestKeys.rsa(bits)).make();

    assertThat(KeyStrength.strongKey(card.certificate())).isEqualTo(card.keys().getPublic());
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2047})
  void shortRsaKeyIsRefused(int bits) {
    assertWeak(TestPki.card(ROOT).keys(TestKeys.rsa(bits)).make().certificate());
  }

  /** Making such a key would take a minute. */
  @ParameterizedTest
  @ValueSource(ints = {4096, 8192})
  void longRsaKeyIsTaken(int bits) throws CardException {
    X509Certificate certificate = rsa(modulus(bits), BigInteger.valueOf(65_537));

    assertThat(KeyStrength.strongKey(certificate)).isInstanceOf(RSAPublicKey.class);
  }

  @Test
  void rsaKeyThatIsTooLongIsRefused() {
    assertWeak(rsa(modulus(8193), BigInteger.valueOf(65_537)));
  }

  @Test
  void rsaKeyWithABadExponentIsRefused() {
    BigInteger modulus = modulus(2048);
    for (BigInteger exponent :
        new BigInteger[] {
          BigInteger.valueOf(3),
          BigInteger.valueOf(17),
          BigInteger.valueOf(65_535),
          BigInteger.valueOf(65_538),
          BigInteger.ONE.shiftLeft(64).setBit(0)
        }) {
      assertWeak(rsa(modulus, exponent));
    }
  }

  @Test
  void rsaKeyWithAnEvenModulusIsRefused() {
    BigInteger modulus = modulus(2048);

    assertWeak(rsa(modulus.subtract(BigInteger.ONE), BigInteger.valueOf(65_537)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256k1", "secp224r1", "secp192r1", "brainpoolP256r1", "sect283r1"})
  void keyOnAnotherCurveIsRefused(String curve) {
    assertWeak(TestPki.card(ROOT).keys(TestKeys.ec(curve)).make().certificate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "DSA"})
  void keyOfAnotherKindIsRefused(String kind) throws Exception {
    KeyPair other = KeyPairGenerator.getInstance(kind).generateKeyPair();

    assertWeak(
        TestPki.card(ROOT)
            .publicKey(SubjectPublicKeyInfo.getInstance(other.getPublic().getEncoded()))
            .make()
            .certificate());
  }

  /** Such parameters can be chosen so that anyone has the private key (CVE-2020-0601). */
  @Test
  void keyWithTheParametersOfACurveWrittenOutIsRefused() {
    assertWeak(elliptic(NISTNamedCurves.getByName("P-256"), point()));
  }

  @Test
  void keyWithoutACurveIsRefused() {
    assertWeak(elliptic(DERNull.INSTANCE, point()));
  }

  @Test
  void rightKeysMadeHereAreTaken() throws CardException {
    assertThat(KeyStrength.strongKey(elliptic(X9ObjectIdentifiers.prime256v1, point())))
        .isNotNull();
  }

  @Test
  void pointThatIsNotOnItsCurveIsRefused() {
    byte[] point = point();
    point[point.length - 1] ^= 1;

    assertWeak(elliptic(X9ObjectIdentifiers.prime256v1, point));
    assertWeak(
        TestPki.card(ROOT)
            .publicKey(key(X9ObjectIdentifiers.prime256v1, point))
            .make()
            .certificate());
  }

  @Test
  void pointInAnotherFormIsRefused() {
    byte[] point = point();
    byte[] compressed = Arrays.copyOf(point, 33);
    compressed[0] = (byte) (2 + (point[64] & 1));
    byte[] hybrid = point.clone();
    hybrid[0] = (byte) (6 + (point[64] & 1));

    for (byte[] other :
        new byte[][] {{}, {0}, compressed, hybrid, Arrays.copyOf(point, 66), new byte[65]}) {
      assertWeak(elliptic(X9ObjectIdentifiers.prime256v1, other));
    }
  }

  private static byte[] point() {
    return SubjectPublicKeyInfo.getInstance(TestKeys.ec(TestKeys.P256).getPublic().getEncoded())
        .getPublicKeyData()
        .getOctets();
  }

  /** With the highest and the lowest bit. */
  private static BigInteger modulus(int bits) {
    return new BigInteger(bits, new Random(bits)).setBit(bits - 1).setBit(0);
  }

  private static X509Certificate elliptic(ASN1Encodable parameters, byte[] point) {
    return read(key(parameters, point));
  }

  private static SubjectPublicKeyInfo key(ASN1Encodable parameters, byte[] point) {
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters), point);
  }

  /** By Java: Bouncy Castle would refuse most of these itself. */
  private static X509Certificate rsa(BigInteger modulus, BigInteger exponent) {
    try {
      return TestPki.card(ROOT)
          .publicKey(
              new SubjectPublicKeyInfo(
                  new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                  new org.bouncycastle.asn1.pkcs.RSAPublicKey(modulus, exponent)))
          .make()
          .certificate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By Bouncy Castle, which reads nearly everything. The server has it beside Java's reader. */
  private static X509Certificate read(SubjectPublicKeyInfo key) {
    byte[] der = TestPki.card(ROOT).publicKey(key).der();
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertWeak(X509Certificate certificate) {
    assertRefused(CardRefusal.WEAK_KEY, () -> KeyStrength.strongKey(certificate));
  }
}
