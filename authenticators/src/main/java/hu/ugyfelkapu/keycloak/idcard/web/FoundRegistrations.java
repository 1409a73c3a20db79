package hu.ugyfelkapu.keycloak.idcard.web;

import hu.ugyfelkapu.keycloak.conversation.Conversation.Notes;
import hu.ugyfelkapu.keycloak.conversation.FlowConversation;
import hu.ugyfelkapu.keycloak.idcard.KeptCertificate;
import hu.ugyfelkapu.keycloak.idcard.challenge.Challenge;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * The registrations that a proven card has led to, while the citizen chooses one of them. What the
 * page sends back is a number in this list and nothing else.
 */
final class FoundRegistrations {

  static final String FIELD = "registration";

  private static final String TEMPLATE = "id-card-registration.ftl";
  private static final String IDS = "found";
  private static final String CERTIFICATE = "certificate";
  private static final String AT = "at";

  private final AuthenticationFlowContext context;
  private final Notes notes;

  FoundRegistrations(AuthenticationFlowContext context) {
    this.context = context;
    this.notes = new FlowConversation(context).notes();
  }

  /** Whether a card has been proven lately and the choice is open. */
  boolean areOpen() {
    return notes
        .get(AT)
        .map(Long::parseLong)
        .map(Instant::ofEpochMilli)
        // As fresh as an answer to a challenge must be.
        .filter(at -> at.plus(Challenge.LIFETIME).isAfter(BudapestTime.now()))
        .isPresent();
  }

  void keep(List<UserModel> found, KeptCertificate certificate) {
    notes.set(IDS, found.stream().map(UserModel::getId).collect(Collectors.joining("\n")));
    notes.set(CERTIFICATE, certificate.json());
    notes.set(AT, Long.toString(BudapestTime.now().toEpochMilli()));
  }

  void forget() {
    notes.remove(IDS, CERTIFICATE, AT);
  }

  KeptCertificate certificate() {
    return KeptCertificate.fromJson(notes.get(CERTIFICATE).orElseThrow());
  }

  /** Those that may still be used. */
  List<UserModel> users() {
    return ids().stream()
        .map(id -> context.getSession().users().getUserById(context.getRealm(), id))
        .filter(user -> user != null && user.isEnabled())
        .toList();
  }

  /** The one with that number on the page. */
  Optional<UserModel> chosen(String number) {
    List<String> ids = ids();
    return number.matches("[0-9]{1,3}") && Integer.parseInt(number) < ids.size()
        ? users().stream()
            .filter(user -> user.getId().equals(ids.get(Integer.parseInt(number))))
            .findFirst()
        : Optional.empty();
  }

  void show() {
    List<String> ids = ids();
    List<Map<String, String>> choices = new ArrayList<>();
    users()
        .forEach(
            user ->
                choices.add(
                    Map.of(
                        "id", Integer.toString(ids.indexOf(user.getId())),
                        "username", user.getUsername())));
    context.forceChallenge(
        context.form().setAttribute("registrations", choices).createForm(TEMPLATE));
  }

  private List<String> ids() {
    return notes.get(IDS).map(text -> List.of(text.split("\n"))).orElse(List.of());
  }
}
