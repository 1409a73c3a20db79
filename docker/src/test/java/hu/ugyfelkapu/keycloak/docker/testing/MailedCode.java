package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail with a one-time code, as its reader takes it up (mission.md §4).
 *
 * @param mail the mail itself
 * @param code six digits
 * @param requestId what the page must show, too
 */
public record MailedCode(ReceivedMail mail, String code, String requestId) {
  private static final Pattern CODE = Pattern.compile("(?m)^([0-9]{6})\\s*$");
  private static final Pattern REQUEST_ID =
      Pattern.compile("(?:ugyanez az azonosító áll|the same reference): ([A-Z0-9]{4})\\b");
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Takes the citizen's oldest mail that was not taken yet; it must hold a code. */
  public static MailedCode take(TestServer server, Citizen citizen) {
    ReceivedMail mail = takeMail(server, citizen);
    return new MailedCode(mail, find(CODE, mail), find(REQUEST_ID, mail));
  }

  /** Takes the citizen's oldest mail that was not taken yet. */
  public static ReceivedMail takeMail(TestServer server, Citizen citizen) {
    try {
      return server.mail().take(citizen.email(), LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Another code than this one. */
  public String wrong() {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static String find(Pattern pattern, ReceivedMail mail) {
    Matcher matcher = pattern.matcher(mail.text().orElseThrow());
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in the mail " + mail.subject());
    }
    return matcher.group(1);
  }
}
