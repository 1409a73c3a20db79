package hu.ugyfelkapu.keycloak.notice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A mail by Keycloak's own mail server settings and theme.
 *
 * @param address where it goes
 * @param locale its language
 * @param subjectKey message key of the subject
 * @param template name below {@code html/} and {@code text/}
 * @param attributes what the template is told beside {@code serviceName}
 */
public record Mail(
    String address,
    Locale locale,
    String subjectKey,
    String template,
    Map<String, Object> attributes) {

  /** Keeps address and content out of logs. */
  @Override
  public String toString() {
    return "Mail[" + template + "]";
  }

  /**
   * Hands the mail over to the mail server.
   *
   * @throws EmailException when that fails; its message may hold the address
   */
  public void send(KeycloakSession session, RealmModel realm) throws EmailException {
    Map<String, Object> all = new HashMap<>(attributes);
    String name = realm.getDisplayName();
    all.put("serviceName", name == null || name.isBlank() ? realm.getName() : name);
    session
        .getProvider(EmailTemplateProvider.class)
        .setRealm(realm)
        .setUser(new Addressee(address, locale))
        .send(subjectKey, template, all);
  }
}
