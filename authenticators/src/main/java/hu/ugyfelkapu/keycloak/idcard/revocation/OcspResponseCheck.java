package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;

/**
 * Decides whether an OCSP answer can be believed, and what it says.
 *
 * <p>That a certificate is revoked is believed of whoever may say so, even if the answer is old or
 * was given to somebody else: only what lets a card pass must be fresh.
 */
final class OcspResponseCheck {

  private final OcspRules rules;
  private final ResponderAuthority authority;

  OcspResponseCheck(OcspRules rules, ResponderAuthority authority) {
    this.rules = rules;
    this.authority = authority;
  }

  /**
   * @param response as it came; anybody may have sent it
   * @throws TryAgainException when the responder says that it may go better the next time
   * @throws UnknownStatusException when it tells nothing that can be believed
   */
  OcspAnswer read(byte[] response, OcspRequest request, Instant now)
      throws TryAgainException, UnknownStatusException {
    try {
      OCSPResp parsed = new OCSPResp(response);
      requireSuccess(parsed.getStatus());
      if (parsed.getResponseObject() instanceof BasicOCSPResp basic) {
        return read(basic, request, now);
      }
      throw new UnknownStatusException("the answer is of another kind than asked");
    } catch (OCSPException | IOException | RuntimeException e) {
      // Bouncy Castle reads most of an answer only when it is asked for it, and says in many ways
      // that it cannot.
      throw new UnknownStatusException("the answer cannot be read", e);
    }
  }

  private static void requireSuccess(int status) throws TryAgainException, UnknownStatusException {
    switch (status) {
      case OCSPResp.SUCCESSFUL -> {}
      case OCSPResp.TRY_LATER, OCSPResp.INTERNAL_ERROR ->
          throw new TryAgainException("the responder answered with error " + status);
      default -> throw new UnknownStatusException("the responder answered with error " + status);
    }
  }

  private OcspAnswer read(BasicOCSPResp response, OcspRequest request, Instant now)
      throws UnknownStatusException {
    authority.requireSigned(response, request.issued().issuer(), now);
    List<SingleResp> answers =
        Arrays.stream(response.getResponses())
            .filter(answer -> request.isAbout(answer.getCertID()))
            .toList();
    if (answers.isEmpty()) {
      throw new UnknownStatusException("the answer is about another certificate");
    }
    if (answers.stream().anyMatch(answer -> answer.getCertStatus() instanceof RevokedStatus)) {
      return new OcspAnswer(Status.REVOKED, Optional.empty());
    }
    boolean hasNonce = hasNonce(response, request);
    requireKnown(
        response.getCriticalExtensionOIDs(), Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
    Clocks clocks = new Clocks(now, rules.skew());
    if (clocks.isYetToCome(response.getProducedAt())) {
      throw new UnknownStatusException("the answer was made in the future");
    }
    for (SingleResp answer : answers) {
      requireKnown(answer.getCriticalExtensionOIDs(), Set.of());
      requireFresh(answer, hasNonce, clocks);
    }
    boolean isGood =
        answers.stream().allMatch(answer -> answer.getCertStatus() == CertificateStatus.GOOD);
    return new OcspAnswer(isGood ? Status.GOOD : Status.UNKNOWN, end(answers));
  }

  /** The nonce counts where it stands for the whole answer, and nowhere else (H75). */
  private boolean hasNonce(BasicOCSPResp response, OcspRequest request)
      throws UnknownStatusException {
    Extension nonce = response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce == null && rules.nonceRequired()) {
      throw new UnknownStatusException("the answer has no nonce");
    }
    if (nonce != null && !request.hasNonce(nonce)) {
      throw new UnknownStatusException("the answer's nonce is another one");
    }
    return nonce != null;
  }

  private static void requireKnown(Set<?> critical, Set<ASN1ObjectIdentifier> known)
      throws UnknownStatusException {
    if (!known.containsAll(critical)) {
      throw new UnknownStatusException("the answer has a critical extension that is not known");
    }
  }

  private void requireFresh(SingleResp answer, boolean hasNonce, Clocks clocks)
      throws UnknownStatusException {
    Date from = answer.getThisUpdate();
    Date until = answer.getNextUpdate();
    if (clocks.isYetToCome(from)) {
      throw new UnknownStatusException("the answer is of the future");
    }
    if (until != null && (clocks.isOver(until) || until.before(from))) {
      throw new UnknownStatusException("the answer is over");
    }
    if ((until == null || !hasNonce) && clocks.isOlderThan(from, rules.mostAge())) {
      throw new UnknownStatusException("the answer is too old");
    }
  }

  /** The earliest one; empty when one of them does not say. */
  private static Optional<Instant> end(List<SingleResp> answers) {
    if (answers.stream().anyMatch(answer -> answer.getNextUpdate() == null)) {
      return Optional.empty();
    }
    return answers.stream()
        .map(answer -> answer.getNextUpdate().toInstant())
        .min(Instant::compareTo);
  }
}
