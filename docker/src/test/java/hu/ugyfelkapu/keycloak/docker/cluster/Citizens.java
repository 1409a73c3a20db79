package hu.ugyfelkapu.keycloak.docker.cluster;

import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins;
import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins.Enrolled;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.time.Duration;

/** New citizens who can identify themselves, for one journey each. */
record Citizens(TwoNodes nodes, TestServer server) {
  /** Longer than the time between two mails, shorter than the life of a code (mission.md §4). */
  static final Duration PAUSE = Duration.ofMinutes(2);

  /** One with an app. */
  Enrolled withApp() {
    return new PlainLogins(server).enrolWithApp();
  }

  /** One with e-mail codes who may be sent one. Moves the clocks, which the test has to reset. */
  Citizen withEmailCodes() {
    Citizen citizen = Citizen.register(server);
    new PlainLogins(server).enrolWithEmail(citizen);
    nodes.advanceClocks(PAUSE);
    return citizen;
  }

  /** One whose own telephone password {@link TelephoneCitizen#OWN} holds. */
  TelephoneCitizen withTelephone() {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    new PlainLogins(server).changeTelephonePassword(citizen);
    return citizen;
  }
}
