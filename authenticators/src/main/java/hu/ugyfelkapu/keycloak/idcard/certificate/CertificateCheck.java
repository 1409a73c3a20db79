package hu.ugyfelkapu.keycloak.idcard.certificate;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Whether a card's certificate is one to believe, but for revocation (mission.md §7). */
public final class CertificateCheck {

  private final TrustStore trust;
  private final CertificateRules rules;
  private final PathFinder paths;

  public CertificateCheck(TrustStore trust, CertificateRules rules) {
    this.trust = trust;
    this.rules = rules;
    this.paths = new PathFinder(trust);
  }

  /**
   * @param card as read from the token
   * @param now at which everything on the path has to be valid
   * @return a path to a trust anchor
   * @throws CardException {@link CardRefusal#WEAK_KEY}, {@link CardRefusal#NOT_YET_VALID}, {@link
   *     CardRefusal#EXPIRED}, {@link CardRefusal#WRONG_USAGE}, {@link CardRefusal#WRONG_POLICY},
   *     {@link CardRefusal#ISSUED_TOO_EARLY}, {@link CardRefusal#UNTRUSTED_ISSUER} (of that name is
   *     also one that is not valid any more, and the demo's outside the demo), or {@link
   *     CardRefusal#MALFORMED_CERTIFICATE} when it holds what cannot be understood
   */
  public CardPath check(X509Certificate card, Instant now) throws CardException {
    try {
      KeyStrength.strongKey(card);
      SignatureStrength.check(card);
      if (card.hasUnsupportedCriticalExtension()) {
        throw notUnderstood("a critical extension is unknown");
      }
      checkValidity(card, now);
      CardUsage.check(card);
      checkPolicies(CardExtensions.policies(card));
      return path(card, now);
    } catch (RuntimeException e) {
      // What Java and Bouncy Castle throw may quote the certificate.
      throw notUnderstood(e.getClass().getSimpleName());
    }
  }

  private static CardException notUnderstood(String why) {
    return new CardException(
        CardRefusal.MALFORMED_CERTIFICATE, "The certificate cannot be understood: " + why);
  }

  private void checkValidity(X509Certificate card, Instant now) throws CardException {
    Validity validity = Validity.of(card);
    if (validity.isNotYet(now)) {
      throw new CardException(CardRefusal.NOT_YET_VALID, "The card's certificate is not valid yet");
    }
    if (validity.isOver(now)) {
      throw new CardException(CardRefusal.EXPIRED, "The card's certificate has expired");
    }
    if (validity.from().isBefore(rules.issuedAfter())) {
      throw new CardException(
          CardRefusal.ISSUED_TOO_EARLY,
          "The card's certificate was issued before " + rules.issuedAfter());
    }
  }

  private void checkPolicies(Set<String> policies) throws CardException {
    if (!rules.requiredPolicies().isEmpty()
        && Collections.disjoint(policies, rules.requiredPolicies())) {
      throw new CardException(CardRefusal.WRONG_POLICY, "No required policy is on the card");
    }
    if (!Collections.disjoint(policies, rules.forbiddenPolicies())) {
      throw new CardException(CardRefusal.WRONG_POLICY, "A forbidden policy is on the card");
    }
  }

  private CardPath path(X509Certificate card, Instant now) throws CardException {
    if (!trust.isDemo() && DemoMark.isOn(card)) {
      throw untrusted("The card is of the demo");
    }
    List<X509Certificate> path = paths.find(card, now);
    if (path.isEmpty()) {
      throw untrusted("No path leads from the card to a trust anchor");
    }
    return new CardPath(path);
  }

  private static CardException untrusted(String message) {
    return new CardException(CardRefusal.UNTRUSTED_ISSUER, message);
  }
}
