package hu.ugyfelkapu.keycloak.telephone.official;

import hu.ugyfelkapu.keycloak.official.Citizens;
import hu.ugyfelkapu.keycloak.telephone.BirthDate;
import hu.ugyfelkapu.keycloak.telephone.Contact;
import hu.ugyfelkapu.keycloak.telephone.FirstPassword.NotDeliveredException;
import hu.ugyfelkapu.keycloak.telephone.ReminderAnswers;
import hu.ugyfelkapu.keycloak.telephone.ReminderQuestion;
import hu.ugyfelkapu.keycloak.telephone.TelephoneId;
import hu.ugyfelkapu.keycloak.telephone.TelephoneNotices;
import hu.ugyfelkapu.keycloak.telephone.TelephoneRegistration;
import hu.ugyfelkapu.keycloak.telephone.TelephoneRegistration.AlreadyIssuedException;
import hu.ugyfelkapu.keycloak.telephone.TelephoneRegistration.NotIssuedException;
import hu.ugyfelkapu.keycloak.telephone.api.JsonAnswer;
import hu.ugyfelkapu.keycloak.telephone.api.JsonBody;
import hu.ugyfelkapu.keycloak.telephone.delivery.FirstPasswordDelivery;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * What an official does about telephone identification with the person in front of them (mission.md
 * §6): issue, one-time passwords, reminder questions, end, and the protocol of it. Errors are
 * {@code {"error":"…"}}; 404 for who is not served, 502 when a message was not taken, 503 while the
 * registry does not answer or there is no key.
 */
public final class TelephoneOffice {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Citizens citizens;
  private final AdminEventBuilder event;

  TelephoneOffice(
      KeycloakSession session, RealmModel realm, Citizens citizens, AdminEventBuilder event) {
    this.session = session;
    this.realm = realm;
    this.citizens = citizens;
    this.event = event;
  }

  /**
   * @return 200 with the nine {@link QuestionView}s
   */
  @GET
  @Path("reminder-questions")
  @Produces(MediaType.APPLICATION_JSON)
  public Response questions() {
    Texts hungarian = Texts.of(session, realm, Texts.HUNGARIAN);
    Texts english = Texts.of(session, realm, Locale.ENGLISH);
    return JsonAnswer.of(
        Status.OK,
        Arrays.stream(ReminderQuestion.values())
            .map(
                each ->
                    new QuestionView(
                        each.number(), each.id(), hungarian.of(each), english.of(each)))
            .toList());
  }

  /**
   * @param id Keycloak's id of the user
   * @return 200 with a {@link TelephoneView}
   */
  @GET
  @Path("registrations/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response see(@PathParam("id") String id) {
    return JsonAnswer.to(
        () ->
            JsonAnswer.of(
                Status.OK, TelephoneView.of(Issued.of(session, realm, citizens.byId(id)))));
  }

  /**
   * Issues a telephone id and sends the first password.
   *
   * @param id Keycloak's id of the user
   * @param body an {@link IssueRequest}
   * @return 201 with the telephone id; 409 {@code already_issued}; 422 {@code not_entitled} for a
   *     registration that is not valid, {@code not_of_age} for a person under 18 or of unknown age,
   *     {@code no_address} when there is none to mail to
   */
  @POST
  @Path("registrations/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response issue(@PathParam("id") String id, InputStream body) {
    return answering(
        () -> {
          UserModel citizen = citizens.byId(id);
          IssueRequest request = JsonBody.read(body, IssueRequest.class);
          Contact contact = request.contact();
          ReminderAnswers reminders = RemindersRequest.answers(request.reminders());
          if (!citizen.isEnabled()) {
            return unprocessable("not_entitled");
          }
          if (!BirthDate.isOfAge(citizen)) {
            return unprocessable("not_of_age");
          }
          if (contact.phone().isEmpty() && !hasAddress(citizen)) {
            return unprocessable("no_address");
          }
          TelephoneId issued = registration().issue(citizen.getId(), contact, reminders);
          tell(OperationType.CREATE, "issued");
          TelephoneNotices.issued(session, realm, citizen, byOfficial());
          return JsonAnswer.of(Status.CREATED, Map.of("telephoneId", issued.digits()));
        });
  }

