package hu.ugyfelkapu.keycloak.idcard.certificate;

import static hu.ugyfelkapu.keycloak.idcard.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V1TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;

/** One certificate has one encoding. */
class DerCertificateTest {

  private static final Party CARD = TestPki.card(TestPki.root().make()).make();
  private static final byte[] DER = TestPki.der(CARD.certificate());

  @Test
  void certificateIsRead() throws CardException {
    assertThat(DerCertificate.read(DER)).isEqualTo(CARD.certificate());
  }

  @Test
  void anyShorterAndAnyLongerOneIsRefused() {
    for (int length = 0; length < DER.length; length++) {
      assertMalformed(Arrays.copyOf(DER, length));
    }
    assertMalformed(Arrays.copyOf(DER, DER.length + 1));
    assertMalformed(joined(DER, DER));
  }

  /** Java's own reader would take all of these. */
  @Test
  void otherEncodingsOfTheSameAreRefused() throws IOException {
    Certificate structure = Certificate.getInstance(DER);
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(structure.getTBSCertificate());
    parts.add(structure.getSignatureAlgorithm());
    parts.add(structure.getSignature());

    assertMalformed(new BERSequence(parts).getEncoded());
    // The length of what begins with 30 82 xx xx, in three bytes instead of two.
    assertThat(DER).startsWith(0x30, 0x82);
    assertMalformed(
        joined(new byte[] {0x30, (byte) 0x83, 0}, Arrays.copyOfRange(DER, 2, DER.length)));
    assertMalformed(CARD.pem().getBytes(StandardCharsets.US_ASCII));
  }

  /** Found inside as well: true is 0xff and nothing else. */
  @Test
  void otherEncodingOfAPartIsRefused() {
    // The key usage: its identifier, then that it is critical.
    byte[] critical = {0x06, 0x03, 0x55, 0x1d, 0x0f, 0x01, 0x01, (byte) 0xff};
    int at = indexOf(DER, critical) + critical.length - 1;
    byte[] changed = DER.clone();
    changed[at] = 1;

    assertMalformed(changed);
  }

  @Test
  void certificateOfVersionOneIsRefused() throws Exception {
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    V1TBSCertificateGenerator generator = new V1TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(1));
    generator.setIssuer(new X500Name("CN=Regi"));
    generator.setSubject(new X500Name("CN=Regi"));
    generator.setStartDate(new Time(Date.from(TestPki.NOW)));
    generator.setEndDate(new Time(Date.from(TestPki.NOW)));
    generator.setSignature(algorithm);
    generator.setSubjectPublicKeyInfo(Certificate.getInstance(DER).getSubjectPublicKeyInfo());
    TBSCertificate tbs = generator.generateTBSCertificate();
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(tbs);
    parts.add(algorithm);
    parts.add(new DERBitString(new byte[8]));

    assertMalformed(new DERSequence(parts).getEncoded());
  }

  /** Such a thing costs readers that call themselves their whole stack. */
  @Test
  void structuresWithinStructuresAreRefused() {
    for (int tag : new int[] {0x30, 0x31, 0xa0, 0x24}) {
      byte[] nested = {};
      while (nested.length < 12_000) {
        nested = joined(header(tag, nested.length), nested);
      }
      assertMalformed(nested);
    }
  }

  private static byte[] header(int tag, int length) {
    return length < 128
        ? new byte[] {(byte) tag, (byte) length}
        : length < 256
            ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  private static void assertMalformed(byte[] bytes) {
    assertRefused(CardRefusal.MALFORMED_CERTIFICATE, () -> DerCertificate.read(bytes));
  }
}
