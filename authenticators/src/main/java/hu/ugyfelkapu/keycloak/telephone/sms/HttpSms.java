package hu.ugyfelkapu.keycloak.telephone.sms;

import hu.ugyfelkapu.keycloak.telephone.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.HttpHeaders;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.keycloak.util.JsonSerialization;

/**
 * A gateway that takes {@code {"to":"+36…","text":"…"}} by HTTP POST; any answer of 2xx says that
 * it has it. What it answers beside the status is not read: it may quote the message.
 */
final class HttpSms implements SmsProvider {

  private static final int OK = 200;
  private static final int REDIRECT = 300;

  private final CloseableHttpClient client;
  private final GatewaySettings gateway;

  /**
   * @param client Keycloak's, with the server's trust store and proxies; not closed here
   */
  HttpSms(CloseableHttpClient client, GatewaySettings gateway) {
    this.client = client;
    this.gateway = gateway;
  }

  @Override
  public void send(PhoneNumber to, SmsText text) throws NotSentException {
    try (CloseableHttpResponse answer = client.execute(message(to, text))) {
      int status = answer.getStatusLine().getStatusCode();
      if (status < OK || status >= REDIRECT) {
        throw new NotSentException("The SMS gateway answered with status " + status);
      }
    } catch (IOException e) {
      // Its message may hold the address, which may hold a password.
      throw new NotSentException(
          "The SMS gateway could not be asked: " + e.getClass().getSimpleName());
    }
  }

  private HttpPost message(PhoneNumber to, SmsText text) throws IOException, NotSentException {
    HttpPost post = new HttpPost(gateway.url());
    int millis = Math.toIntExact(gateway.timeout().toMillis());
    post.setConfig(
        RequestConfig.custom()
            .setConnectTimeout(millis)
            .setConnectionRequestTimeout(millis)
            .setSocketTimeout(millis)
            // A message must not follow to wherever an answer points.
            .setRedirectsEnabled(false)
            .build());
    Optional<String> authorization = authorization();
    authorization.ifPresent(value -> post.setHeader(HttpHeaders.AUTHORIZATION, value));
    post.setEntity(
        new StringEntity(
            JsonSerialization.writeValueAsString(Map.of("to", to.digits(), "text", text.text())),
            ContentType.APPLICATION_JSON));
    return post;
  }

  private Optional<String> authorization() throws NotSentException {
    Optional<String> secret =
        gateway.secretFile().isPresent()
            ? Optional.of(firstLine(gateway.secretFile().get()))
            : gateway.secret();
    return secret.map(
        given ->
            gateway
                .username()
                .map(name -> "Basic " + base64(name + ":" + given))
                .orElse("Bearer " + given));
  }

  /** Read each time, so that a changed secret needs no restart. */
  private static String firstLine(Path file) throws NotSentException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().map(String::strip).orElse("");
    } catch (IOException | UncheckedIOException e) {
      throw new NotSentException("The secret of the SMS gateway cannot be read from its file");
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
