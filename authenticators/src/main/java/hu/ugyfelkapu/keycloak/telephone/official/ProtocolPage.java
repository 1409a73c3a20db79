package hu.ugyfelkapu.keycloak.telephone.official;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.util.CacheControlUtil;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

/**
 * A protocol as a page. It needs nothing besides itself, since an office's program fetches it with
 * a token and hands it to a browser to print: the style stands in it, and a policy lets nothing
 * else in, wherever it is opened.
 */
record ProtocolPage(KeycloakSession session) {

  private static final String TEMPLATE = "print/telephone-protocol.ftl";
  private static final String STYLE = style();

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'";

  /** The page as an answer that nobody may store, embed or run anything in. */
  Response of(Protocol protocol, Texts texts) {
    // Keycloak's own headers would put the realm's policy, which lets scripts run, in place of
    // this.
    session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
    Map<String, String> usual = session.getContext().getRealm().getBrowserSecurityHeaders();
    String transport = BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getKey();
    return Response.ok(html(protocol, texts), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .language(texts.locale())
        .cacheControl(CacheControlUtil.noCache())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(
            BrowserSecurityHeaders.CONTENT_SECURITY_POLICY.getHeaderName(),
            POLICY + "; frame-ancestors 'none'")
        .header(BrowserSecurityHeaders.X_FRAME_OPTIONS.getHeaderName(), "DENY")
        .header(BrowserSecurityHeaders.X_CONTENT_TYPE_OPTIONS.getHeaderName(), "nosniff")
        .header(BrowserSecurityHeaders.REFERRER_POLICY.getHeaderName(), "no-referrer")
        .header(BrowserSecurityHeaders.X_ROBOTS_TAG.getHeaderName(), "none")
        .header(
            BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getHeaderName(),
            usual.getOrDefault(
                transport, BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getDefaultValue()))
        .build();
  }

  private String html(Protocol protocol, Texts texts) {
    Map<String, Object> attributes = protocol.attributes(texts);
    attributes.put("style", STYLE);
    attributes.put("policy", POLICY);
    try {
      return session
          .getProvider(FreeMarkerProvider.class)
          .processTemplate(attributes, TEMPLATE, texts.theme());
    } catch (FreeMarkerException e) {
      // Without the cause: it may quote what the template was told.
      throw new IllegalStateException("The protocol could not be written");
    }
  }

  private static String style() {
    try (InputStream css = ProtocolPage.class.getResourceAsStream("protocol.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
