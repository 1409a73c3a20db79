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
 * A login without a browser window: cookies and the first form of a page. For tests that need many
 * logins, or their answers at the same moment.
 */
public final class PlainLogin {
  private static final Pattern PAGE_ID = Pattern.compile("data-page-id=\"([^\"]+)\"");
  private static final Pattern ACTION = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
  private static final int MOST_REDIRECTS = 5;

  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String body;

  private PlainLogin(TestServer server) {
    body = follow(HttpRequest.newBuilder(URI.create(OidcLogin.address(server))).GET());
  }

  /** Stands behind the password of that method. */
  public static PlainLogin behindPassword(TestServer server, Citizen citizen, String method) {
    PlainLogin login = new PlainLogin(server);
    login.submit("method=" + method, "login-login");
    login.body = login.follow(login.post(password(citizen)));
    return login;
  }

  /** Stands at the password of that method. */
  public static PlainLogin atPassword(TestServer server, String method) {
    PlainLogin login = new PlainLogin(server);
    login.submit("method=" + method, "login-login");
    return login;
  }

  /** The form of user name and password. */
  public static String password(Citizen citizen) {
    return OidcLogin.form(Map.of("username", citizen.userName(), "password", citizen.password()));
  }

  /** Posts to the form of the present page and stays there until another one comes. */
  private void submit(String form, String pageId) {
    body = follow(post(form));
    if (!pageId.equals(pageId())) {
      throw new AssertionError("expected page " + pageId + ", but came:\n" + body);
    }
  }

  /** Posts to the form of the present page and does not wait for the answer. */
  public CompletableFuture<HttpResponse<String>> submitAsync(String form) {
    return Http.sendAsync(post(form).build());
  }

  /** Which page is shown; empty if none of Keycloak's. */
  public String pageId() {
    return pageId(body);
  }

  /** Which page an answer shows; empty if none of Keycloak's, as with a redirect. */
  public static String pageId(String body) {
    Matcher matcher = PAGE_ID.matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }

  private String follow(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request);
    for (int i = 0; response.statusCode() / 100 == 3 && i < MOST_REDIRECTS; i++) {
      URI target = URI.create(response.headers().firstValue("Location").orElseThrow());
      response = send(HttpRequest.newBuilder(target).header("Cookie", cookieHeader()).GET());
    }
    return response.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> response = Http.send(request.build());
    for (String setCookie : response.headers().allValues("Set-Cookie")) {
      String[] pair = setCookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return response;
  }

  private HttpRequest.Builder post(String form) {
    Matcher matcher = ACTION.matcher(body);
    if (!matcher.find()) {
      throw new AssertionError("no form in:\n" + body);
    }
    return HttpRequest.newBuilder(URI.create(matcher.group(1).replace("&amp;", "&")))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Cookie", cookieHeader())
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .filter(cookie -> !cookie.getValue().isEmpty())
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
