package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Names and ids that tests, scripts and help texts of others rely on (mission.md, section 10). */
class PageContractTest {

  private static Document page(String name) {
    SamplePage page =
        RenderingTest.all().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    return Jsoup.parse(page.html(Locale.forLanguageTag("hu")));
  }

  private static List<String> buttons(Document page, String name) {
    return page.select("form button[type=submit][name=" + name + "]").eachAttr("value");
  }

  private static void assertField(Document page, String id, String type, String autocomplete) {
    Element field = page.selectFirst("form[method=post] input#" + id + "[name=" + id + "]");
    assertThat(field).as(id).isNotNull();
    assertThat(field.attr("type")).isEqualTo(type);
    assertThat(field.attr("autocomplete")).isEqualTo(autocomplete);
    assertThat(page.select("label[for=" + id + "]")).hasSize(1);
  }

  @Test
  void chooserHasOneDescribedButtonPerMethodInOrder() {
    Document page = page("identification-method-ok");
    assertThat(buttons(page, "method"))
        .containsExactly(
            "ugyfelkapu", "ugyfelkapu-plus-app", "ugyfelkapu-plus-email", "telephone", "id-card");
    assertThat(page.select("button[name=method]").eachText())
        .containsExactly(
            "Ügyfélkapu",
            "Ügyfélkapu+ hitelesítő alkalmazással",
            "Ügyfélkapu+ e-mailes kóddal",
            "Telefonos azonosítás",
            "Elektronikus személyi igazolvány");
  }

  @Test
  void loginHasUserNameAndPasswordAndTheWayBack() {
    Document page = page("login-ok");
    assertField(page, "username", "text", "username");
    assertField(page, "password", "password", "current-password");
    // Enter presses the first submit button of a form: it must not be the way back.
    assertThat(page.select("form button[type=submit]").eachAttr("name"))
        .containsExactly("login", "back");
    assertThat(buttons(page("login-step-up"), "back")).isEmpty();
  }

  @Test
  void userNameSurvivesAnErrorAndThePasswordDoesNot() {
    Document page = page("login-wrong-merged");
    assertThat(page.selectFirst("#username").attr("value")).isEqualTo("Őri Ödön 12");
    assertThat(page.selectFirst("#password").attr("value")).isEmpty();
  }

  @Test
  void stepUpShowsTheUserNameReadOnlyWithItsLabel() {
    Document page = page("login-step-up");
    assertField(page, "username", "text", "username");
    assertThat(page.selectFirst("#username").hasAttr("readonly")).isTrue();
    assertThat(page.selectFirst("#username").attr("value")).isEqualTo("Őri Ödön 12");
  }

  @Test
  void appCodeHasOneFieldTheWayBackAndHelpForALostDevice() {
    Document page = page("plus-app-code-ok");
    assertField(page, "otp", "text", "one-time-code");
    assertThat(page.selectFirst("#otp").attr("inputmode")).isEqualTo("numeric");
    assertThat(buttons(page, "back")).containsExactly("true");
    assertThat(page.select("details#lost-device")).hasSize(1);
    assertThat(page.selectFirst("#otp-entry").text()).contains(SamplePage.ENTRY);
  }

  @Test
  void clockHelpComesWithTheFirstWrongCodeAndOpensWithTheSecond() {
    assertThat(page("plus-app-code-ok").select("#clock-help")).isEmpty();
    assertThat(page("plus-app-code-wrong-once").select("#clock-help:not([open])")).hasSize(1);
    assertThat(page("plus-app-code-wrong-twice").select("#clock-help[open]")).hasSize(1);
  }

  @Test
  void offerCanBePostponedOnlyBeforeTheClosingDateAndOffersMailOnlyWhereItIsSetUp() {
    assertThat(buttons(page("plus-offer-after-closing"), "choice")).containsExactly("app");
    assertThat(buttons(page("plus-offer-before-closing"), "choice"))
        .containsExactly("app", "email", "later");
  }

  @Test
  void enrolmentHasQrCodeSecretPasswordAndCode() {
    Document page = page("plus-enrol-app-ok");
    assertField(page, "password", "password", "current-password");
    assertField(page, "otp", "text", "one-time-code");
    assertField(page, "username", "text", "username");
    assertThat(page.selectFirst("svg#totp-qr[role=img]").attr("viewBox")).isEqualTo("0 0 49 49");
    assertThat(page.selectFirst("details code#totp-secret").text())
        .isEqualTo("JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP");
    assertThat(page.select("a[href^=otpauth:]")).hasSize(1);
    assertThat(page.select("ol > li")).hasSize(3);
  }

  @Test
  void deletionCodeStandsInGroupsWithDownloadAndTick() {
    Document page = page("plus-deletion-code-ok");
    assertThat(page.select("#deletion-code > *").eachText())
        .containsExactly("ABCD", "EFGH", "2345", "6789");
    assertThat(page.select("a[download=torlokod.txt][href^=data:]")).hasSize(1);
    assertThat(page.select("input[type=checkbox]#deletionCodeSaved[name=deletionCodeSaved]"))
        .hasSize(1);
    assertThat(page.select("input[checked]")).isEmpty();
    assertThat(page.select("button[name=finish]").eachText()).containsExactly("Befejezés");
  }

  @Test
  void donePageGoesOnAndNamesTheService() {
    Document page = page("plus-done-ok");
    assertThat(page.select("button[name=continue]").eachText()).containsExactly("Tovább");
    assertThat(page.selectFirst("main").text()).contains("Próba szolgáltatás");
  }

  @Test
  void samlAnswerCanBeSentWithoutScript() {
    Document page = page("saml-post-form-ok");
    assertThat(page.select("form[action=/demo/saml] input[name=SAMLResponse]")).hasSize(1);
    assertThat(page.select("form[action=/demo/saml] button[type=submit]:not([name])")).hasSize(1);
  }
}
