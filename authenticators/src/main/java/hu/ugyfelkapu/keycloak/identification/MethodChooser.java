package hu.ugyfelkapu.keycloak.identification;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The chooser page (mission.md §1): its buttons follow from the flow, and only the offered ones are
 * accepted.
 */
final class MethodChooser extends PackAuthenticator {

  private static final String TEMPLATE = "identification-method.ftl";
  private static final String METHOD_FIELD = "method";

  /**
   * A client note, since it must survive the flow's reset: „Más azonosítási mód” has to lead to the
   * page itself.
   */
  static final String PRESELECTION_USED = "ugyfelkapu.preselection-used";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    List<MethodSubFlow> all = all(context);
    RequestedIdentification requested = RequestedIdentification.of(context, all);
    List<IdentificationMethod> offered = offered(context, all, requested);
    if (offered.isEmpty()) {
      context.getEvent().error(Errors.GENERIC_AUTHENTICATION_ERROR);
      // No failure of the person: any page could lead a signed-in browser here, and lock its owner
      // out.
      context.forceChallenge(
          context
              .form()
              .setError("ugyfelkapuNoMethodForLevel")
              .createErrorPage(Response.Status.BAD_REQUEST));
      return;
    }
    Optional<String> preselected =
        requested.preselected().filter(id -> offered.stream().anyMatch(m -> m.id().equals(id)));
    AuthenticationSessionModel session = context.getAuthenticationSession();
    if (preselected.isPresent() && session.getClientNote(PRESELECTION_USED) == null) {
      session.setClientNote(PRESELECTION_USED, "true");
      choose(context, preselected.get());
      return;
    }
    context.challenge(page(context.form(), offered));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    List<MethodSubFlow> all = all(context);
    List<IdentificationMethod> offered =
        offered(context, all, RequestedIdentification.of(context, all));
    String posted = new FormInput(context.getHttpRequest()).text(METHOD_FIELD);
    if (offered.stream().noneMatch(m -> m.id().equals(posted))) {
      context.forceChallenge(page(context.form().setError("ugyfelkapuUnknownMethod"), offered));
      return;
    }
    choose(context, posted);
  }

  private static void choose(AuthenticationFlowContext context, String methodId) {
    ChosenMethod.set(
        context.getAuthenticationSession(), context.getExecution().getParentFlow(), methodId);
    context.success();
  }

  private static List<MethodSubFlow> all(AuthenticationFlowContext context) {
    return MethodSubFlow.in(context.getRealm(), context.getExecution().getParentFlow());
  }

  /**
   * Only methods that can end at the level asked for, and have not closed; so the password stays
   * where it leads to enrolment.
   */
  private static List<IdentificationMethod> offered(
      AuthenticationFlowContext context,
      List<MethodSubFlow> all,
      RequestedIdentification requested) {
    List<IdentificationMethod> known = MethodSubFlow.known(all);
    return all.stream()
        .filter(
            subFlow -> {
              OptionalInt reach = subFlow.reach(context.getSession(), context.getRealm(), known);
              return reach.isPresent() && reach.getAsInt() >= requested.level();
            })
        .map(MethodSubFlow::method)
        .toList();
  }

  private static Response page(LoginFormsProvider form, List<IdentificationMethod> offered) {
    return form.setAttribute("methods", offered.stream().map(MethodChooser::button).toList())
        .createForm(TEMPLATE);
  }

  /** A map, since FreeMarker would take a record's accessors for methods. */
  private static Map<String, String> button(IdentificationMethod method) {
    String texts = "ugyfelkapuMethod." + method.id();
    return Map.of(
        "id", method.id(),
        "labelKey", texts + ".label",
        "descriptionKey", texts + ".description");
  }
}
