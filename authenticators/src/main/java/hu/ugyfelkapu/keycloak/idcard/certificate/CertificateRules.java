package hu.ugyfelkapu.keycloak.idcard.certificate;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * What a card's certificate has to be besides valid (mission.md §7).
 *
 * @param requiredPolicies object identifiers in numbers and dots; the certificate has to have at
 *     least one of them. None: nothing is required
 * @param forbiddenPolicies the same; the certificate must have none of them
 * @param issuedAfter the first moment at which its validity may begin
 */
public record CertificateRules(
    Set<String> requiredPolicies, Set<String> forbiddenPolicies, Instant issuedAfter) {

  /** Keys of the settings. */
  public static final String REQUIRED_POLICIES = "required-policies";

  public static final String FORBIDDEN_POLICIES = "forbidden-policies";
  public static final String ISSUED_AFTER = "issued-after";

  /** Since then identity cards can identify electronically (mission.md §7). */
  public static final String DEFAULT_ISSUED_AFTER = "2016-01-01";

  public CertificateRules {
    requiredPolicies = Set.copyOf(requiredPolicies);
    forbiddenPolicies = Set.copyOf(forbiddenPolicies);
  }

  /**
   * Reads the settings; null and blank ones mean the default, for policies none.
   *
   * @param required object identifiers with commas, spaces or line ends between them
   * @param forbidden the same
   * @param issuedAfter a day such as {@code 2016-01-01}; it begins at midnight in Budapest
   * @throws InvalidSettingException when one makes no sense
   */
  public static CertificateRules from(String required, String forbidden, String issuedAfter) {
    Set<String> requiredPolicies = policies(REQUIRED_POLICIES, required);
    Set<String> forbiddenPolicies = policies(FORBIDDEN_POLICIES, forbidden);
    if (!Collections.disjoint(requiredPolicies, forbiddenPolicies)) {
      throw new InvalidSettingException(
          FORBIDDEN_POLICIES, "must hold none of the required policies");
    }
    return new CertificateRules(requiredPolicies, forbiddenPolicies, day(issuedAfter));
  }

  private static Set<String> policies(String setting, String text) {
    if (text == null) {
      return Set.of();
    }
    return Arrays.stream(text.split("[,\\s]+"))
        .filter(oid -> !oid.isEmpty())
        .map(oid -> policy(setting, oid))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String policy(String setting, String oid) {
    if (ASN1ObjectIdentifier.tryFromID(oid) == null) {
      throw new InvalidSettingException(
          setting, "must be object identifiers such as 1.3.6.1.4.1.99999.1");
    }
    return oid;
  }

  private static Instant day(String text) {
    String day = text == null || text.isBlank() ? DEFAULT_ISSUED_AFTER : text.strip();
    try {
      return LocalDate.parse(day).atStartOfDay(BudapestTime.ZONE).toInstant();
    } catch (DateTimeParseException e) {
      throw new InvalidSettingException(
          ISSUED_AFTER, "must be a day such as " + DEFAULT_ISSUED_AFTER);
    }
  }
}
