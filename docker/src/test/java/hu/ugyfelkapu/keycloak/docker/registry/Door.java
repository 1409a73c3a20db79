package hu.ugyfelkapu.keycloak.docker.registry;

import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;

/** Whether the realm's login lets somebody in who has no second factor. */
final class Door {
  private Door() {}

  /** Whether user name and password are taken: after them the enrolment is offered. */
  static boolean opens(TestServer server, Citizen citizen) {
    return switch (PlainVisitor.behindPassword(server, citizen, "ugyfelkapu").pageId()) {
      case "login-plus-offer" -> true;
      case "login-login" -> false;
      default -> throw new AssertionError("neither the next page nor the same");
    };
  }

  /** The same with another password than the citizen was registered with. */
  static boolean opens(TestServer server, Citizen citizen, String password) {
    return opens(
        server, new Citizen(citizen.rowId(), citizen.userName(), password, citizen.email()));
  }
}
