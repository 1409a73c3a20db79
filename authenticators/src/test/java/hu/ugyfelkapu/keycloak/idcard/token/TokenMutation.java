package hu.ugyfelkapu.keycloak.idcard.token;

import hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils a right token: in its JSON, in the Base64 of a field, or in the bytes of a field. */
final class TokenMutation {

  private static final String CERTIFICATE = "unverifiedCertificate";
  private static final String SIGNATURE = "signature";

  /** What readers of JSON and of Base64 stumble over. */
  private static final String[] SCRAPS = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\\u0000",
    "\\uD800",
    "\\u006",
    "null",
    "true",
    "NaN",
    "-",
    "1e999999999",
    "0x1",
    "01",
    "1.",
    "9".repeat(1200),
    "[".repeat(9),
    "[".repeat(3000),
    "{\"a\":".repeat(2000),
    "\"signature\":\"AA==\"",
    "\"format\":1",
    "\"\":{}",
    "\u0000",
    "\n",
    "\uD83D",
    "\uFEFF",
    "é",
    "/*",
    "//",
    "'",
    "=",
    "====",
    "+",
    "-_",
    " ",
    "A".repeat(5000),
    "\"more\":[{\"a\":[1,2.5,null]}],",
    "web-eid:2",
    "RS512"
  };

  /** Tags and lengths that readers of DER stumble over. */
  private static final int[] DER = {
    0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x1f, 0x24, 0x30, 0x31, 0x7f,
    0x80, 0x81, 0x82, 0x83, 0x84, 0x88, 0xa0, 0xa3, 0xff
  };

  private final List<TokenDraft> tokens;

  /**
   * @param tokens right ones
   */
  TokenMutation(List<TokenDraft> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** Another text for another state of the random numbers, and the same for the same. */
  String next(SplittableRandom random) {
    TokenDraft token = tokens.get(random.nextInt(tokens.size()));
    String certificate = token.field(CERTIFICATE);
    String signature = token.field(SIGNATURE);
    // Certificates take by far the longest to read.
    int level = random.nextInt(64);
    if (level < 4) {
      certificate = base64(spoilt(Base64.getDecoder().decode(certificate), random));
    } else if (level < 5) {
      signature = base64(spoilt(Base64.getDecoder().decode(signature), random));
    } else if (level < 10) {
      certificate = spoilt(certificate, random);
    } else if (level < 12) {
      signature = spoilt(signature, random);
    }
    String json =
        "{\"unverifiedCertificate\":\""
            + certificate
            + "\",\"algorithm\":\""
            + token.field("algorithm")
            + "\",\"signature\":\""
            + signature
            + "\",\"format\":\"web-eid:1.0\",\"appVersion\":\"https://web-eid.eu/v2\"}";
    return level < 12 ? json : spoilt(json, random);
  }

  private static String spoilt(String text, SplittableRandom random) {
    StringBuilder spoilt = new StringBuilder(text);
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && spoilt.length() > 0; i++) {
      spoil(spoilt, random);
    }
    return spoilt.toString();
  }

  private static void spoil(StringBuilder text, SplittableRandom random) {
    // Most of a token is its certificate, and what is said of it stands at the end.
    int at =
        random.nextBoolean()
            ? random.nextInt(text.length())
            : Math.max(0, text.length() - 1 - random.nextInt(600));
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    switch (random.nextInt(8)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
      case 2 -> text.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
      case 3 -> text.replace(at, end, SCRAPS[random.nextInt(SCRAPS.length)]);
      case 4 -> text.setCharAt(at, (char) random.nextInt(128));
      case 5 -> text.setCharAt(at, (char) random.nextInt(0x10000));
      case 6 -> text.setLength(at);
      default -> text.insert(at, String.format("\\u%04x", random.nextInt(0x10000)));
    }
  }

  private static byte[] spoilt(byte[] right, SplittableRandom random) {
    byte[] bytes = right;
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && bytes.length > 0; i++) {
      bytes = spoil(bytes.clone(), random);
    }
    return bytes;
  }

  private static byte[] spoil(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(8));
    switch (random.nextInt(8)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> bytes[at] = (byte) DER[random.nextInt(DER.length)];
      case 3 -> bytes[at]++;
      case 4 ->
          System.arraycopy(
              bytes, random.nextInt(bytes.length - (end - at) + 1), bytes, at, end - at);
      case 5 -> {
        return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
      }
      case 6 -> {
        byte[] more = new byte[1 + random.nextInt(random.nextInt(50) == 0 ? 6000 : 4)];
        Arrays.fill(more, (byte) DER[random.nextInt(DER.length)]);
        return joined(
            Arrays.copyOf(bytes, at), joined(more, Arrays.copyOfRange(bytes, at, bytes.length)));
      }
      default -> {
        return Arrays.copyOf(bytes, random.nextBoolean() ? at : bytes.length + 1);
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
