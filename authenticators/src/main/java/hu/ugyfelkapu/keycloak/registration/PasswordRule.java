package hu.ugyfelkapu.keycloak.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PolicyError;

/**
 * A rule of the realm's password policy in words. Keycloak checks the rules; its own messages speak
 * of regular expressions.
 */
enum PasswordRule {
  LENGTH("length", "invalidPasswordMinLengthMessage", "ugyfelkapuPasswordRuleLength"),
  MAX_LENGTH("maxLength", "invalidPasswordMaxLengthMessage", "ugyfelkapuPasswordRuleMaxLength"),
  DIGITS("digits", "invalidPasswordMinDigitsMessage", "ugyfelkapuPasswordRuleDigits"),
  LOWER_CASE(
      "lowerCase", "invalidPasswordMinLowerCaseCharsMessage", "ugyfelkapuPasswordRuleLowerCase"),
  UPPER_CASE(
      "upperCase", "invalidPasswordMinUpperCaseCharsMessage", "ugyfelkapuPasswordRuleUpperCase"),
  SPECIAL_CHARS(
      "specialChars",
      "invalidPasswordMinSpecialCharsMessage",
      "ugyfelkapuPasswordRuleSpecialChars"),
  NOT_USERNAME(
      "notUsername", "invalidPasswordNotUsernameMessage", "ugyfelkapuPasswordRuleNotUsername"),
  /** Only with the pattern of the exported realm; what another one asks cannot be told. */
  CHARACTERS(
      "regexPattern", "invalidPasswordRegexPatternMessage", "ugyfelkapuPasswordRuleCharacters") {
    @Override
    boolean isIn(PasswordPolicy policy) {
      return super.isIn(policy) && NO_ACCENT_NO_AT.equals(argument(policy));
    }
  };

  /** No accented letter, no „@” (mission.md §2). */
  static final String NO_ACCENT_NO_AT = "^(?!.*[@\\p{M}])(?!.*[\\p{L}&&[^A-Za-z]]).*$";

  /** Policies that ask nothing of what is typed. */
  private static final Set<String> SILENT =
      Set.of(
          PasswordPolicy.HASH_ALGORITHM_ID,
          PasswordPolicy.HASH_ITERATIONS_ID,
          PasswordPolicy.FORCE_EXPIRED_ID,
          PasswordPolicy.MAX_AUTH_AGE_ID,
          "recoveryCodesWarningThreshold");

  private final String policyId;
  private final String error;
  private final String text;

  PasswordRule(String policyId, String error, String text) {
    this.policyId = policyId;
    this.error = error;
    this.text = text;
  }

  boolean isIn(PasswordPolicy policy) {
    return policy.getPolicies().contains(policyId);
  }

  String argument(PasswordPolicy policy) {
    Object argument = policy.getPolicyConfig(policyId);
    return argument == null ? "" : argument.toString();
  }

  /**
   * All rules of a policy, one sentence each.
   *
   * @return empty when one of them cannot be told, since half of the rules would mislead
   */
  static List<String> sentences(PasswordPolicy policy, LoginFormsProvider form) {
    List<PasswordRule> rules =
        Arrays.stream(values()).filter(candidate -> candidate.isIn(policy)).toList();
    long asking = policy.getPolicies().stream().filter(id -> !SILENT.contains(id)).count();
    return asking == rules.size()
        ? rules.stream().map(rule -> form.getMessage(rule.text, rule.argument(policy))).toList()
        : List.of();
  }

  /** What a citizen reads when a new password breaks a rule; else Keycloak's own message. */
  static FormMessage mistake(PasswordPolicy policy, PolicyError broken, String field) {
    Optional<PasswordRule> rule =
        Arrays.stream(values())
            .filter(candidate -> candidate.error.equals(broken.getMessage()))
            .filter(candidate -> candidate.isIn(policy))
            .findFirst();
    return rule.map(known -> new FormMessage(field, known.text, known.argument(policy)))
        .orElseGet(() -> new FormMessage(field, broken.getMessage(), broken.getParameters()));
  }
}
