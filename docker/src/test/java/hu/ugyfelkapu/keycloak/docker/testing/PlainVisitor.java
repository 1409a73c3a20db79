package hu.ugyfelkapu.keycloak.docker.testing;

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
public final class PlainVisitor {
  private static final Pattern PAGE_ID = Pattern.compile("data-page-id=\"([^\"]+)\"");
  private static final Pattern ACTION = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
  private static final Pattern DIGIT = Pattern.compile("<input[^>]* name=\"digit([1-6])\"");
  private static final int MOST_REDIRECTS = 5;

  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final URI server;
  private URI service;
  private String body = "";

  private PlainVisitor(URI server) {
    this.server = server;
  }

  /** Stands at the first page of a login of the demo client. */
  private static PlainVisitor atLogin(TestServer server) {
    return at(server, OidcLogin.address(server));
  }

  /** Has opened an address of the server, whatever page came. */
  public static PlainVisitor at(TestServer server, String address) {
    return new PlainVisitor(server.url()).open(address);
  }

  /** Opens another address of the server, whatever page comes. */
  public PlainVisitor open(String address) {
    service = null;
    follow(request(URI.create(address)).GET());
    return this;
  }

  /**
   * Follows the first link of the present page that a pattern finds in its first group.
   *
   * @param pageId of the page that must come next
   */
  public PlainVisitor follow(Pattern link, String pageId) {
    open(found(link).replace("&amp;", "&"));
    return require(pageId);
  }

  /** Stands at user name and password of that method. */
  public static PlainVisitor atPassword(TestServer server, String method) {
    return atLogin(server).submit("method=" + method, "login-login");
  }

  /** Has sent user name and password of that method, whatever page came then. */
  public static PlainVisitor behindPassword(TestServer server, Citizen citizen, String method) {
    return atPassword(server, method).submit(credentials(citizen));
  }

  /** Stands at the digits of that telephone id. */
  public static PlainVisitor atTelephoneDigits(TestServer server, String telephoneId) {
    return atLogin(server)
        .submit("method=telephone", "login-telephone-id")
        .submit("telephoneId=" + telephoneId, "login-telephone-digits");
  }

  /** Stands at the page of the identity card. */
  public static PlainVisitor atIdCard(TestServer server) {
    return atLogin(server).submit("method=id-card", "login-id-card");
  }

  /** The first group of a pattern in the present page. */
  public String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(body);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " on the page " + pageId());
    }
    return matcher.group(1);
  }

  /** Those of six digits that the present page asks for, as its form. */
  public String digits(String password) {
    return DIGIT
        .matcher(body)
        .results()
        .map(match -> Integer.parseInt(match.group(1)))
        .map(position -> "digit" + position + "=" + password.charAt(position - 1))
        .collect(Collectors.joining("&"));
  }

  /** The form of user name and password. */
  public static String credentials(Citizen citizen) {
    return OidcLogin.form(Map.of("username", citizen.userName(), "password", citizen.password()));
  }

  /**
   * Posts to the form of the present page.
   *
   * @param form body in form encoding
   * @param pageId of the page that must come next; empty for the service
   * @throws AssertionError if another one comes
   */
  public PlainVisitor submit(String form, String pageId) {
    return submit(form).require(pageId);
  }

  /** Posts to the form of the present page, whatever page comes then. */
  public PlainVisitor submit(String form) {
    follow(post(action(), form));
    return this;
  }

  /**
   * Makes sure of the present page.
   *
   * @param pageId of the page that must be shown; empty for the service
   * @throws AssertionError if another one is
   */
  public PlainVisitor require(String pageId) {
    if (!pageId.equals(pageId(body))) {
      throw new AssertionError("expected page " + pageId + ", but came:\n" + body);
    }
    return this;
  }

  /** Asks for the present page again, by the address that Keycloak's script gives it. */
  public PlainVisitor reload() {
    String again = action().toString().replaceFirst("session_code=[^&]*&", "");
    follow(request(URI.create(again)).GET());
    return this;
  }

  /**
   * Where the server has sent the visitor.
   *
   * @throws AssertionError if the visitor is still at the server
   */
  public URI service() {
    if (service == null) {
      throw new AssertionError("no service, but:\n" + body);
    }
    return service;
  }

  /** The present page; empty at the service. */
  public String body() {
    return body;
  }

  /** Posts to the form of the present page and does not wait for the answer. */
  public CompletableFuture<HttpResponse<String>> submitAsync(String form) {
    return Http.sendAsync(post(action(), form).build());
  }

  /**
   * Posts to the form of the present page, past the balancer, and does not wait for the answer.
   *
   * @param node address of the node that gets it
   */
  public CompletableFuture<HttpResponse<String>> submitTo(URI node, String form) {
    URI action = action();
    return Http.sendAsync(
        post(URI.create(node + action.getRawPath() + "?" + action.getRawQuery()), form).build());
  }

  /** Which page is shown; empty if none of Keycloak's, as at the service. */
  public String pageId() {
    return pageId(body);
  }

  /** Which page an answer shows; empty if none of Keycloak's, as with a redirect. */
  public static String pageId(String body) {
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
      response = send(request(target).GET());
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
    return request(target)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  /** Asks for a page, as a browser does: whoever does not gets Keycloak's errors as JSON. */
  private HttpRequest.Builder request(URI target) {
    HttpRequest.Builder request = HttpRequest.newBuilder(target).header("Accept", "text/html");
    return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
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
