package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
    assertThat(page.select("#lost-device")).isEmpty();
    assertThat(page.select("details#lost-help")).hasSize(1);
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

  /** Names of the buttons in their order; the primary button may have none. */
  private static List<String> names(Document page) {
    return page.select("form button[type=submit]").stream()
        .map(button -> button.attr("name"))
        .toList();
  }

  @Test
  void appCodeOffersTheDeletionCodeInSightAndTheOtherFactor() {
    Document page = page("plus-app-code-all-ways");
    Element link = page.selectFirst("a#lost-device");
    assertThat(link.attr("href"))
        .isEqualTo("/login-actions/authenticate?session_code=abc&execution=1&lostDevice=true");
    assertThat(link.closest("details")).isNull();
    assertThat(names(page)).containsExactly("", "otherFactor", "back");
  }

  @Test
  void lockedCodePagesTakeNoCode() {
    for (String name : List.of("plus-app-code-wrong-locked", "plus-email-code-wrong-locked")) {
      assertThat(page(name).select("form input")).as(name).isEmpty();
      assertThat(names(page(name))).as(name).containsExactly("back");
    }
    assertThat(page("plus-remove-locked").select("form input")).isEmpty();
    assertThat(names(page("plus-remove-locked"))).containsExactly("toCode");
    assertThat(page("plus-remove-locked").selectFirst("main").text())
        .containsOnlyOnce("2026. november 22. 18:30");
    assertThat(page("plus-remove-wrong-locked-now").selectFirst("main").text())
        .containsOnlyOnce("2026. november 22. 18:30");
  }

  @Test
  void mailedCodeIsEnteredBesideTheRequestIdAndCanBeAskedForAgain() {
    Document page = page("plus-email-code-just-sent");
    assertField(page, "emailCode", "text", "one-time-code");
    assertThat(page.selectFirst("#emailCode").attr("inputmode")).isEqualTo("numeric");
    assertThat(page.selectFirst("#request-id").text()).isEqualTo("K7M2");
    assertThat(page.selectFirst("#emailCode").attr("aria-describedby"))
        .isEqualTo("emailCode-request");
    assertThat(page.selectFirst("main").text()).contains("a•••a@pelda.test", "14:35", "14:26");
    // Enter presses the first button of a form: it must send the code, not ask for another one.
    assertThat(names(page)).containsExactly("", "resend", "otherFactor", "back");
    assertThat(page.select("[data-uk-announce]").eachText()).containsExactly("Elküldtük a kódot.");
    assertThat(page("plus-email-code-ok").select("[data-uk-announce]")).isEmpty();
  }

  @Test
  void withoutALiveCodeThereIsNoFieldAndTheFirstButtonAsksForOne() {
    for (String name :
        List.of(
            "plus-email-code-wrong-gone",
            "plus-enrol-email-wrong-gone",
            "change-email-wrong-not-sent")) {
      assertThat(page(name).select("#emailCode, #request-id")).as(name).isEmpty();
      assertThat(names(page(name))).as(name).startsWith("resend");
    }
  }

  @Test
  void withoutAnAddressNothingCanBeAskedFor() {
    assertThat(names(page("plus-email-code-wrong-no-address")))
        .containsExactly("otherFactor", "back");
    for (String name :
        List.of("plus-enrol-email-no-address", "plus-enrol-email-wrong-no-address")) {
      assertThat(names(page(name))).as(name).containsExactly("back");
      assertThat(page(name).selectFirst("main").text())
          .as(name)
          .containsOnlyOnce("A nyilvántartásban nincs e-mail-címe.")
          .doesNotContain("•••");
    }
  }

  @Test
  void triesLeftAreToldAfterAWrongCodeOnly() {
    assertThat(page("plus-email-code-ok").select("#emailCode-tries")).isEmpty();
    assertThat(page("plus-email-code-wrong-code").select("#emailCode-tries").text()).endsWith("3");
  }

  @Test
  void enrolmentByMailAsksForThePasswordFirst() {
    Document page = page("plus-enrol-email-password");
    assertField(page, "password", "password", "current-password");
    assertField(page, "username", "text", "username");
    assertThat(page.select("form button.uk-button-primary").eachText())
        .containsExactly("Megerősítő kód küldése");
    assertThat(page("plus-enrol-email-code").select("form button.uk-button-primary").eachText())
        .containsExactly("Megerősítés");
  }

  @Test
  void sharedPagesLeadBackToWhereTheyWereOpened() {
    assertThat(names(page("plus-enrol-email-password"))).containsExactly("", "back");
    for (String name :
        List.of(
            "plus-enrol-email-password-in-settings",
            "plus-enrol-app-other-device",
            "plus-deletion-code-in-settings",
            "plus-remove-in-settings")) {
      assertThat(names(page(name)))
          .as(name)
          .doesNotContain("back", "toCode")
          .endsWith("toSettings", "cancel-aia");
    }
    assertThat(names(page("plus-deletion-code-ok"))).containsExactly("finish");
  }

  @Test
  void telephoneIdHasOneFieldAndTheWayBack() {
    Document page = page("telephone-id-ok");
    assertField(page, "telephoneId", "text", "off");
    assertThat(page.selectFirst("#telephoneId").attr("inputmode")).isEqualTo("numeric");
    assertThat(names(page)).containsExactly("", "back");
    assertThat(page("telephone-id-wrong-length").selectFirst("#telephoneId").attr("value"))
        .isEqualTo("1234 567");
    assertThat(page("telephone-id-wrong-unavailable").select("form input")).isEmpty();
    assertThat(names(page("telephone-id-wrong-unavailable"))).containsExactly("back");
  }

  @Test
  void onlyTheAskedDigitsHaveFieldsAndEachSaysItsPosition() {
    Document page = page("telephone-digits-partial");
    assertThat(page.select("form input").eachAttr("name"))
        .containsExactly("digit2", "digit4", "digit5");
    for (String field : List.of("digit2", "digit4", "digit5")) {
      assertField(page, field, "text", "off");
      assertThat(page.selectFirst("#" + field).attr("inputmode")).isEqualTo("numeric");
    }
    assertThat(page.select("fieldset label").eachText())
        .containsExactly("2. számjegy", "4. számjegy", "5. számjegy");
    assertThat(page.select("fieldset > legend").eachText()).containsExactly("Telefonos jelszó");
    // Enter presses the first button.
    assertThat(names(page)).containsExactly("", "otherId", "back");
    assertThat(page("telephone-digits-whole").select("form input")).hasSize(6);
  }

  @Test
  void onlyTheWrongDigitIsMarked() {
    assertThat(page("telephone-digits-wrong-digit").select("[aria-invalid=true]").eachAttr("id"))
        .containsExactly("digit4");
    assertThat(page("telephone-digits-wrong-merged").select("[aria-invalid=true]")).isEmpty();
  }

  @Test
  void ownTelephonePasswordIsAskedTwiceBelowItsRules() {
    Document page = page("telephone-password-ok");
    assertField(page, "passwordNew", "password", "new-password");
    assertField(page, "passwordConfirm", "password", "new-password");
    assertThat(page.select("input[inputmode=numeric]")).hasSize(2);
    assertThat(page.select("#password-rules li")).hasSize(5);
    assertThat(names(page)).containsExactly("", "back");
  }

  @Test
  void cardPageHasTheHiddenTokenTheStepsAndBothWays() {
    Document page = page("id-card-phone");
    assertThat(page.select("form[method=post] input[type=hidden]#authToken[name=authToken]"))
        .hasSize(1);
    assertThat(page.selectFirst("#authToken").attr("value")).isEmpty();
    assertThat(page.select("ol#card-status > li > span:first-child").eachText())
        .containsExactly(
            "Kliensprogram megtalálva", "Kártya megtalálva", "PIN-kód elfogadva", "Ellenőrizve");
    assertThat(page.selectFirst("form[data-uk-card]").attr("data-uk-nonce"))
        .isEqualTo(CardPages.NONCE);
    assertThat(page.selectFirst("#request-id").text()).isEqualTo("KQ7-M4P");
    assertThat(page.select("svg#card-qr[role=img][aria-label]")).hasSize(1);
    assertThat(names(page)).containsExactly("renew", "phone", "back");
    assertThat(names(page("id-card-ok"))).containsExactly("renew", "back");
    assertThat(page("id-card-ok").select("#card-qr, #request-id")).isEmpty();
  }

  /** A region that comes only with its text is not heard. */
  @Test
  void everyNewsOfTheCardPageStandsInALiveRegionFromTheStart() {
    Document page = page("id-card-phone");
    assertThat(
            page.select(
                "[data-uk-card-news], [data-uk-card-error], [data-uk-card-over], [data-uk-phone]"))
        .hasSizeGreaterThan(15)
        .allMatch(text -> text.closest("[role=status]:not([hidden])") != null);
    assertThat(page.select("[role=status] [data-uk-phone]:not([hidden])").eachAttr("data-uk-phone"))
        .containsExactly("waiting");
  }

  /** The program itself shows these and lets the citizen try again: the page learns of the end. */
  @Test
  void cardHelpNamesEachSituationAndCancellingOpensIt() {
    Document page = page("id-card-ok");
    assertThat(page.select("#card-help[hidden] summary").eachText())
        .containsExactly(
            "Nem talál kártyaolvasót",
            "Nem talál kártyát",
            "Nem fogadja el a PIN-kódot",
            "Nem indul el a program");
    assertThat(
            page.select("[data-uk-help]").eachAttr("data-uk-card-error").stream()
                .flatMap(codes -> Stream.of(codes.split(" "))))
        .containsExactly(
            "ERR_WEBEID_USER_CANCELLED",
            "ERR_WEBEID_USER_TIMEOUT",
            "ERR_WEBEID_ACTION_TIMEOUT",
            "ERR_WEBEID_UNKNOWN_ERROR",
            "ERR_WEBEID_NATIVE_FATAL",
            "ERR_WEBEID_NATIVE_INVALID_ARGUMENT");
  }

  @Test
  void cardPageThatDoesNotWorkOnlyLeadsBack() {
    Document page = page("id-card-wrong-unavailable");
    assertThat(page.select("form input, #card-status, [src$=id-card.js]")).isEmpty();
    assertThat(names(page)).containsExactly("back");
  }

  @Test
  void demoAndClientAddressAreShownOnlyWhereTheyAreSet() {
    assertThat(page("id-card-demo").selectFirst("main").text()).contains("csak próbakártyák");
    assertThat(page("id-card-demo").select("a[href=https://kliens.pelda.test/][rel~=noopener]"))
        .isNotEmpty();
    assertThat(page("id-card-ok").selectFirst("main").text()).doesNotContain("próbakártyák");
    assertThat(page("id-card-ok").select("main a")).isEmpty();
  }

  @Test
  void eachRegistrationOfTheCardsOwnerHasItsButton() {
    Document page = page("id-card-registration-ok");
    assertThat(buttons(page, "registration")).containsExactly("1", "2");
    assertThat(page.select("button[name=registration]").eachText())
        .containsExactly("KissAnna", "Kiss Anna vállalkozó");
    assertThat(names(page)).containsExactly("registration", "registration", "back");
  }

  @Test
  void phoneConfirmsByItsButtonsWithTheIdAndTheService() {
    Document page = page("id-card-phone-confirm-for-service");
    assertThat(buttons(page, "decision")).containsExactly("confirm", "deny");
    assertThat(page.selectFirst("form").attr("action")).isEqualTo(CardPages.ACTION);
    assertThat(page.selectFirst("#request-id").text()).isEqualTo("KQ7-M4P");
    assertThat(page.selectFirst("main").text()).contains("Próba szolgáltatás", "14:35");
    assertThat(page("id-card-phone-confirm").selectFirst("main").text())
        .doesNotContain("szolgáltatásba");
  }

  @Test
  void phoneOpensTheAppAndPassesItsAnswerOn() {
    assertThat(page("id-card-phone-open").select("main a.uk-button").eachAttr("href"))
        .containsExactly("https://kartya.pelda.test/auth#eyJjaGFsbGVuZ2UiOiIxIn0");
    Document back = page("id-card-phone-return");
    assertThat(back.select("form[data-uk-card-return] input[type=hidden]").eachAttr("name"))
        .containsExactly("authToken", "cardError");
    assertThat(back.selectFirst("form").attr("action")).isEqualTo(CardPages.ACTION);
    assertThat(page("id-card-phone-failed").select("main a.uk-button")).hasSize(1);
    assertThat(page("id-card-phone-sent").select("main a")).isEmpty();
    assertThat(page("id-card-phone-sent-on-this-device").select("main a.uk-button")).hasSize(1);
  }

  @Test
  void factorIsChosenByItsOwnButton() {
    assertThat(buttons(page("plus-factor-ok"), "factor")).containsExactly("app", "email");
  }

  @Test
  void deletionCodeIsTypedAsTextAndRemovesByItsOwnButton() {
    Document page = page("plus-remove-ok");
    assertField(page, "deletionCode", "text", "off");
    assertThat(page.selectFirst("#deletionCode").hasAttr("inputmode")).isFalse();
    assertThat(names(page)).containsExactly("remove", "toCode");
    assertThat(page("plus-removed-ok").select("button[name=continue]").eachText())
        .containsExactly("Tovább az Ügyfélkapu+ igényléshez");
  }

  @Test
  void settingsOfferWhatTheStateAllows() {
    assertThat(buttons(page("plus-settings-none"), "task")).containsExactly("app", "email-on");
    assertThat(buttons(page("plus-settings-app"), "task"))
        .containsExactly("other-device", "deletion-code", "email-on", "remove", "remove-by-code");
    assertThat(buttons(page("plus-settings-app-without-deletion-code"), "task"))
        .containsExactly("other-device", "deletion-code", "remove");
    assertThat(buttons(page("plus-settings-email"), "task")).containsExactly("app", "remove");
    assertThat(buttons(page("plus-settings-both"), "task"))
        .containsExactly("other-device", "deletion-code", "email-off", "remove", "remove-by-code");
    assertThat(page("plus-settings-none").selectFirst("h1").text())
        .isEqualTo("Ügyfélkapu+ igénylése");
    assertThat(page("plus-settings-both").selectFirst("h1").text())
        .isEqualTo("Ügyfélkapu+ beállítások");
  }

  @Test
  void confirmationSaysWhatGoesAndWhatStays() {
    assertThat(names(page("plus-confirm-remove-all")))
        .containsExactly("confirm", "toSettings", "cancel-aia");
    assertThat(page("plus-confirm-remove-all").select("main li")).hasSize(4);
    assertThat(page("plus-confirm-remove-app").select("main li").text())
        .contains("elég lesz a jelszava")
        .doesNotContain("e-mailes");
  }

  @Test
  void signedOutPageHasNoFormAndTheWayBackOnlyIfThereIsOne() {
    assertThat(page("plus-signed-out-plus-removed").select("main form")).isEmpty();
    assertThat(page("plus-signed-out-plus-removed").select("main a[href=/demo/]")).hasSize(1);
    assertThat(page("plus-signed-out-registration-ended").select("main a")).isEmpty();
  }

  @Test
  void refusalsLeadOnOrBack() {
    assertThat(names(page("action-stronger-email"))).containsExactly("identify", "cancel-aia");
    assertThat(names(page("action-stronger-app")))
        .containsExactly("identify", "task", "cancel-aia");
    assertThat(buttons(page("action-stronger-app"), "task")).containsExactly("remove-by-code");
    assertThat(names(page("action-read-only-end"))).containsExactly("close");
  }

  @Test
  void passwordIsChangedWithUserNameOldPasswordAndNewOneTwice() {
    Document page = page("change-password-ok");
    // mission.md, section 8
    assertField(page, "username", "text", "username");
    assertThat(page.selectFirst("#username").hasAttr("readonly")).isTrue();
    assertThat(page.selectFirst("#username").closest(".uk-hidden")).isNull();
    assertField(page, "password", "password", "current-password");
    assertField(page, "passwordNew", "password", "new-password");
    assertField(page, "passwordConfirm", "password", "new-password");
    assertThat(page.select("#password-rules li")).hasSize(3);
    assertThat(page.selectFirst("#passwordNew").attr("aria-describedby"))
        .isEqualTo("password-rules");
    assertThat(names(page)).containsExactly("", "cancel-aia");
  }

  @Test
  void typedAddressSurvivesAnErrorAndThePasswordDoesNot() {
    Document page = page("change-email-wrong-address");
    assertField(page, "email", "text", "email");
    assertThat(page.selectFirst("#email").attr("value")).isEqualTo("anna pelda");
    assertThat(page.selectFirst("#email").attr("inputmode")).isEqualTo("email");
    assertThat(page.selectFirst("#password").attr("value")).isEmpty();
    assertThat(names(page("change-email-code")))
        .containsExactly("", "resend", "toAddress", "cancel-aia");
  }

  @Test
  void registrationEndsOnlyWithPasswordAndTick() {
    Document page = page("end-registration-ok");
    assertField(page, "password", "password", "current-password");
    assertThat(page.select("input[type=checkbox]#endConfirmed[name=endConfirmed]:not([checked])"))
        .hasSize(1);
    assertThat(names(page)).containsExactly("end", "cancel-aia");
  }

  @Test
  void changedAddressIsToldToTheEarlierOne() {
    assertThat(page("plus-done-email-changed").selectFirst("main").text())
        .contains("a korábbi e-mail-címére");
    assertThat(page("plus-done-password-changed").selectFirst("main").text())
        .contains("értesítést küldünk az e-mail-címére");
  }

  @Test
  void samlAnswerCanBeSentWithoutScript() {
    Document page = page("saml-post-form-ok");
    assertThat(page.select("form[action=/demo/saml] input[name=SAMLResponse]")).hasSize(1);
    assertThat(page.select("form[action=/demo/saml] button[type=submit]:not([name])")).hasSize(1);
  }
}
