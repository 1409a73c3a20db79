package hu.ugyfelkapu.keycloak.telephone.voice;

import hu.ugyfelkapu.keycloak.telephone.Answer;
import hu.ugyfelkapu.keycloak.telephone.FirstPassword.NotDeliveredException;
import hu.ugyfelkapu.keycloak.telephone.Positions;
import hu.ugyfelkapu.keycloak.telephone.ReminderUnlock;
import hu.ugyfelkapu.keycloak.telephone.Source;
import hu.ugyfelkapu.keycloak.telephone.Source.Channel;
import hu.ugyfelkapu.keycloak.telephone.TelephoneId;
import hu.ugyfelkapu.keycloak.telephone.TelephoneIdentification;
import hu.ugyfelkapu.keycloak.telephone.TelephonePassword;
import hu.ugyfelkapu.keycloak.telephone.TelephonePasswordRule;
import hu.ugyfelkapu.keycloak.telephone.TelephoneRegistration;
import hu.ugyfelkapu.keycloak.telephone.TelephoneRegistration.NotIssuedException;
import hu.ugyfelkapu.keycloak.telephone.api.JsonAnswer;
import hu.ugyfelkapu.keycloak.telephone.api.JsonBody;
import hu.ugyfelkapu.keycloak.telephone.delivery.FirstPasswordDelivery;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.CacheControlUtil;

/**
 * Telephone identification for line 1818 (mission.md §6), described for its callers in {@code
 * openapi/ugyfelkapu-telephone-voice.yaml}. Limits, locks and positions are those of the web; a
 * refusal is the same whatever its reason.
 */
public final class VoiceLine {

  private static final String DESCRIPTION = "/openapi/ugyfelkapu-telephone-voice.yaml";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final VoiceEvents events;

  VoiceLine(KeycloakSession session, VoiceSystem system) {
    this.session = session;
    this.realm = session.getContext().getRealm();
    this.events = new VoiceEvents(session, system.client());
  }

