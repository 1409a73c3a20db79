package hu.ugyfelkapu.keycloak.themes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.KeycloakSanitizerMethod;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProvider;

/**
 * A mail with the data that its Java side passes.
 *
 * @param template file name, the same for HTML and text
 * @param kind purpose of a code or change of a notice, a part of the message keys
 */
record SampleMail(String template, String kind, String subjectKey, Map<String, Object> data) {

  static final String CODE = "482913";
  static final String TIME = "2026. november 21. 18:30";

  private static final String SERVICE = "Próba <b>azonosítás</b>";
  private static final AssembledTheme STOCK = new AssembledTheme(Theme.Type.EMAIL, false, "base");
  private static final DefaultFreeMarkerProvider RENDERER =
      new DefaultFreeMarkerProvider(null, new KeycloakSanitizerMethod());

  static List<SampleMail> all() {
    return Stream.of(codes(), notices(), List.of(firstPassword())).flatMap(List::stream).toList();
  }

  static List<SampleMail> codes() {
    return Stream.of("login", "enrolment", "email-change").map(SampleMail::code).toList();
  }

  static List<SampleMail> notices() {
    return Stream.of(
            "app-enrolled",
            "email-enabled",
            "app-switched",
            "deletion-code-renewed",
            "deletion-code-removed",
            "app-removed",
            "email-disabled",
            "plus-removed",
            "password-changed",
            "email-changed",
            "registration-ended",
            "telephone-issued",
            "telephone-renewed",
            "telephone-password-changed",
            "telephone-locked",
            "telephone-ended",
            "id-card-used-first")
        .map(SampleMail::notice)
        .toList();
  }

  static SampleMail firstPassword() {
    return new SampleMail(
        "telephone-first-password.ftl",
        "mail",
        "ugyfelkapuTelephoneMail.subject",
        Map.of("password", CODE, "usableUntil", TIME, "serviceName", SERVICE));
  }

  private static SampleMail code(String purpose) {
    return new SampleMail(
        "plus-code.ftl",
        purpose,
        "ugyfelkapuCode." + purpose + ".subject",
        Map.of(
            "purpose",
            purpose,
            "code",
            CODE,
            "requestId",
            "K7M2",
            "validUntil",
            "14:35",
            "minutes",
            10,
            "serviceName",
            SERVICE));
  }

  private static SampleMail notice(String change) {
    return new SampleMail(
        "plus-notice.ftl",
        change,
        "ugyfelkapuNotice." + change + ".subject",
        Map.of("change", change, "time", TIME, "serviceName", SERVICE));
  }

  String subject(Locale locale) {
    try {
      return SamplePage.EMAIL.getMessages(locale).getProperty(subjectKey, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String html(Locale locale) {
    return render(SamplePage.EMAIL, "html/", locale);
  }

  String text(Locale locale) {
    return render(SamplePage.EMAIL, "text/", locale);
  }

  String htmlUnderStock(Locale locale) {
    return render(STOCK, "html/", locale);
  }

  private String render(AssembledTheme theme, String folder, Locale locale) {
    try {
      SampleModel model = new SampleModel(theme, locale);
      new HashMap<>(data).forEach(model::with);
      model.with("subject", subject(locale));
      return RENDERER.processTemplate(
          model.attributes(folder + template), folder + template, theme);
    } catch (IOException | FreeMarkerException e) {
      throw new AssertionError(this + " in " + locale, e);
    }
  }

  @Override
  public String toString() {
    return template.replace(".ftl", "") + "-" + kind;
  }
}
