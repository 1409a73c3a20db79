package hu.ugyfelkapu.keycloak.idcard.revocation;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.certificate.CardPath;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.crl.CrlStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Asks whether a card, or an authority on its path, is revoked. For a card its issuer's OCSP
 * responder is asked first, then the issuer's list; for an authority the list first, since it
 * changes seldom.
 */
public final class RevocationCheck {

  private static final Logger LOG = Logger.getLogger(RevocationCheck.class);

  private final RevocationSettings settings;
  private final String realm;
  private final List<StatusSource> ofCards;
  private final List<StatusSource> ofAuthorities;

  /**
   * @param session of a request in a realm
   */
  public RevocationCheck(KeycloakSession session, RevocationSettings settings) {
    this.settings = settings;
    RealmModel model = session.getContext().getRealm();
    realm = model.getName();
    Outbound outbound =
        new Outbound(
            session.getProvider(HttpClientProvider.class).getHttpClient(), settings.hosts());
    CrlStorageProvider kept = session.getProvider(CrlStorageProvider.class);
    StatusCache cache =
        new StatusCache(
            session.singleUseObjects(), model.getId(), settings.toString(), settings.cached());
    CrlCheck lists = new CrlCheck(settings.skew());
    OcspRules rules = new OcspRules(settings.nonceRequired(), settings.mostAge(), settings.skew());

    StatusSource cardList =
        new CrlSource(kept, outbound, lists, settings.list(), settings.timeout());
    ResponderAuthority cardResponders =
        new ResponderAuthority(settings.responderCertificates(), cardList);
    ofCards =
        List.of(
            new OcspSource(
                outbound,
                new OcspResponseCheck(rules, cardResponders),
                cache,
                settings.responder(),
                settings.timeout()),
            cardList);

    StatusSource list = new CrlSource(kept, outbound, lists, Optional.empty(), settings.timeout());
    ofAuthorities =
        List.of(
            list,
            new OcspSource(
                outbound,
                new OcspResponseCheck(rules, new ResponderAuthority(List.of(), list)),
                cache,
                Optional.empty(),
                settings.timeout()));
  }

  /**
   * @param path checked in everything else
   * @throws CardException {@link CardRefusal#REVOKED}; or {@link CardRefusal#STATUS_UNKNOWN}, which
   *     the open setting turns into a warning in the log
   */
  public void check(CardPath path, Instant now) throws CardException {
    List<X509Certificate> certificates = path.certificates();
    // From the anchor down: what a revoked authority says about others is worth nothing.
    for (int i = certificates.size() - 2; i >= 0; i--) {
      Issued issued = new Issued(certificates.get(i), certificates.get(i + 1));
      require(issued, i == 0 ? ofCards : ofAuthorities, now);
    }
  }

  private void require(Issued issued, List<StatusSource> sources, Instant now)
      throws CardException {
    // Neither number nor name: they are a person's.
    String which = "a certificate of " + issued.issuer().getSubjectX500Principal().getName();
    List<String> reasons = new ArrayList<>();
    boolean isDisowned = false;
    for (StatusSource source : sources) {
      try {
        switch (source.ask(issued, now)) {
          case REVOKED -> throw new CardException(CardRefusal.REVOKED, which + " is revoked");
          case UNKNOWN -> {
            isDisowned = true;
            reasons.add("OCSP: the responder does not know it");
          }
          case GOOD -> {
            if (!isDisowned) {
              tell(which, reasons);
              return;
            }
          }
        }
      } catch (UnknownStatusException e) {
        reasons.add(e.getMessage());
      }
      if (isDisowned && !settings.open()) {
        // A list tells which certificates are revoked, not which ones there are.
        break;
      }
    }
    refuse(which, String.join("; ", reasons));
  }

  private void tell(String which, List<String> reasons) {
    if (!reasons.isEmpty()) {
      LOG.infof(
          "Realm %s: the second source told the status of %s (%s)",
          realm, which, String.join("; ", reasons));
    }
  }

  private void refuse(String which, String reason) throws CardException {
    if (settings.open()) {
      LOG.warnf(
          "Realm %s: nobody told the status of %s (%s). It passes, because '%s' is 'open'.",
          realm, which, reason, RevocationSettings.REVOCATION);
      return;
    }
    LOG.warnf("Realm %s: nobody told the status of %s (%s)", realm, which, reason);
    throw new CardException(
        CardRefusal.STATUS_UNKNOWN, "nobody told the status of " + which + " (" + reason + ")");
  }
}
