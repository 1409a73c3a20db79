package hu.ugyfelkapu.keycloak.docker.cluster;

import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ways of a {@link PlainVisitor} through the pages of mission.md §10. */
record PlainLogins(TestServer server) {
  static final String APP_CODE_PAGE = "login-plus-app-code";
  static final String EMAIL_CODE_PAGE = "login-plus-email-code";

  private static final String ENROL_EMAIL_PAGE = "login-plus-enrol-email";
  private static final Pattern CODE = Pattern.compile("^(\\d{6})\\s*$", Pattern.MULTILINE);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** A login that asks for user name and password. */
  PlainVisitor atPassword(String method) {
    return PlainVisitor.atPassword(server, method);
  }

  /** A login of a citizen with an app that asks for its code. */
  PlainVisitor atAppCode(Citizen citizen) {
    return atPassword("ugyfelkapu-plus-app")
        .submit(PlainVisitor.credentials(citizen), APP_CODE_PAGE);
  }

  /** A login of a citizen with e-mail codes that asks for one. */
  PlainVisitor atEmailCode(Citizen citizen) {
    return atPassword("ugyfelkapu-plus-email")
        .submit(PlainVisitor.credentials(citizen), EMAIL_CODE_PAGE);
  }

  /** Enrols the citizen with e-mail code and takes all mails about it. */
  void enrolWithEmail(Citizen citizen) {
    PlainVisitor visitor =
        atPassword("ugyfelkapu")
            .submit(PlainVisitor.credentials(citizen), "login-plus-offer")
            .submit("choice=email", ENROL_EMAIL_PAGE)
            .submit("password=" + AdminApi.encode(citizen.password()), ENROL_EMAIL_PAGE);
    visitor.submit("emailCode=" + mailedCode(citizen), "login-plus-done").submit("continue=", "");
    mail(citizen);
  }

  /** The code in the oldest mail to the citizen that nobody has taken yet. */
  String mailedCode(Citizen citizen) {
    ReceivedMail mail = mail(citizen);
    return CODE.matcher(mail.text().orElseThrow())
        .results()
        .map(MatchResult::group)
        .map(String::strip)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no code in the mail " + mail.subject()));
  }

  private ReceivedMail mail(Citizen citizen) {
    try {
      return server.mail().take(citizen.email(), LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