  /** What this resource is, in OpenAPI 3. */
  @GET
  @Path("openapi.yaml")
  @Produces("application/yaml")
  public Response description() {
    try (InputStream text = VoiceLine.class.getResourceAsStream(DESCRIPTION)) {
      return Response.ok(text.readAllBytes(), "application/yaml")
          .cacheControl(CacheControlUtil.noCache())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which positions of the password are asked for a telephone id, known or not. */
  @POST
  @Path("begin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response begin(InputStream body) {
    return JsonAnswer.to(
        () -> {
          BeginRequest request = JsonBody.read(body, BeginRequest.class);
          TelephoneId id = Fields.telephoneId(request.telephoneId());
          Positions asked = identification(request.caller()).ask(id);
          return JsonAnswer.of(Status.OK, Map.of("positions", asked.numbers()));
        });
  }

  /** Looks at the digits. Whoever knew them gets a ticket for another password. */
  @POST
  @Path("answer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response answer(InputStream body) {
    return JsonAnswer.to(
        () -> {
          AnswerRequest request = JsonBody.read(body, AnswerRequest.class);
          TelephoneId id = Fields.telephoneId(request.telephoneId());
          Positions shown = Fields.positions(request.positions());
          String digits = Fields.digits(shown, request.digits());
          TelephoneIdentification door = identification(request.caller());
          Answer answer = door.answer(id, shown, digits);
          if (answer instanceof Answer.Identified identified) {
            return identified(identified);
          }
          if (answer instanceof Answer.Refused refused) {
            events.notIdentified(refused);
            return refused();
          }
          if (answer instanceof Answer.TooMany limit) {
            events.tooManyIdentifications(limit);
            return tooMany();
          }
          return JsonAnswer.error(
              Status.CONFLICT.getStatusCode(),
              "positions_changed",
              "positions",
              door.ask(id).numbers());
        });
  }

  /** Replaces the password by the caller's own (menu 4#). */
  @POST
  @Path("password")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response password(InputStream body) {
    return JsonAnswer.to(
        () -> {
          PasswordRequest request = JsonBody.read(body, PasswordRequest.class);
          String text = Fields.ticket(request.ticket());
          TelephonePassword password = Fields.password(request.password());
          ChangeTickets tickets = new ChangeTickets(session, realm);
          Optional<ChangeTicket> ticket = tickets.take(text);
          if (ticket.isEmpty()) {
            events.notChanged();
            return refused();
          }
          return change(tickets, text, ticket.get(), password);
        });
  }

  /** Which reminder questions are asked for a telephone id, known or not. */
  @POST
  @Path("unlock/begin")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response beginUnlock(InputStream body) {
    return JsonAnswer.to(
        () -> {
          BeginRequest request = JsonBody.read(body, BeginRequest.class);
          TelephoneId id = Fields.telephoneId(request.telephoneId());
          return JsonAnswer.of(Status.OK, Map.of("questions", unlocking(request.caller()).ask(id)));
        });
  }

  /** Sends a one-time password for the right answers (menu 4#2). */
  @POST
  @Path("unlock")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response unlock(InputStream body) {
    return JsonAnswer.to(
        () -> {
          UnlockRequest request = JsonBody.read(body, UnlockRequest.class);
          TelephoneId id = Fields.telephoneId(request.telephoneId());
          Map<Integer, String> answers = Fields.answers(request.answers());
          ReminderUnlock door = unlocking(request.caller());
          try {
            return unlocked(door, id, door.answer(id, answers));
          } catch (NotDeliveredException e) {
            return JsonAnswer.unavailable();
          } catch (NotIssuedException e) {
            // Ended between answer and one-time password.
            return refused();
          }
        });
  }

  private Response unlocked(ReminderUnlock door, TelephoneId id, Answer answer) {
    if (answer instanceof Answer.Identified identified) {
      events.unlocked(identified.userId());
      return JsonAnswer.nothing();
    }
    if (answer instanceof Answer.Refused refused) {
      events.notUnlocked(refused);
      return refused();
    }
    if (answer instanceof Answer.TooMany limit) {
      events.tooManyUnlocks(limit);
      return tooMany();
    }
    return JsonAnswer.error(
        Status.CONFLICT.getStatusCode(), "questions_changed", "questions", door.ask(id));
  }

  private Response identified(Answer.Identified identified) {
    String ticket = new ChangeTickets(session, realm).issue(identified);
    if (identified.mustChange()) {
      events.mustChange(identified.userId());
      return JsonAnswer.of(
          Status.OK, Map.of("identified", false, "mustChange", true, "ticket", ticket));
    }
    String transaction = "ID_" + UUID.randomUUID();
    events.identified(identified.userId(), transaction);
    return JsonAnswer.of(
        Status.OK,
        Map.of(
            "identified", true, "mustChange", false, "transaction", transaction, "ticket", ticket));
  }

  private Response change(
      ChangeTickets tickets, String text, ChangeTicket ticket, TelephonePassword password) {
    boolean over = false;
    try {
      Optional<TelephonePasswordRule> weak =
          new TelephoneRegistration(session, realm, new FirstPasswordDelivery())
              .change(ticket.userId(), ticket.credentialId(), ticket.version(), password);
      if (weak.isPresent()) {
        return JsonAnswer.error(
            JsonAnswer.UNPROCESSABLE,
            "weak_password",
            "reason",
            weak.get().name().toLowerCase(Locale.ROOT));
      }
      over = true;
      events.changed(ticket.userId());
      return JsonAnswer.nothing();
    } catch (NotIssuedException e) {
      over = true;
      events.notChanged();
      return refused();
    } finally {
      if (!over) {
        tickets.giveBack(text, ticket);
      }
    }
  }

  private static Response tooMany() {
    return JsonAnswer.error(Status.TOO_MANY_REQUESTS, "too_many_failures");
  }

  private static Response refused() {
    return JsonAnswer.error(Status.FORBIDDEN, "refused");
  }

  private TelephoneIdentification identification(String caller) {
    return new TelephoneIdentification(session, realm, source(caller));
  }

  private ReminderUnlock unlocking(String caller) {
    return new ReminderUnlock(session, realm, source(caller), new FirstPasswordDelivery());
  }

  /** Those who withhold their number share one limit, that of the voice system's address. */
  private Source source(String caller) {
    return new Source(
        Channel.VOICE,
        Fields.caller(caller)
            .orElseGet(() -> session.getContext().getConnection().getRemoteAddr()));
  }
}
