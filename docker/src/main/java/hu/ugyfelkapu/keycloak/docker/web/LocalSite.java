package hu.ugyfelkapu.keycloak.docker.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import hu.ugyfelkapu.keycloak.docker.server.ServerFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small web site: pages in two languages, no script, strict policy. */
public final class LocalSite implements AutoCloseable {
  private static final String LANGUAGE_COOKIE = "lang";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Configuration templates;
  private final String formTargets;

  /** Answers requests below one path. */
  @FunctionalInterface
  public interface Handler {
    Response handle(Request request, Language language) throws IOException;
  }

  /**
   * Binds the site to the loopback interface; it answers from {@link #start()} on.
   *
   * @param port 0 for a free one
   * @param identityProvider where forms may lead besides the site itself
   * @throws ServerFailure if the port is taken
   */
  public LocalSite(int port, URI identityProvider) {
    this(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        "'self' " + identityProvider);
  }

  private LocalSite(InetSocketAddress address, String formTargets) {
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new ServerFailure(
          "Port "
              + address.getPort()
              + ", needed for the demo pages, is in use by another program.",
          e);
    }
    server.setExecutor(threads);
    this.formTargets = formTargets;
    templates = new Configuration(Configuration.VERSION_2_3_32);
    templates.setClassForTemplateLoading(LocalSite.class, "");
    templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
    templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    serve("/site.css", (request, language) -> stylesheet());
  }

  /**
   * Binds a site whose forms lead to itself only; it answers from {@link #start()} on.
   *
   * @throws ServerFailure if the port is taken
   */
  public static LocalSite on(InetSocketAddress address) {
    return new LocalSite(address, "'self'");
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The site's address, without a slash at the end. */
  public URI url() {
    return URI.create("http://localhost:" + port());
  }

  /** Everything at and below this path is answered by the handler. */
  public void serve(String path, Handler handler) {
    server.createContext(path, exchange -> answer(exchange, handler));
  }

  public void start() {
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Renders a page. */
  public Response render(Page page, Request request, Language language) {
    Map<String, Object> model = new HashMap<>(page.model());
    model.put("t", language.texts());
    model.put("lang", language.code());
    model.put("path", request.path());
    model.put("pageId", page.template());
    StringWriter html = new StringWriter();
    try {
      templates.getTemplate(page.template() + ".ftl").process(model, html);
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("The page " + page.template() + " cannot be rendered", e);
    }
    return new Response(
        page.status(),
        "text/html; charset=utf-8",
        html.toString().getBytes(StandardCharsets.UTF_8),
        Map.of());
  }

  private void answer(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      Request request = Request.read(exchange);
      Language language =
          request
              .parameter("lang")
              .or(() -> request.cookie(LANGUAGE_COOKIE))
              .map(Language::of)
              .orElseGet(
                  () ->
                      Language.preferred(exchange.getRequestHeaders().getFirst("Accept-Language")));
      Response response;
      try {
        response = handler.handle(request, language);
      } catch (IOException | RuntimeException e) {
        e.printStackTrace();
        response = render(new Page(500, "failed", Map.of()), request, language);
      }
      Map<String, String> headers = new HashMap<>();
      headers.put("Content-Security-Policy", policy());
      headers.put("X-Content-Type-Options", "nosniff");
      headers.put("Referrer-Policy", "no-referrer");
      headers.put("Cache-Control", "no-store");
      if (!response.contentType().isEmpty()) {
        headers.put("Content-Type", response.contentType());
      }
      headers.putAll(response.headers());
      headers.forEach(exchange.getResponseHeaders()::set);
      if (request.parameters().containsKey("lang")) {
        exchange
            .getResponseHeaders()
            .add("Set-Cookie", LANGUAGE_COOKIE + "=" + language.code() + "; Path=/; SameSite=Lax");
      }
      boolean empty = response.body().length == 0 || request.method().equals("HEAD");
      exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
      if (!empty) {
        exchange.getResponseBody().write(response.body());
      }
    }
  }

  private String policy() {
    return "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none';"
        + " frame-ancestors 'none'; form-action "
        + formTargets;
  }

  private static Response stylesheet() throws IOException {
    try (InputStream in = LocalSite.class.getResourceAsStream("site.css")) {
      return new Response(200, "text/css; charset=utf-8", in.readAllBytes(), Map.of());
    }
  }
}
