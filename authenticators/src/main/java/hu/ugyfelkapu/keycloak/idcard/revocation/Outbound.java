package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpStatus;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;

/** Requests to named hosts, bounded in time and size, that follow no redirect. */
final class Outbound {

  private final CloseableHttpClient client;
  private final RevocationHosts hosts;

  /**
   * @param client Keycloak's, with the server's trust store and proxies; not closed here
   */
  Outbound(CloseableHttpClient client, RevocationHosts hosts) {
    this.client = client;
    this.hosts = hosts;
  }

  /** Host and port as they may be logged. */
  static String nameOf(URI address) {
    return address.getHost() == null
        ? "an address of no host"
        : address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  /**
   * @throws UnknownStatusException when requests must not go there
   */
  void requirePermitted(URI address) throws UnknownStatusException {
    if (!hosts.permit(address)) {
      throw new UnknownStatusException(nameOf(address) + " is not among the hosts to be asked");
    }
  }

  /**
   * @param most bytes that the answer may have
   * @throws TryAgainException when it may go better the next time
   * @throws UnknownStatusException when it will not
   */
  byte[] get(URI address, int most, Deadline deadline)
      throws TryAgainException, UnknownStatusException {
    requirePermitted(address);
    return answer(new HttpGet(address), most, deadline);
  }

  /** As {@link #get}, with a body. */
  byte[] post(URI address, byte[] body, String type, String answerType, int most, Deadline deadline)
      throws TryAgainException, UnknownStatusException {
    requirePermitted(address);
    HttpPost post = new HttpPost(address);
    post.setEntity(new ByteArrayEntity(body, ContentType.create(type)));
    post.setHeader(HttpHeaders.ACCEPT, answerType);
    return answer(post, most, deadline);
  }

  private byte[] answer(HttpRequestBase request, int most, Deadline deadline)
      throws TryAgainException, UnknownStatusException {
    URI address = request.getURI();
    int millis = deadline.millisLeft();
    if (millis == 0) {
      throw new TryAgainException(nameOf(address) + " could not be asked in time");
    }
    request.setConfig(
        RequestConfig.custom()
            .setConnectTimeout(millis)
            .setConnectionRequestTimeout(millis)
            .setSocketTimeout(millis)
            .setRedirectsEnabled(false)
            .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
            .setContentCompressionEnabled(false)
            .build());
    // Time-outs are for silence; who drips byte after byte is cut off as a whole.
    CompletableFuture<Void> end =
        new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS);
    end.thenRunAsync(request::abort);
    try (CloseableHttpResponse response = client.execute(request)) {
      requireOk(address, response.getStatusLine().getStatusCode());
      return body(address, response.getEntity(), most);
    } catch (IOException e) {
      // Without its message, which may hold the whole address.
      throw new TryAgainException(
          nameOf(address) + " could not be asked: " + e.getClass().getSimpleName());
    } finally {
      end.cancel(false);
    }
  }

  private static void requireOk(URI address, int status)
      throws TryAgainException, UnknownStatusException {
    String told = nameOf(address) + " answered with status " + status;
    if (status >= HttpStatus.SC_INTERNAL_SERVER_ERROR) {
      throw new TryAgainException(told);
    }
    if (status != HttpStatus.SC_OK) {
      throw new UnknownStatusException(told);
    }
  }

  private static byte[] body(URI address, HttpEntity entity, int most)
      throws IOException, UnknownStatusException {
    if (entity == null) {
      return new byte[0];
    }
    // Left open: closing it would read on to the end; closing the response cuts the connection.
    InputStream content = entity.getContent();
    byte[] body = content.readNBytes(most + 1);
    if (body.length > most) {
      throw new UnknownStatusException(
          nameOf(address) + " answered with more than " + most + " bytes");
    }
    return body;
  }
}