  /**
   * Sends a one-time password in place of the present one; the method is open again from then on.
   *
   * @param id Keycloak's id of the user
   * @return 204
   */
  @POST
  @Path("registrations/{id}/password")
  @Produces(MediaType.APPLICATION_JSON)
  public Response renew(@PathParam("id") String id) {
    return answering(
        () -> {
          UserModel citizen = citizens.byId(id);
          registration().renew(citizen.getId());
          tell(OperationType.ACTION, "one-time-password");
          TelephoneNotices.renewed(session, realm, citizen, byOfficial());
          return JsonAnswer.nothing();
        });
  }

  /**
   * Records the answers to the reminder questions anew.
   *
   * @param id Keycloak's id of the user
   * @param body a {@link RemindersRequest}
   * @return 204
   */
  @PUT
  @Path("registrations/{id}/reminders")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response remind(@PathParam("id") String id, InputStream body) {
    return answering(
        () -> {
          UserModel citizen = citizens.byId(id);
          RemindersRequest request = JsonBody.read(body, RemindersRequest.class);
          registration().remind(citizen.getId(), RemindersRequest.answers(request.reminders()));
          tell(OperationType.UPDATE, "reminders");
          return JsonAnswer.nothing();
        });
  }

  /**
   * Ends telephone identification; nothing else of the person changes.
   *
   * @param id Keycloak's id of the user
   * @return 204
   */
  @DELETE
  @Path("registrations/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response end(@PathParam("id") String id) {
    return answering(
        () -> {
          UserModel citizen = citizens.byId(id);
          registration().end(citizen.getId());
          tell(OperationType.DELETE, "ended");
          TelephoneNotices.ended(session, realm, citizen, byOfficial());
          return JsonAnswer.nothing();
        });
  }

  /**
   * The protocol to print and sign.
   *
   * @param id Keycloak's id of the user
   * @param locale {@code hu} or {@code en}; without it the browser's language, or Hungarian
   * @return 200 with a page
   */
  @GET
  @Path("registrations/{id}/protocol")
  @Produces(MediaType.TEXT_HTML)
  public Response protocol(@PathParam("id") String id, @QueryParam("locale") String locale) {
    return answering(
        () -> {
          UserModel citizen = citizens.byId(id);
          Issued issued = Issued.of(session, realm, citizen).orElseThrow(NotIssuedException::new);
          Locale language =
              Texts.locale(
                  locale,
                  session.getContext().getHttpRequest().getHttpHeaders().getAcceptableLanguages());
          return new ProtocolPage(session)
              .of(new Protocol(realm, citizen, issued), Texts.of(session, realm, language));
        });
  }

  private static Response answering(Supplier<Response> work) {
    return JsonAnswer.to(
        () -> {
          try {
            return work.get();
          } catch (AlreadyIssuedException e) {
            return JsonAnswer.error(Status.CONFLICT, "already_issued");
          } catch (NotIssuedException e) {
            return JsonAnswer.error(Status.NOT_FOUND, "not_issued");
          } catch (NotDeliveredException e) {
            return JsonAnswer.error(Status.BAD_GATEWAY, "not_delivered");
          }
        });
  }

  private static Response unprocessable(String error) {
    return JsonAnswer.error(JsonAnswer.UNPROCESSABLE, error);
  }

  private static boolean hasAddress(UserModel citizen) {
    return citizen.getEmail() != null && !citizen.getEmail().isBlank();
  }

  private void tell(OperationType operation, String what) {
    event
        .resource(ResourceType.USER)
        .operation(operation)
        .resourcePath(session.getContext().getUri())
        .detail("ugyfelkapu_telephone", what)
        .success();
  }

  private EventBuilder byOfficial() {
    return TelephoneNotices.byOfficial(session, realm);
  }

  private TelephoneRegistration registration() {
    return new TelephoneRegistration(session, realm, new FirstPasswordDelivery());
  }
}
