package hu.ugyfelkapu.keycloak.docker.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a handler wants to know of a request.
 *
 * @param method upper case
 * @param path decoded path
 * @param query the query as it was sent, empty if there was none
 * @param parameters decoded parameters of query and form; of doubled ones the first
 * @param cookies by name
 * @param origin of the page that sent the request, if the browser told
 * @param body as bytes, of a POST only; no more than a form may have
 */
public record Request(
    String method,
    String path,
    String query,
    Map<String, String> parameters,
    Map<String, String> cookies,
    Optional<String> origin,
    byte[] body) {
  private static final int LONGEST_FORM = 64 * 1024;

  static Request read(HttpExchange exchange) throws IOException {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    Map<String, String> parameters = new LinkedHashMap<>();
    parse(query, parameters);
    byte[] body = new byte[0];
    if (exchange.getRequestMethod().equals("POST")) {
      body = exchange.getRequestBody().readNBytes(LONGEST_FORM);
      parse(new String(body, StandardCharsets.UTF_8), parameters);
    }
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query,
        parameters,
        cookies(exchange),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Origin")),
        body);
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  private static void parse(String form, Map<String, String> into) {
    for (String pair : form.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        into.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static Map<String, String> cookies(HttpExchange exchange) {
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", java.util.List.of())) {
      for (String cookie : header.split(";")) {
        int equals = cookie.indexOf('=');
        if (equals > 0) {
          cookies.putIfAbsent(
              cookie.substring(0, equals).trim(), cookie.substring(equals + 1).trim());
        }
      }
    }
    return cookies;
  }
}
