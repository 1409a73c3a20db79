package hu.ugyfelkapu.keycloak.themes;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.keycloak.forms.login.MessageType;
import org.keycloak.forms.login.freemarker.model.LoginBean;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.AdvancedMessageFormatterMethod;
import org.keycloak.theme.beans.MessageBean;
import org.keycloak.theme.beans.MessageFormatterMethod;
import org.keycloak.theme.beans.MessagesPerFieldBean;

/**
 * What the server puts into the model of a login page, built from Keycloak's own beans where they
 * need no session.
 */
final class SampleModel {

  private final Map<String, Object> attributes = new HashMap<>();
  private final Properties messages;
  private final MessagesPerFieldBean perField = new MessagesPerFieldBean();
  private final List<String> summary = new ArrayList<>();

  SampleModel(AssembledTheme theme, Locale locale) throws IOException {
    messages = theme.getMessages(locale);
    attributes.put("msg", new MessageFormatterMethod(locale, messages));
    attributes.put("advancedMsg", new AdvancedMessageFormatterMethod(locale, messages));
    attributes.put("properties", theme.getProperties());
    attributes.put("messagesPerField", perField);
    attributes.put("scripts", new ArrayList<String>());
    attributes.put("lang", locale.getLanguage());
    if (theme.getType() == Theme.Type.LOGIN) {
      attributes.put("locale", locale(locale));
    } else {
      attributes.put("locale", locale);
      attributes.put("ltr", true);
      attributes.put("realmName", "Próba azonosítás");
    }
    attributes.put("url", new Url(true));
    attributes.put("auth", new Auth(null));
    attributes.put("execution", "1");
    attributes.put("social", Map.of("providers", List.of()));
    attributes.put("passwordPolicies", Map.of("notUsername", false, "notEmail", false));
    attributes.put("darkMode", true);
    attributes.put("login", new LoginBean(new MultivaluedHashMap<>()));
    attributes.put("realm", realm());
    attributes.put("client", client("Próba szolgáltatás"));
  }

  private static Map<String, Object> locale(Locale current) {
    return Map.of(
        "currentLanguageTag",
        current.getLanguage(),
        "current",
        current.getLanguage(),
        "rtl",
        false,
        "supported",
        List.of(
            Map.of("languageTag", "en", "label", "English", "url", "/action?kc_locale=en"),
            Map.of("languageTag", "hu", "label", "Magyar", "url", "/action?kc_locale=hu")));
  }

  static Map<String, Object> realm() {
    Map<String, Object> realm = new HashMap<>();
    realm.put("name", "ugyfelkapu");
    realm.put("displayName", "Próba azonosítás");
    realm.put("internationalizationEnabled", true);
    for (String off :
        List.of(
            "registrationAllowed",
            "rememberMe",
            "resetPasswordAllowed",
            "loginWithEmailAllowed",
            "registrationEmailAsUsername")) {
      realm.put(off, false);
    }
    realm.put("duplicateEmailsAllowed", true);
    realm.put("password", true);
    return realm;
  }

  static Map<String, Object> client(String name) {
    return Map.of("clientId", "demo", "name", name, "baseUrl", "/demo/", "attributes", Map.of());
  }

  SampleModel with(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  /** An error of a field, or of the page if {@code field} is null, as the server formats it. */
  SampleModel error(String field, String key, Object... arguments) {
    return message(MessageType.ERROR, field, key, arguments);
  }

  SampleModel message(MessageType type, String field, String key, Object... arguments) {
    Locale locale = Locale.forLanguageTag((String) attributes.get("lang"));
    String text =
        messages.containsKey(key)
            ? new java.text.MessageFormat(messages.getProperty(key), locale).format(arguments)
            : key;
    perField.addMessage(field, text, type);
    summary.add(text);
    attributes.put("message", new MessageBean(String.join(" ", summary), type));
    return this;
  }

  SampleModel attempted(String username) {
    return with("auth", new Auth(username));
  }

  Map<String, Object> attributes(String template) {
    attributes.put("pageId", template.replaceAll("\\.ftl$", ""));
    attributes.put("templateName", template);
    return attributes;
  }

  /** Stands for Keycloak's UrlBean, which needs a session. */
  public static final class Url {
    private final boolean action;

    Url(boolean action) {
      this.action = action;
    }

    public boolean hasAction() {
      return action;
    }

    public String getLoginAction() {
      if (!action) {
        throw new IllegalStateException("action URI not set");
      }
      return "/login-actions/authenticate?session_code=abc&execution=1";
    }

    public String getOauthAction() {
      return "/login-actions/consent";
    }

    public String getLogoutConfirmAction() {
      return "/logout/logout-confirm";
    }

    public String getOauth2DeviceVerificationAction() {
      return "/device";
    }

    public String getRegistrationAction() {
      return "/login-actions/registration?session_code=abc";
    }

    public String getLoginRestartFlowUrl() {
      return "/login-actions/restart";
    }

    public String getLoginResetCredentialsUrl() {
      return "/login-actions/reset-credentials";
    }

    public String getRegistrationUrl() {
      return "/login-actions/registration";
    }

    public String getLoginUrl() {
      return "/login";
    }

    public String getSsoLoginInOtherTabsUrl() {
      return "/login-actions/restart";
    }

    public String getResourcesPath() {
      return "/resources/login/ugyfelkapu";
    }

    public String getResourcesCommonPath() {
      return "/resources/common/keycloak";
    }

    public String getResourcesUrl() {
      return getResourcesPath();
    }
  }

  /** Stands for Keycloak's AuthenticationContextBean, which needs a flow. */
  public static final class Auth {
    private final String username;
    private final List<Map<String, String>> selections;

    Auth(String username) {
      this(username, List.of());
    }

    /**
     * @param selections ways to go on, each with {@code authExecId}, {@code displayName} and {@code
     *     helpText}
     */
    Auth(String username, List<Map<String, String>> selections) {
      this.username = username;
      this.selections = selections;
    }

    public List<Map<String, String>> getAuthenticationSelections() {
      return selections;
    }

    public boolean showUsername() {
      return username != null;
    }

    public boolean showResetCredentials() {
      return false;
    }

    public boolean showTryAnotherWayLink() {
      return false;
    }

    public String getAttemptedUsername() {
      return username;
    }

    public String getSelectedCredential() {
      return null;
    }
  }
}
