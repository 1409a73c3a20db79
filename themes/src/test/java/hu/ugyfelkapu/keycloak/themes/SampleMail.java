package hu.ugyfelkapu.keycloak.themes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.KeycloakSanitizerMethod;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.LinkExpirationFormatterMethod;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProvider;

/**
 * A mail with the data that its Java side passes.
 *
 * @param template file name, the same for HTML and text
 * @param kind purpose of a code or change of a notice, a part of the message keys
 * @param subjectData what the subject is told
 */
record SampleMail(
    String template,
    String kind,
    String subjectKey,
    List<Object> subjectData,
    Map<String, Object> data) {

  static final String CODE = "482913";
  static final String TIME = "2026. november 21. 18:30";

  static final String SERVICE = "Próba <b>azonosítás</b>";
  private static final AssembledTheme STOCK = new AssembledTheme(Theme.Type.EMAIL, false, "base");
  private static final DefaultFreeMarkerProvider RENDERER =
      new DefaultFreeMarkerProvider(null, new KeycloakSanitizerMethod());

  SampleMail(String template, String kind, String subjectKey, Map<String, Object> data) {
    this(template, kind, subjectKey, List.of(), data);
  }

  static List<SampleMail> all() {
    return Stream.of(own(), StockMails.all()).flatMap(List::stream).toList();
  }

  /** The mails of authenticators and registry. */
  static List<SampleMail> own() {
    return Stream.of(codes(), notices(), expiry(), List.of(firstPassword()))
        .flatMap(List::stream)
        .toList();
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

  static List<SampleMail> expiry() {
    return Stream.of("password", "office")
        .map(
            way ->
                new SampleMail(
                    "registration-expiry.ftl",
                    way,
                    "ugyfelkapuExpiry.subject",
                    Map.of("userName", "Ki…", "end", TIME, "way", way, "serviceName", SERVICE)))
        .toList();
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
      String pattern = SamplePage.EMAIL.getMessages(locale).getProperty(subjectKey, subjectKey);
      return new MessageFormat(pattern, locale).format(subjectData.toArray());
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

  /** With other properties of the theme, as the environment sets them. */
  String html(Locale locale, Map<String, String> properties) {
    return render(SamplePage.EMAIL, "html/", locale, properties);
  }

  String text(Locale locale, Map<String, String> properties) {
    return render(SamplePage.EMAIL, "text/", locale, properties);
  }

  String htmlUnderStock(Locale locale) {
    return render(STOCK, "html/", locale);
  }

  String textUnderStock(Locale locale) {
    return render(STOCK, "text/", locale);
  }

  private String render(AssembledTheme theme, String folder, Locale locale) {
    return render(theme, folder, locale, Map.of());
  }

  private String render(
      AssembledTheme theme, String folder, Locale locale, Map<String, String> properties) {
    try {
      SampleModel model = new SampleModel(theme, locale);
      Properties all = theme.getProperties();
      all.putAll(properties);
      model
          .with("properties", all)
          .with("realmName", SERVICE)
          .with(
              "linkExpirationFormatter",
              new LinkExpirationFormatterMethod(theme.getMessages(locale), locale));
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
    return template.replace(".ftl", "") + (kind.isEmpty() ? "" : "-" + kind);
  }
}
