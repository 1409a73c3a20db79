package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Page titles are made of headings: each page has its own (`ux.md 2`). */
class TitlesTest {

  private static final Pattern HEADING =
      Pattern.compile("(?s)section\\s*==?\\s*\"header\"[^>]*>(.*?)<#elseif");
  private static final Pattern KEY = Pattern.compile("msg\\(\"([\\w.-]+\\w)\"");

  /** Headings that Keycloak's code gives to the information page, ready-made or as keys. */
  private static final List<String> OF_THE_INFORMATION_PAGE =
      List.of(
          "accountUpdatedTitle",
          "confirmAccountLinking",
          "confirmEmailAddressVerificationHeader",
          "delegationCompleteHeader",
          "delegationFailedHeader",
          "emailUpdateConfirmationSentTitle",
          "emailUpdatedTitle",
          "emailVerifiedAlreadyMessageHeader",
          "emailVerifiedMessageHeader",
          "oauth2DeviceVerificationCompleteHeader",
          "oauth2DeviceVerificationFailedHeader",
          "organization.confirm-membership.title",
          "organization.member.register.title");

  /** A state that the heading names, not a page: it reads the same wherever it is met. */
  private static final Set<String> OF_A_STATE =
      Set.of("ugyfelkapuCodeLockedTitle", "ugyfelkapuOfferTitle");

  static List<Locale> locales() {
    return AssembledTheme.LOCALES;
  }

  /** What has a heading, with the keys of its headings. */
  private static Map<String, Set<String>> headings() {
    Map<String, Set<String>> headings = new TreeMap<>();
    for (Path template : TemplateFiles.login()) {
      HEADING
          .matcher(TemplateFiles.text(template))
          .results()
          .flatMap(part -> KEY.matcher(part.group(1)).results())
          .forEach(
              key ->
                  headings
                      .computeIfAbsent(template.getFileName().toString(), name -> new TreeSet<>())
                      .add(key.group(1)));
    }
    OF_THE_INFORMATION_PAGE.forEach(key -> headings.put("info.ftl with " + key, Set.of(key)));
    return headings;
  }

  @ParameterizedTest
  @MethodSource("locales")
  void noTwoPagesHaveTheSameTitle(Locale locale) throws IOException {
    Properties messages = SamplePage.LOGIN.getMessages(locale);
    Map<String, Set<String>> headings = headings();
    assertThat(headings).containsKeys("login.ftl", "plus-app-code.ftl", "change-password.ftl");
    Map<String, Set<String>> pages = new TreeMap<>();
    headings.forEach(
        (page, keys) ->
            keys.stream()
                .filter(key -> !OF_A_STATE.contains(key))
                .map(messages::getProperty)
                .forEach(text -> pages.computeIfAbsent(text, t -> new TreeSet<>()).add(page)));
    pages.values().removeIf(where -> where.size() == 1);
    assertThat(pages).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("locales")
  void titlesAreShortAndNoSentences(Locale locale) throws IOException {
    Properties messages = SamplePage.LOGIN.getMessages(locale);
    headings().values().stream()
        .flatMap(Set::stream)
        .forEach(
            key ->
                assertThat(messages.getProperty(key))
                    .as(key)
                    .hasSizeLessThanOrEqualTo(60)
                    .doesNotEndWith("."));
  }

  /** Keycloak formats some of them twice, which would swallow an apostrophe. */
  @ParameterizedTest
  @MethodSource("locales")
  void h81TitlesOfTheInformationPageBearFormattingTwice(Locale locale) throws IOException {
    Properties messages = SamplePage.LOGIN.getMessages(locale);
    for (String key : OF_THE_INFORMATION_PAGE) {
      assertThat(messages.getProperty(key)).as(key).doesNotContain("'");
    }
  }
}
