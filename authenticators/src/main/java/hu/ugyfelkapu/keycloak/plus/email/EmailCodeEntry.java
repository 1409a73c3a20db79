package hu.ugyfelkapu.keycloak.plus.email;

import hu.ugyfelkapu.keycloak.code.CodeLimits;
import hu.ugyfelkapu.keycloak.code.Delivery;
import hu.ugyfelkapu.keycloak.code.Issue;
import hu.ugyfelkapu.keycloak.code.LiveCode;
import hu.ugyfelkapu.keycloak.code.OneTimeCodes;
import hu.ugyfelkapu.keycloak.code.SixDigits;
import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.WrongSecret;
import hu.ugyfelkapu.keycloak.notice.Mail;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/**
 * Mails a code and takes it back, wherever one is asked for: sending, limits, wrong tries and what
 * the page tells of them are the same everywhere.
 */
public final class EmailCodeEntry {

  /** What a code is good for; one is never taken for another. */
  public enum Purpose {
    LOGIN("login"),
    ENROLMENT("enrolment"),
    EMAIL_CHANGE("email-change");

    private final String id;

    Purpose(String id) {
      this.id = id;
    }
  }

  /** Name of the code's field. */
  public static final String CODE = "emailCode";

  /** Name of the button that asks for another code. */
  public static final String RESEND = "resend";

  private static final Logger LOG = Logger.getLogger(EmailCodeEntry.class);
  private static final String ASKED = "asked";

  private final Conversation conversation;
  private final Conversation.Notes notes;
  private final Purpose purpose;
  private final String address;
  private final CodeLimits limits;
  private final OneTimeCodes codes;
  private boolean sentNow;
  private boolean triedNow;

  /**
   * @param address where the code goes; may be missing, then none is sent
   */
  public EmailCodeEntry(Conversation conversation, Purpose purpose, String address) {
    this.conversation = conversation;
    this.notes = conversation.notes().of("code-" + purpose.id);
    this.purpose = purpose;
    this.address = address;
    this.limits = EmailCodeSettings.of(conversation.realm(), conversation.methodFlow());
    this.codes =
        new OneTimeCodes(
            conversation.session(),
            conversation.realm(),
            conversation.user().getId(),
            purpose.id,
            address,
            limits);
  }

  /**
   * The person has come to the page. Sends a code only the first time, and only if none waits: a
   * reload never sends a mail (H33).
   *
   * @return what to tell, if it could not be sent
   */
  public Optional<FormMessage> arrive() {
    return codes.live().isPresent() || notes.has(ASKED) ? Optional.empty() : send();
  }

  /**
   * Sends a code, within the limits.
   *
   * @return what to tell, if it was not sent
   */
  public Optional<FormMessage> send() {
    notes.set(ASKED, "true");
    Optional<FormMessage> lock = PasswordProof.lock(conversation);
    if (lock.isPresent()) {
      return lock;
    }
    if (address == null || address.isBlank()) {
      return Optional.of(new FormMessage(null, "ugyfelkapuNoEmail"));
    }
    Issue issue = codes.issue(this::deliver);
    if (issue instanceof Issue.Sent sent) {
      sentNow = true;
      event().detail("ugyfelkapu_request", sent.code().requestId()).success();
      return Optional.empty();
    }
    if (issue instanceof Issue.TooSoon early) {
      return Optional.of(wait("ugyfelkapuEmailTooSoon", early.nextAt()));
    }
    if (issue instanceof Issue.BudgetSpent spent) {
      event().error("email_budget_spent");
      return Optional.of(wait("ugyfelkapuEmailBudget", spent.nextAt()));
    }
    event().error(Errors.EMAIL_SEND_FAILED);
    return Optional.of(new FormMessage(null, "ugyfelkapuEmailNotSent"));
  }

