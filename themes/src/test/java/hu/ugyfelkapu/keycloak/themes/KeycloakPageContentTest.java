package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.forms.login.freemarker.model.CodeBean;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.utils.HmacOTP;

/** What Keycloak's pages say and offer in this theme, beyond the fields that the server reads. */
class KeycloakPageContentTest {

  private static Document page(String name) {
    SamplePage page =
        SamplePage.rewritten().stream()
            .filter(sample -> sample.name().equals(name))
            .findFirst()
            .orElseThrow();
    return Jsoup.parse(page.html(Locale.forLanguageTag("hu")));
  }

  private static List<String> summary(Document page) {
    return page.select(".uk-summary a").eachAttr("href");
  }

  @Test
  void secretStandsInGroupsOnThePageOfTheQrCode() {
    Document page = page("login-config-totp-ok");
    assertThat(page.select("details:not([open]) #kc-totp-secret-key > *").eachText())
        .containsExactly("IFBE", "GRCB", "IJBU", "IQKC");
    assertThat(page.select("[data-uk-copy=" + CredentialPages.SECRET + "]")).hasSize(1);
    assertThat(page("login-config-totp-manual").select("details[open] #kc-totp-secret-key"))
        .hasSize(1);
    assertThat(page.select("main a[href*=manual]")).isEmpty();
  }

