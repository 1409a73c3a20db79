package hu.ugyfelkapu.keycloak.identification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the relying party, or the change that the citizen has started, asks for: a level, and
 * perhaps a method (mission.md §1 "Chooser").
 *
 * <p>Keycloak knows the level URIs only. A method URI in {@code acr_values} stands for the method's
 * level and preselects the method; it is kept out of Keycloak's own ACR map, where it could be sent
 * back as {@code acr} for another method of the same level.
 *
 * @param level the level that must be reached, 0 when none was asked for
 * @param preselected id of the method to go to at once, if it is on offer
 */
record RequestedIdentification(int level, Optional<String> preselected) {

  static RequestedIdentification of(
      AuthenticationFlowContext context, List<MethodSubFlow> methods) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    Map<String, Integer> levels = AcrUtils.getAcrLoaMap(session.getClient());
    List<String> values = values(session);
    OptionalInt asked =
        values.stream()
            .map(
                value ->
                    methodByUri(methods, value)
                        .map(RequestedIdentification::levelOf)
                        .orElse(levels.get(value)))
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .min();
    Optional<Demand> action =
        DemandingAction.demandOf(context.getSession(), session, context.getUser());
    int byAction = action.map(demand -> demand.level().number()).orElse(0);
    int byKeycloak =
        new AcrStore(context.getSession(), session)
            .getRequestedLevelOfAuthentication(context.getTopLevelFlow());
    Optional<String> method =
        DemandingAction.demandedMethod(session)
            .or(() -> action.flatMap(Demand::method))
            .or(
                () ->
                    values.stream()
                        .flatMap(value -> methodByUri(methods, value).stream())
                        .map(subFlow -> subFlow.method().id())
                        .findFirst());
    int level = Math.max(byAction, Math.max(byKeycloak, asked.orElse(0)));
    return new RequestedIdentification(Math.max(0, level), method);
  }

  private static int levelOf(MethodSubFlow subFlow) {
    return subFlow.method().level().number();
  }

  private static Optional<MethodSubFlow> methodByUri(List<MethodSubFlow> methods, String uri) {
    return methods.stream().filter(m -> m.method().uri().equals(uri)).findFirst();
  }

  private static List<String> values(AuthenticationSessionModel session) {
    List<String> values = new ArrayList<>();
    String acrValues = session.getClientNote(OIDCLoginProtocol.ACR_PARAM);
    if (acrValues != null) {
      values.addAll(Arrays.asList(acrValues.strip().split("\\s+")));
    }
    String classRef = session.getClientNote(SamlProtocol.SAML_AUTHN_CONTEXT_CLASS_REF);
    if (classRef != null) {
      values.add(classRef);
    }
    return values;
  }
}
