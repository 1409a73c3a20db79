package hu.ugyfelkapu.keycloak.telephone.api;

import hu.ugyfelkapu.keycloak.telephone.KeyMissingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.services.util.CacheControlUtil;
import org.keycloak.storage.StorageUnavailableException;

/**
 * The answers of the telephone resources: JSON that nobody may store, errors as {@code
 * {"error":"…"}}. They are made here and not by throwing, since what happened meanwhile (counted
 * failures, events) must be kept.
 */
public final class JsonAnswer {

  /** Statuses that {@link Status} does not name. */
  public static final int UNPROCESSABLE = 422;

  private static final Logger LOG = Logger.getLogger(JsonAnswer.class);
  private static final String ERROR = "error";

  private JsonAnswer() {}

  /** 200, or another one with a body. */
  public static Response of(Status status, Object body) {
    return answer(status.getStatusCode(), body);
  }

  public static Response nothing() {
    return Response.noContent().cacheControl(CacheControlUtil.noCache()).build();
  }

  public static Response error(int status, String error) {
    return answer(status, Map.of(ERROR, error));
  }

  public static Response error(Status status, String error) {
    return error(status.getStatusCode(), error);
  }

  /**
   * @param detail name of one more field
   * @param value its value
   */
  public static Response error(int status, String error, String detail, Object value) {
    return answer(status, Map.of(ERROR, error, detail, value));
  }

  /**
   * Does the work and answers for what it may throw: 400 with the name of a malformed field, 413,
   * 503 when the registry does not answer or there is no key.
   */
  public static Response to(Supplier<Response> work) {
    try {
      return work.get();
    } catch (MalformedRequestException e) {
      return e.isTooLarge()
          ? error(Status.REQUEST_ENTITY_TOO_LARGE, "too_large")
          : error(Status.BAD_REQUEST.getStatusCode(), "invalid_request", "field", e.field());
    } catch (KeyMissingException e) {
      LOG.errorf("Telephone identification does not work: %s.", e.getMessage());
      return unavailable();
    } catch (StorageUnavailableException e) {
      return unavailable();
    }
  }

  public static Response unavailable() {
    return error(Status.SERVICE_UNAVAILABLE, "unavailable");
  }

  private static Response answer(int status, Object body) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .cacheControl(CacheControlUtil.noCache())
        .entity(body)
        .build();
  }
}