  @Test
  void linkForThisDeviceSaysTheSameAsKeycloaksQrCode() {
    String secret = "A0DDB0FC2A";
    String link = page("login-config-totp-ok").select("a[href^=otpauth:]").attr("href");
    // Keycloak derives the text form from the secret; the sample has its own.
    String expected =
        new OTPPolicy("totp", HmacOTP.HMAC_SHA1, 0, 6, 1, 30)
            .getKeyURI("Próba azonosítás", "Őri Ödön 12", secret)
            .replaceFirst("secret=[A-Z2-7]+", "secret=" + CredentialPages.SECRET);
    assertThat(decoded(link)).isEqualTo(decoded(expected));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Test
  void codesAreSavedAsPlainTextWithoutTheName() {
    Document page = page("login-recovery-authn-code-config-ok");
    List<String> codes =
        page.select("#kc-recovery-codes-list li").eachText().stream()
            .map(code -> code.replace(" ", "-"))
            .toList();
    assertThat(codes).hasSize(12).allMatch(code -> code.matches("[A-Z0-9]{4}(-[A-Z0-9]{4}){2}"));
    Element link = page.selectFirst("a#downloadRecoveryCodes");
    assertThat(link.attr("download")).isEqualTo("helyreallito-kodok.txt");
    assertThat(link.attr("href")).startsWith("data:text/plain;charset=utf-8,");
    String text = decoded(link.attr("href"));
    assertThat(text).contains(codes).contains("12: " + codes.get(11) + "\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(text).containsPattern("20\\d\\d\\. [a-zá-ű]+ \\d{1,2}\\. \\d\\d:\\d\\d");
    assertThat(page.select("button[type=submit][disabled]")).isEmpty();
  }

  @Test
  void h84ErrorsOfEveryAttributeAreLinksInPageOrder() {
    Document page = page("login-update-profile-wrong-all-types");
    List<String> fields =
        page.select("form .uk-error[id]").stream()
            .map(error -> "#" + error.id().replace("-error", ""))
            .toList();
    assertThat(fields).hasSizeGreaterThan(15).contains("#phones", "#radio", "#boxes", "#story");
    assertThat(summary(page)).containsExactlyElementsOf(fields);
    assertThat(page.select("[aria-invalid=true]").eachAttr("aria-describedby"))
        .contains("username-error", "story-hint story-error story-after");
  }

  @Test
  void passwordsStandWhereTheirErrorsDo() {
    assertThat(summary(page("register-wrong-empty")))
        .containsExactly(
            "#username", "#password", "#password-confirm", "#lastName", "#termsAccepted");
  }

  /** "Fill in this field" twenty times would lead nobody anywhere. */
  @Test
  void errorsOfAttributesNameTheirField() {
    assertThat(page("register-wrong-empty").select(".uk-summary a[href=#lastName]").text())
        .matches("[^:]+: .+");
  }

  @Test
  void questionOfLinkingIsToldAsAQuestion() {
    for (String name :
        List.of("login-idp-link-confirm-exists", "login-idp-link-confirm-override-linked")) {
      Document page = page(name);
      assertThat(page.title()).doesNotContain("Hiba");
      assertThat(page.select(".uk-summary")).isEmpty();
      assertThat(page.selectFirst(".uk-notice[role=status]").text()).isNotBlank();
    }
  }

  /** ux.md 62. */
  @Test
  void newPasswordStandsBesideItsUserName() {
    SamplePage update =
        new SamplePage(
            "login-update-password.ftl", "known", model -> model.with("username", "KissAnna"));
    Document page = Jsoup.parse(update.html(Locale.forLanguageTag("hu")));
    assertThat(page.selectFirst("#username[autocomplete=username][readonly]").attr("value"))
        .isEqualTo("KissAnna");
  }

  @Test
  void errorOfAFieldThatIsNotOnThePageIsSaidWhole() {
    Document page = page("login-update-profile-wrong-unknown-field");
    assertThat(summary(page)).isEmpty();
    assertThat(page.selectFirst(".uk-summary").text()).contains("Ezt egy kiegészítő mondja.");
  }

  @Test
  void attributeThatCannotBeChangedIsTextAndNotSent() {
    Document page = page("login-update-profile-all-types");
    assertThat(page.selectFirst("dd#fixed").text()).isEqualTo("egy");
    assertThat(page.select("[name=fixed]")).isEmpty();
  }

  @Test
  void everyInputTypeOfTheProfileHasItsField() {
    Document page = page("login-update-profile-all-types");
    for (String type : SampleProfile.PLAIN) {
      String plain = type.substring("html5-".length());
      assertThat(page.selectFirst("input[name=" + type + "]").attr("type"))
          .isEqualTo(plain.equals("number") ? "text" : plain);
    }
    assertThat(page.select("textarea#story[rows=5][cols=40]").text()).contains("Első sor");
    assertThat(page.select("select#choice option[selected]").eachAttr("value"))
        .containsExactly("két szó");
    assertThat(page.select("select#choice option").first().attr("value")).isEmpty();
    assertThat(page.select("select#many[multiple][size=3] option")).hasSize(2);
    assertThat(page.select("fieldset#radio input[type=radio] + label").eachText())
        .containsExactly("Igen", "Kettő");
    assertThat(page.select("fieldset#boxes input[type=checkbox][checked]")).hasSize(2);
    // All of them can be taken away.
    assertThat(page.select("fieldset#boxes input[type=hidden][name=boxes]").attr("value"))
        .isEmpty();
    assertThat(page.select("fieldset#phones input[name=phones]").eachAttr("value"))
        .containsExactly("+36 1 234 5678", "+36 20 234 5678", "");
    assertThat(page.selectFirst("#withDefault").attr("value")).isEqualTo("alapérték");
    assertThat(page.select("input[name=locale][type=hidden]").attr("value")).isEqualTo("hu");
    assertThat(page.selectFirst("#html5-date").attr("min")).isEqualTo("1000");
  }

  @Test
  void explanationsAreTiedToTheirFieldsAndCleaned() {
    Document page = page("login-update-profile-all-types");
    assertThat(page.selectFirst("#story").attr("aria-describedby"))
        .isEqualTo("story-hint story-after");
    assertThat(page.select("#story-hint b").text()).isEqualTo("Előtte");
    assertThat(page.selectFirst("h2#header-contact").text()).isEqualTo("Elérhetőség");
    assertThat(page.selectFirst("h2#header-contact").attr("data-kcexample")).isEqualTo("group");
    assertThat(page.selectFirst("#description-contact").text()).isEqualTo("Így érjük el Önt.");
  }

  @Test
  void rulesOfPasswordsAreReadBeforeTheField() {
    Document page = page("register-ok");
    assertThat(page.select("#password-rules li")).hasSize(8);
    assertThat(page.selectFirst("#password").attr("aria-describedby")).isEqualTo("password-rules");
    assertThat(page("login-update-password-wrong-twins").select("#password-rules")).isEmpty();
  }

  @Test
  void wayBackStandsAfterTheWayOn() {
    // Enter presses the first button.
    assertThat(page("delete-credential-ok").select("form button").eachAttr("name"))
        .containsExactly("accept", "cancel-aia");
    assertThat(page("login-idp-link-confirm-ok").select("form button").eachAttr("value"))
        .containsExactly("linkAccount", "updateProfile");
    assertThat(page("terms-ok").select("form button").eachAttr("name"))
        .containsExactly("accept", "cancel");
  }

  @Test
  void tryingAgainAfterAKeyFailedNeedsNoScript() {
    Document page = page("webauthn-error-wrong-key");
    assertThat(page.select("form input[name=isSetRetry]").attr("value")).isEqualTo("retry");
    assertThat(page.select("form input[name=authenticationExecution]").attr("value"))
        .isEqualTo("1");
    assertThat(page.select("form button[type=submit]#kc-try-again")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code-ok",
        "code-refused",
        "delete-credential-ok",
        "link-idp-action-ok",
        "login-config-totp-ok",
        "login-idp-link-confirm-ok",
        "login-idp-link-email-ok",
        "login-update-profile-ok",
        "login-verify-email-ok",
        "login-x509-info-ok",
        "oid4vc-credential-offer-ok",
        "register-ok",
        "select-organization-ok",
        "webauthn-register-ok"
      })
  void h83TextOfOthersIsNeverMarkupOnKeycloaksPages(String name) {
    String attack = "<img src=x onerror=alert(1)>\"'>";
    SamplePage page =
        SamplePage.rewritten().stream()
            .filter(sample -> sample.name().equals(name))
            .findFirst()
            .orElseThrow();
    Document document =
        Jsoup.parse(
            page.html(
                Locale.ENGLISH,
                model ->
                    model
                        .with("code", new CodeBean(attack, name.endsWith("ok") ? null : attack))
                        .with("credentialLabel", attack)
                        .with("credentialDisplayName", attack)
                        .with("idpDisplayName", attack)
                        .with("brokerContext", Map.of("username", attack))
                        .with("profile", SampleProfile.holding(attack))
                        .with("verifyEmail", attack)
                        .with("username", attack)
                        .with("rpEntityName", attack)
                        .with("realm", with(SampleModel.realm(), "displayName", attack))
                        .with("x509", Map.of("formData", Map.of("subjectDN", attack)))
                        .with(
                            "user",
                            Map.of(
                                "organizations",
                                List.of(Map.of("alias", attack, "name", attack))))));
    assertThat(document.select("img[src=x], [onerror]")).isEmpty();
    assertThat(document.selectFirst("main").outerHtml() + document.title())
        .contains("onerror=alert(1)");
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    map.put(key, value);
    return map;
  }
}
