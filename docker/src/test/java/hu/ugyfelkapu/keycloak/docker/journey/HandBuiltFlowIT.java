package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowBuilder;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The flow as the README tells administrators to build it, with nothing but what stands there. */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class HandBuiltFlowIT {
  private static final String REALM = "/realms/" + TestServer.REALM;

  @Test
  void flowBuiltByTheReadmeEnrolsSignsInAndServesSingleSignOn(TestServer server, Browser browser) {
    AdminApi admin = server.admin();
    build(admin);
    admin.put(REALM, Map.of("realm", TestServer.REALM, "browserFlow", "hand"));
    try {
      Citizen citizen = Citizen.register(server);
      Totp app = Enrolment.enrol(server, browser, citizen);
      Page page = browser.window();
      OidcLogin login = OidcLogin.start(server, page);
      citizen.signInWithApp(page, app);
      OidcLogin.Tokens tokens = login.tokens();

      assertThat(tokens.claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/substantial");
      assertThat(OidcLogin.start(server, page, tokens.claim("acr")).tokens().claim("sid"))
          .isEqualTo(tokens.claim("sid"));
      assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
    } finally {
      admin.put(REALM, Map.of("realm", TestServer.REALM, "browserFlow", "kau"));
      for (JsonNode flow : admin.get(REALM + "/authentication/flows")) {
        if (flow.get("alias").asText().equals("hand")) {
          admin.delete(REALM + "/authentication/flows/" + flow.get("id").asText());
        }
      }
    }
  }

  private static void build(AdminApi admin) {
    FlowBuilder top = FlowBuilder.create(admin, "hand");
    top.step("ugyfelkapu-single-sign-on", "ALTERNATIVE");
    FlowBuilder identification = top.subFlow("hand-identification", "ALTERNATIVE");
    identification.step("ugyfelkapu-method-chooser", "REQUIRED");
    FlowBuilder password = identification.subFlow("hand-ugyfelkapu", "CONDITIONAL");
    password
        .step("ugyfelkapu-method-condition", "REQUIRED", Map.of("method", "ugyfelkapu"))
        .step("ugyfelkapu-password-form", "REQUIRED")
        .step("ugyfelkapu-plus-factor", "REQUIRED")
        .step("ugyfelkapu-plus-enrolment", "REQUIRED");
    identification
        .subFlow("hand-ugyfelkapu-plus-app", "CONDITIONAL")
        .step("ugyfelkapu-method-condition", "REQUIRED", Map.of("method", "ugyfelkapu-plus-app"))
        .step("ugyfelkapu-password-form", "REQUIRED")
        .step("ugyfelkapu-plus-app-code", "REQUIRED")
        .step("ugyfelkapu-plus-enrolment", "REQUIRED");
    identification
        .subFlow("hand-ugyfelkapu-plus-email", "CONDITIONAL")
        .step("ugyfelkapu-method-condition", "REQUIRED", Map.of("method", "ugyfelkapu-plus-email"))
        .step("ugyfelkapu-password-form", "REQUIRED")
        .step("ugyfelkapu-plus-email-code", "REQUIRED");
    identification.step("ugyfelkapu-recorder", "REQUIRED");
    FlowBuilder levels = top.subFlow("hand-levels", "DISABLED");
    for (String level : new String[] {"1", "2", "3"}) {
      levels.step(
          "conditional-level-of-authentication",
          "REQUIRED",
          Map.of("loa-condition-level", level, "loa-max-age", "36000"));
    }
  }
}
