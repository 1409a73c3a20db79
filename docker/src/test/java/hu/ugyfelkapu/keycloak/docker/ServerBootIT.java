package hu.ugyfelkapu.keycloak.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServerExtension.class)
class ServerBootIT {

  @Test
  void theAdminApiOfMasterAnswersAnAdministrator(TestServer server) {
    JsonNode realm = server.admin().get("/realms/master");

    assertThat(realm.get("realm").asText()).isEqualTo("master");
  }

  // H52: a jar that is not indexed loads without its providers.
  @Test
  void theProvidersAndThemesOfTheJarsAreKnownToTheServer(TestServer server) {
    JsonNode info = server.admin().get("/serverinfo");

    assertThat(info.at("/providers/authenticator/providers").has("ugyfelkapu-method-chooser"))
        .isTrue();
    assertThat(info.at("/providers/storage/providers").has("ugyfelkapu-registry")).isTrue();
    assertThat(names(info.at("/themes/login"))).contains("ugyfelkapu");
    assertThat(names(info.at("/themes/email"))).contains("ugyfelkapu");
  }

  @Test
  void theImportedRealmFindsARegistration(TestServer server) {
    JsonNode users =
        server.admin().get("/realms/" + TestServer.REALM + "/users?username=KissAnna&exact=true");

    assertThat(users.findValuesAsText("username")).contains("KissAnna");
  }

  // H53: a jar that changed after the build is not what the optimized server runs.
  @Test
  void theServerStartsOptimizedWithTheJarsItWasBuiltWith(TestServer server) {
    assertThat(server.log())
        .contains("Keycloak 26.7.3")
        .doesNotContain("JAR was updated")
        .doesNotContain("Updating the configuration and installing your custom providers");
  }

  private static List<String> names(JsonNode themes) {
    return themes.findValuesAsText("name");
  }
}
