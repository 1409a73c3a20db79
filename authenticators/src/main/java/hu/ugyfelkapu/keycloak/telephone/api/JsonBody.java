package hu.ugyfelkapu.keycloak.telephone.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Reads the body of a request: one JSON object with known fields only, each of its own type. What
 * is sent by mistake, such as a misspelt field, must not be taken for something left out.
 */
public final class JsonBody {

  /** The longest body of any request, six answers of 200 characters in escapes, fits twice. */
  static final int MOST_BYTES = 16 * 1024;

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build()
          .reader();

  private JsonBody() {}

  /**
   * @param body the request's body, may be null
   * @param type a record whose components have {@code JsonProperty}
   * @throws MalformedRequestException when it is not such an object
   */
  public static <T> T read(InputStream body, Class<T> type) {
    byte[] bytes = bytes(body);
    try {
      T read = READER.forType(type).readValue(bytes);
      if (read == null) {
        throw MalformedRequestException.body();
      }
      return read;
    } catch (PropertyBindingException e) {
      // The name that was sent is the sender's text.
      throw MalformedRequestException.body();
    } catch (JsonMappingException e) {
      throw malformed(e.getPath());
    } catch (JsonProcessingException e) {
      throw MalformedRequestException.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MalformedRequestException malformed(List<JsonMappingException.Reference> path) {
    return path.isEmpty() || path.get(0).getFieldName() == null
        ? MalformedRequestException.body()
        : MalformedRequestException.field(path.get(0).getFieldName());
  }

  private static byte[] bytes(InputStream body) {
    if (body == null) {
      throw MalformedRequestException.body();
    }
    try {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length == 0) {
        throw MalformedRequestException.body();
      }
      if (bytes.length > MOST_BYTES) {
        throw MalformedRequestException.tooLarge();
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
