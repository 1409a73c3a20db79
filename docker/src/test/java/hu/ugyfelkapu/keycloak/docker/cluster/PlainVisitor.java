package hu.ugyfelkapu.keycloak.docker.cluster;

import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A visitor without a browser: cookies, redirects and the first form of a page. For tests that need
 * many logins, and all of their answers at the same moment.
 */
final class PlainVisitor {
  private static final Pattern PAGE_ID = Pattern.compile("data-page-id=\"([^\"]+)\"");
  private static final Pattern ACTION = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
  private static final int MOST_REDIRECTS = 5;

  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final URI server;
  private URI service;
  private String body = "";

  private PlainVisitor(URI server) {
    this.server = server;
  }

  /** Stands at the first page of a login of the demo client. */
  static PlainVisitor atLogin(TestServer server) {
    PlainVisitor visitor = new PlainVisitor(server.url());
    visitor.follow(HttpRequest.newBuilder(URI.create(OidcLogin.address(server))).GET());
    return visitor;
  }

  /**
   * Posts to the form of the present page.
   *
   * @param form body in form encoding
   * @param pageId of the page that must come next; empty for the service
   * @throws AssertionError if another one comes
   */
  PlainVisitor submit(String form, String pageId) {
    follow(post(action(), form));
    if (!pageId.equals(pageId(body))) {
      throw new AssertionError("expected page " + pageId + ", but came:\n" + body);
    }
    return this;
  }

  /** Asks for the present page again, by the address that Keycloak's script gives it. */
  PlainVisitor reload() {
    String again = action().toString().replaceFirst("session_code=[^&]*&", "");
    follow(HttpRequest.newBuilder(URI.create(again)).header("Cookie", cookieHeader()).GET());
    return this;
  }

  /**
   * Where the server has sent the visitor.
   *
   * @throws AssertionError if the visitor is still at the server
   */
  URI service() {
    if (service == null) {
      throw new AssertionError("no service, but:\n" + body);
    }
    return service;
  }

  /** The present page; empty at the service. */
  String body() {
    return body;
  }

  /**
   * Posts to the form of the present page, past the balancer, and does not wait for the answer.
   *
   * @param node address of the node that gets it
   */
  CompletableFuture<HttpResponse<String>> submitTo(URI node, String form) {
    URI action = action();
    return Http.sendAsync(
        post(URI.create(node + action.getRawPath() + "?" + action.getRawQuery()), form).build());
  }

  /** Which page an answer shows; empty if none of Keycloak's, as with a redirect. */
  static String pageId(String body) {
    Matcher matcher = PAGE_ID.matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }

  private void follow(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request);
    body = response.body();
    for (int i = 0; response.statusCode() / 100 == 3 && i < MOST_REDIRECTS; i++) {
      URI target = URI.create(response.headers().firstValue("Location").orElseThrow());
      if (!target.getAuthority().equals(server.getAuthority())) {
        service = target;
        body = "";
        return;
      }
      response = send(HttpRequest.newBuilder(target).header("Cookie", cookieHeader()).GET());
      body = response.body();
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> response = Http.send(request.build());
    response.headers().allValues("Set-Cookie").forEach(this::keep);
    return response;
  }

  private void keep(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private HttpRequest.Builder post(URI target, String form) {
    return HttpRequest.newBuilder(target)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Cookie", cookieHeader())
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private URI action() {
    Matcher matcher = ACTION.matcher(body);
    if (!matcher.find()) {
      throw new AssertionError("no form in:\n" + body);
    }
    return URI.create(matcher.group(1).replace("&amp;", "&"));
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