  /**
   * Takes a typed code.
   *
   * @return what is wrong; empty when it was the code, which is used up then
   */
  public Optional<FormMessage> enter(String typed) {
    triedNow = true;
    Optional<FormMessage> lock = PasswordProof.lock(conversation);
    if (lock.isPresent()) {
      return lock;
    }
    if (codes.live().isEmpty()) {
      conversation.event().error(Errors.EXPIRED_CODE);
      return Optional.of(new FormMessage(null, "ugyfelkapuEmailCodeGone"));
    }
    if (typed.isBlank()) {
      return Optional.of(new FormMessage(CODE, "ugyfelkapuCodeMissing"));
    }
    Optional<String> digits = SixDigits.read(typed);
    if (digits.isEmpty()) {
      return Optional.of(new FormMessage(CODE, "ugyfelkapuCodeLength"));
    }
    return switch (codes.verify(digits.get())) {
      case RIGHT -> Optional.empty();
      case GONE -> {
        conversation.event().error(Errors.EXPIRED_CODE);
        yield Optional.of(new FormMessage(null, "ugyfelkapuEmailCodeGone"));
      }
      case WRONG -> {
        WrongSecret.OTP.count(conversation.session(), conversation.event(), conversation.user());
        // A lock that has fallen with this very answer takes the field away, and its message with
        // it.
        yield PasswordProof.lockedMessage(conversation)
            .or(
                () ->
                    Optional.of(
                        codes.live().isPresent()
                            ? new FormMessage(CODE, "ugyfelkapuWrongCode")
                            : new FormMessage(null, "ugyfelkapuEmailCodeGone")));
      }
    };
  }

  /** Forgets that a code was asked for here, and the code. */
  public void abandon() {
    notes.remove(ASKED);
    codes.discard();
  }

  /** Tells the page what it shows of the code. */
  public LoginFormsProvider describe(LoginFormsProvider form) {
    form.setAttribute("maskedEmail", MaskedAddress.of(address)).setAttribute("codeSent", sentNow);
    boolean locked = PasswordProof.isLocked(conversation);
    form.setAttribute("locked", locked);
    Optional<LiveCode> live = locked ? Optional.empty() : codes.live();
    live.ifPresent(code -> describe(form, code));
    return form;
  }

  private void describe(LoginFormsProvider form, LiveCode code) {
    form.setAttribute("requestId", code.requestId())
        .setAttribute("validUntil", BudapestTime.clock(code.validUntil()));
    if (code.triesLeft() < limits.wrongTries() && triedNow) {
      form.setAttribute("triesLeft", code.triesLeft());
    }
    Instant next = code.sentAt().plus(limits.cooldown());
    if (next.isAfter(BudapestTime.now())) {
      form.setAttribute("resendAt", BudapestTime.clock(BudapestTime.nextMinute(next)));
    }
  }

  private void deliver(String code, LiveCode live) throws Delivery.NotDeliveredException {
    Mail mail =
        new Mail(
            address,
            conversation.locale(),
            "ugyfelkapuCode." + purpose.id + ".subject",
            "plus-code.ftl",
            Map.of(
                "code", code,
                "requestId", live.requestId(),
                "validUntil", BudapestTime.clock(live.validUntil()),
                "minutes", limits.lifetime().toMinutes(),
                "purpose", purpose.id));
    try {
      mail.send(conversation.session(), conversation.realm());
    } catch (EmailException e) {
      // The message may hold the address; its kind is enough to look into the mail server's log.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.errorf(
          "Realm %s: a code could not be mailed: %s.",
          conversation.realm().getName(), cause.getClass().getSimpleName());
      throw new Delivery.NotDeliveredException(e);
    }
  }

  private EventBuilder event() {
    return conversation
        .event()
        .event(EventType.SEND_VERIFY_EMAIL)
        .detail("ugyfelkapu_purpose", purpose.id);
  }

  private static FormMessage wait(String key, Instant until) {
    return new FormMessage(null, key, BudapestTime.clock(BudapestTime.nextMinute(until)));
  }
}
