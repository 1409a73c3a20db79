package hu.ugyfelkapu.keycloak.idcard.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import hu.ugyfelkapu.keycloak.idcard.CardException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the token's JSON: one object, no name twice, nothing after it. */
final class TokenFields {

  static final String CERTIFICATE = "unverifiedCertificate";
  static final String ALGORITHM = "algorithm";
  static final String SIGNATURE = "signature";
  static final String FORMAT = "format";

  /** The program that made the token; nothing depends on it. */
  private static final String APP_VERSION = "appVersion";

  private static final List<String> REQUIRED = List.of(CERTIFICATE, ALGORITHM, SIGNATURE, FORMAT);

  /** Twice the room that a certificate and a signature with the longest keys need. */
  static final int MOST_CHARACTERS = 16 * 1024;

  /** Version 1.1 has lists of objects with lists of objects in fields that are ignored here. */
  private static final int MOST_DEPTH = 8;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
          // Names are an attacker's: they must not stay in the factory.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private TokenFields() {}

  /**
   * @return all required fields; others are ignored, whatever they hold
   * @throws CardException when it is no such object
   */
  static Map<String, String> read(String json) throws CardException {
    if (json == null || json.isEmpty() || json.length() > MOST_CHARACTERS) {
      throw AuthToken.malformed("is empty or longer than " + MOST_CHARACTERS + " characters");
    }
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw AuthToken.malformed("is no JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        read(parser, fields);
      }
      if (parser.nextToken() != null) {
        throw AuthToken.malformed("has something after it");
      }
    } catch (IOException e) {
      // Without the cause: it would quote what was sent.
      throw AuthToken.malformed("is no JSON");
    }
    if (!fields.keySet().containsAll(REQUIRED)) {
      throw AuthToken.malformed("lacks a field");
    }
    return fields;
  }

  private static void read(JsonParser parser, Map<String, String> fields)
      throws IOException, CardException {
    String name = parser.currentName();
    boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
    if (REQUIRED.contains(name) || APP_VERSION.equals(name)) {
      if (!isText) {
        throw AuthToken.malformed("holds a field that is no text");
      }
      fields.put(name, parser.getText());
    } else {
      parser.skipChildren();
    }
  }
}
