package hu.ugyfelkapu.keycloak.docker.mail;

import hu.ugyfelkapu.keycloak.docker.web.Language;
import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import hu.ugyfelkapu.keycloak.docker.web.Page;
import hu.ugyfelkapu.keycloak.docker.web.Request;
import hu.ugyfelkapu.keycloak.docker.web.Response;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The local mailbox under {@code /mail/}: a list, one page for each mail, its HTML part in a cage.
 */
public final class MailPages {
  private static final String PATH = "/mail/";
  private static final String HTML = "/html";

  private final LocalSite site;
  private final MailSink sink;

  private MailPages(LocalSite site, MailSink sink) {
    this.site = site;
    this.sink = sink;
  }

  /** Adds the mailbox to the site. */
  public static void serve(LocalSite site, MailSink sink) {
    site.serve(PATH, new MailPages(site, sink)::handle);
  }

  private Response handle(Request request, Language language) {
    String name = request.path().substring(PATH.length());
    if (name.isEmpty()) {
      List<Map<String, Object>> mails =
          sink.mails().stream().map(mail -> model(mail, language)).toList();
      return site.render(new Page(200, "mails", Map.of("mails", mails)), request, language);
    }
    boolean htmlPart = name.endsWith(HTML);
    Optional<ReceivedMail> found =
        find(htmlPart ? name.substring(0, name.length() - HTML.length()) : name);
    if (found.isEmpty() || (htmlPart && found.get().html().isEmpty())) {
      return site.render(new Page(404, "missing", Map.of()), request, language);
    }
    if (htmlPart) {
      return caged(found.get().html().orElseThrow());
    }
    return site.render(new Page(200, "mail", model(found.get(), language)), request, language);
  }

  // Compared with the names that exist: what the browser sends never becomes a path.
  private Optional<ReceivedMail> find(String name) {
    return sink.mails().stream()
        .filter(mail -> mail.file().getFileName().toString().equals(name))
        .findFirst();
  }

  private static Response caged(String html) {
    return new Response(
        200,
        "text/html; charset=utf-8",
        html.getBytes(StandardCharsets.UTF_8),
        Map.of(
            "Content-Security-Policy",
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
                + " frame-ancestors 'self'"));
  }

  private static Map<String, Object> model(ReceivedMail mail, Language language) {
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(language.locale())
            .withZone(ZoneId.systemDefault());
    Map<String, Object> model = new HashMap<>();
    model.put("name", mail.file().getFileName().toString());
    model.put("from", mail.from());
    model.put("to", String.join(", ", mail.to()));
    model.put("subject", mail.subject());
    model.put("sent", format.format(mail.sent()));
    model.put("hasHtml", mail.html().isPresent());
    model.put("text", mail.text().orElse(""));
    return model;
  }
}
