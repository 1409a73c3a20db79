package hu.ugyfelkapu.keycloak.docker.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param contentType with character set; empty without a body
 * @param body as bytes
 * @param headers further headers; they replace the site's own of the same name
 */
public record Response(int status, String contentType, byte[] body, Map<String, String> headers) {
  public Response {
    headers = Map.copyOf(headers);
  }

  public static Response redirect(URI target) {
    return new Response(303, "", new byte[0], Map.of("Location", target.toString()));
  }

  public Response withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, contentType, body, more);
  }
}
