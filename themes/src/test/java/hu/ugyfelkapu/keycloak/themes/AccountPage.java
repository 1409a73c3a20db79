package hu.ugyfelkapu.keycloak.themes;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.KeycloakSanitizerMethod;
import org.keycloak.theme.beans.MessageFormatterMethod;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProvider;

/** The document in which the account console starts, with the data that Keycloak gives it. */
final class AccountPage {

  private static final String SERVER = PageBrowser.SITE;
  private static final DefaultFreeMarkerProvider RENDERER =
      new DefaultFreeMarkerProvider(null, new KeycloakSanitizerMethod());

  private AccountPage() {}

  /** The document of that theme. */
  static String html(AssembledTheme theme, Locale locale) {
    return html(theme, locale, Map.of());
  }

  /**
   * The document of that theme.
   *
   * @param branding properties that an operator sets
   */
  static String html(AssembledTheme theme, Locale locale, Map<String, String> branding) {
    try {
      return RENDERER.processTemplate(model(theme, locale, branding), "index.ftl", theme);
    } catch (IOException | FreeMarkerException e) {
      throw new AssertionError("the account console in " + locale, e);
    }
  }

  private static Map<String, Object> model(
      AssembledTheme theme, Locale locale, Map<String, String> branding) throws IOException {
    Properties properties = theme.getProperties();
    properties.putAll(branding);
    Map<String, Object> model = new HashMap<>();
    model.put("msg", new MessageFormatterMethod(locale, theme.getMessages(locale)));
    model.put("properties", properties);
    model.put("locale", locale.toLanguageTag());
    model.put("localeDir", "ltr");
    model.put("realm", new Realm());
    model.put("serverBaseUrl", SERVER);
    model.put("authUrl", SERVER + "/");
    model.put("authServerUrl", SERVER + "/");
    model.put("baseUrl", URI.create(SERVER + "/realms/proba/account/"));
    model.put("clientId", "account-console");
    model.put("resourceUrl", "/resources/abcde/account/ugyfelkapu");
    model.put("resourceCommonUrl", "/resources/abcde/common/keycloak");
    model.put("entryScript", "assets/main.js");
    model.put("entryStyles", List.of("assets/main.css"));
    model.put("entryImports", List.of("assets/part.js"));
    // Off and on in turn, so that no two of them can be mixed up unseen.
    boolean on = false;
    for (String flag :
        List.of(
            "isSecureContext",
            "darkMode",
            "isLinkedAccountsEnabled",
            "isAuthorizationEnabled",
            "isViewOrganizationsEnabled",
            "deleteAccountAllowed",
            "updateEmailFeatureEnabled",
            "updateEmailActionEnabled",
            "isViewApplicationsEnabled",
            "isViewGroupsEnabled",
            "isOid4VciEnabled")) {
      model.put(flag, on);
      on = !on;
    }
    return model;
  }

  /** The realm as far as the document asks for it. */
  public static final class Realm {
    public String getName() {
      return "proba";
    }

    public String getDisplayName() {
      return "Próba azonosítás";
    }

    public boolean isRegistrationEmailAsUsername() {
      return false;
    }

    public boolean isEditUsernameAllowed() {
      return true;
    }

    public boolean isInternationalizationEnabled() {
      return true;
    }

    public boolean isUserManagedAccessAllowed() {
      return true;
    }
  }
}
