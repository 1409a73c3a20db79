package hu.ugyfelkapu.keycloak.idcard.certificate;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The authorities whose cards are believed (mission.md §7). */
public final class TrustStore {

  /** Key of the setting with the trust anchors. */
  public static final String ANCHORS = "trust-anchors";

  /** Key of the setting with the authorities between anchors and cards. */
  public static final String ISSUERS = "issuers";

  /**
   * The extension that all certificates of the demo have, with the UTF8String {@code DEMO} for a
   * value, never critical. An object identifier below 2.25 is a random UUID as a number and needs
   * no registration.
   */
  public static final String DEMO_MARK = "2.25.329800735698586629295641978511506172918";

  private final List<X509Certificate> anchors;
  private final List<X509Certificate> issuers;
  private final boolean demo;

  private TrustStore(List<X509Certificate> anchors, List<X509Certificate> issuers, boolean demo) {
    this.anchors = anchors;
    this.issuers = issuers;
    this.demo = demo;
  }

  /**
   * @param anchorsPem certificates of authorities in PEM, with any text between them; an anchor
   *     need not have signed itself
   * @param issuersPem the same for authorities between an anchor and cards; null and empty mean
   *     none
   * @throws InvalidSettingException when there is no anchor, anything but good certificates of
   *     authorities, one of them twice, or the demo's beside real ones. Dates are not looked at,
   *     see {@link #problems}
   */
  public static TrustStore parse(String anchorsPem, String issuersPem) {
    List<X509Certificate> anchors = PemBundle.read(ANCHORS, anchorsPem);
    if (anchors.isEmpty()) {
      throw new InvalidSettingException(ANCHORS, "must hold at least one certificate in PEM");
    }
    if (!anchors.stream().allMatch(NameLimits::areReadable)) {
      throw new InvalidSettingException(
          ANCHORS, "holds a certificate whose name constraints are not supported");
    }
    List<X509Certificate> issuers = PemBundle.read(ISSUERS, issuersPem);
    if (!Collections.disjoint(anchors, issuers)) {
      throw new InvalidSettingException(ISSUERS, "must hold none of the trust anchors");
    }
    boolean demo = anchors.stream().allMatch(DemoMark::isRightOn);
    if (!demo && anchors.stream().anyMatch(DemoMark::isOn)) {
      throw new InvalidSettingException(ANCHORS, "must not hold the demo's beside others");
    }
    if (!demo && issuers.stream().anyMatch(DemoMark::isOn)) {
      throw new InvalidSettingException(ISSUERS, "must not hold the demo's below other anchors");
    }
    checkSignatures(issuers);
    return new TrustStore(anchors, issuers, demo);
  }

  /** An anchor is believed without its signature. */
  private static void checkSignatures(List<X509Certificate> issuers) {
    for (int i = 0; i < issuers.size(); i++) {
      try {
        SignatureStrength.check(issuers.get(i));
      } catch (CardException e) {
        throw problem(ISSUERS, i, "but: " + e.getMessage());
      }
    }
  }

  /** Whether these are the demo's authorities; there are no others beside them then. */
  public boolean isDemo() {
    return demo;
  }

  /** At least one. */
  public List<X509Certificate> anchors() {
    return anchors;
  }

  /** May be none. */
  public List<X509Certificate> issuers() {
    return issuers;
  }

  /**
   * What is wrong at that time with a store that was read well. To be refused when the setting is
   * saved; later an authority that is not valid just does not count.
   *
   * @return none when all is well
   */
  public List<InvalidSettingException> problems(Instant now) {
    List<InvalidSettingException> problems = new ArrayList<>();
    dates(ANCHORS, anchors, now, problems);
    dates(ISSUERS, issuers, now, problems);
    PathFinder paths = new PathFinder(this);
    for (int i = 0; i < issuers.size() && problems.isEmpty(); i++) {
      if (paths.find(issuers.get(i), now).isEmpty()) {
        problems.add(problem(ISSUERS, i, "from which no path leads to a trust anchor"));
      }
    }
    return List.copyOf(problems);
  }

  private static void dates(
      String setting,
      List<X509Certificate> certificates,
      Instant now,
      List<InvalidSettingException> problems) {
    for (int i = 0; i < certificates.size(); i++) {
      Validity validity = Validity.of(certificates.get(i));
      if (validity.isNotYet(now)) {
        problems.add(problem(setting, i, "valid only from " + validity.from()));
      } else if (validity.isOver(now)) {
        problems.add(problem(setting, i, "expired at " + validity.until()));
      }
    }
  }

  private static InvalidSettingException problem(String setting, int index, String what) {
    return new InvalidSettingException(
        setting, "holds certificate no. " + (index + 1) + ", " + what);
  }
}
