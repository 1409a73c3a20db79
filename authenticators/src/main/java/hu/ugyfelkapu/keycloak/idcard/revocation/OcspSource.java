package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks OCSP responders. */
final class OcspSource implements StatusSource {

  private static final String REQUEST = "application/ocsp-request";
  private static final String RESPONSE = "application/ocsp-response";

  /** Answers about one certificate have a few kilobytes. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int ATTEMPTS = 2;

  private final Outbound outbound;
  private final OcspResponseCheck check;
  private final StatusCache cache;
  private final Optional<URI> responder;
  private final Duration timeout;

  /**
   * @param responder the one to ask instead of those that the certificate names
   * @param timeout for all that is asked about one certificate
   */
  OcspSource(
      Outbound outbound,
      OcspResponseCheck check,
      StatusCache cache,
      Optional<URI> responder,
      Duration timeout) {
    this.outbound = outbound;
    this.check = check;
    this.cache = cache;
    this.responder = responder;
    this.timeout = timeout;
  }

  @Override
  public Status ask(Issued issued, Instant now) throws UnknownStatusException {
    if (cache.isGood(issued, now)) {
      return Status.GOOD;
    }
    List<URI> places =
        responder.isPresent()
            ? List.of(responder.get())
            : Addresses.ofResponders(issued.certificate());
    Deadline deadline = Deadline.in(timeout);
    List<String> reasons = new ArrayList<>();
    for (URI place : places) {
      try {
        OcspAnswer answer = answer(place, issued, now, deadline);
        cache.keep(issued, answer, now);
        return answer.status();
      } catch (UnknownStatusException e) {
        reasons.add(e.getMessage());
      }
    }
    throw new UnknownStatusException(
        reasons.isEmpty() ? "no OCSP responder is known" : "OCSP: " + String.join("; ", reasons));
  }

  private OcspAnswer answer(URI place, Issued issued, Instant now, Deadline deadline)
      throws UnknownStatusException {
    String reason = Outbound.nameOf(place) + " could not be asked in time";
    for (int attempt = 1; attempt <= ATTEMPTS && !deadline.isOver(); attempt++) {
      OcspRequest request = OcspRequest.about(issued);
      try {
        byte[] response =
            outbound.post(place, request.encoded(), REQUEST, RESPONSE, MOST_BYTES, deadline);
        return check.read(response, request, now);
      } catch (TryAgainException e) {
        reason = e.getMessage();
      }
    }
    throw new UnknownStatusException(reason);
  }
}
