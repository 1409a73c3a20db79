package hu.ugyfelkapu.keycloak.helpdesk;

import hu.ugyfelkapu.keycloak.password.RegistrationLookup;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Keycloak takes credentials straight out of its store, past every credential provider; its events
 * are the only sign. So they are acted upon here, in the same transaction. What a listener throws
 * is swallowed by Keycloak: a removal that must not be is refused when the transaction is about to
 * commit.
 */
final class OfficialRemoval implements EventListenerProvider {

  private static final Logger LOG = Logger.getLogger(OfficialRemoval.class);
  private static final Pattern CREDENTIAL_OF_USER =
      Pattern.compile("users/(?<user>.+)/credentials/[^/]+");

  private final KeycloakSession session;

  OfficialRemoval(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    if (event.getResourceType() != ResourceType.USER
        || event.getOperationType() != OperationType.ACTION
        || event.getDetails() == null
        || event.getResourcePath() == null) {
      return;
    }
    Matcher path = CREDENTIAL_OF_USER.matcher(event.getResourcePath());
    String type = event.getDetails().get(Details.CREDENTIAL_TYPE);
    String credentialId = event.getDetails().get(Details.CREDENTIAL_ID);
    if (path.matches() && isOurs(type) && credentialId != null) {
      RealmModel realm = session.realms().getRealm(event.getRealmId());
      follow(
          realm,
          path.group("user"),
          citizen -> {
            if (FactorChange.takeTurn(session, citizen)) {
              new FactorRemoval(session, realm, citizen).follow(type, credentialId);
            } else {
              refuse(
                  new ClientErrorException(
                      "The citizen's factors are being changed", Response.Status.CONFLICT));
            }
          });
    }
  }

  /**
   * Where an administrator has switched Keycloak's own {@code delete_credential} on, it and the
   * account REST API remove a factor on demand of a session of whatever level: who has the mailbox
   * and the password would remove the app (mission.md §3 "Changing factors"; H40). The pack's own
   * pages take their place.
   */
  @Override
  public void onEvent(Event event) {
    Map<String, String> details = event.getDetails();
    if (event.getType() != EventType.REMOVE_CREDENTIAL
        || details == null
        || details.containsKey("ugyfelkapu_change")
        || !isOurs(details.get(Details.CREDENTIAL_TYPE))) {
      return;
    }
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    follow(
        realm,
        event.getUserId(),
        citizen -> {
          new EventBuilder(realm, session)
              .event(EventType.REMOVE_CREDENTIAL)
              .client(event.getClientId())
              .session(event.getSessionId())
              .ipAddress(event.getIpAddress())
              .user(citizen)
              .detail(Details.CREDENTIAL_TYPE, details.get(Details.CREDENTIAL_TYPE))
              .error(Errors.NOT_ALLOWED);
          refuse(new ForbiddenException("Factors are removed on the Ügyfélkapu+ pages"));
        });
  }

  private static boolean isOurs(String type) {
    return type != null
        && (FactorRemoval.TYPES.contains(type) || TelephoneCredential.TYPE.equals(type));
  }

  private void follow(RealmModel realm, String userId, Consumer<UserModel> consequence) {
    try {
      RegistrationLookup registrations = RegistrationLookup.ofRealm(session, realm);
      Optional.ofNullable(userId)
          .map(id -> session.users().getUserById(realm, id))
          .filter(registrations::isRegistration)
          .ifPresent(consequence);
    } catch (RuntimeException e) {
      // Half a removal is worse than none. The message may hold what is nobody's business.
      LOG.errorf(
          "Realm %s: a removed factor could not be followed up (%s); its removal is refused.",
          realm.getName(), e.getClass().getSimpleName());
      refuse(new ServiceUnavailableException("The removal could not be completed"));
    }
  }

  private void refuse(WebApplicationException answer) {
    session
        .getTransactionManager()
        .enlistPrepare(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                throw answer;
              }

              @Override
              protected void rollbackImpl() {
                // the request failed for another reason
              }
            });
  }

  @Override
  public void close() {
    // holds nothing
  }
}
