package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import hu.ugyfelkapu.keycloak.registry.testing.Stub;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserCredentialManager;
import org.keycloak.models.credential.PasswordCredentialModel;

class CredentialsOnceTest {

  private static final String USER = "f:registry:7";
  private static final String PASSWORD = "password-0";

  private final FakeKeycloak keycloak = new FakeKeycloak();

  @Test
  void areReadOnceHoweverTheyAreAskedFor() {
    keycloak.credentials.addPassword(USER);
    assertThat(manager(USER).getStoredCredentialsStream()).hasSize(1);
    assertThat(manager(USER).getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE))
        .hasSize(1);
    assertThat(manager(USER).getStoredCredentialsByTypeStream("otp")).isEmpty();
    assertThat(manager(USER).getStoredCredentialById(PASSWORD)).isNotNull();
    assertThat(manager(USER).getStoredCredentialById("of-nobody")).isNull();
    assertThat(keycloak.credentials.reads).hasValue(1);
  }

  @Test
  void areReadAgainInTheNextRequest_H66() {
    assertThat(manager(USER).getStoredCredentialsStream()).isEmpty();
    keycloak.credentials.addPassword(USER);
    keycloak.nextRequest();
    assertThat(manager(USER).getStoredCredentialsStream()).hasSize(1);
  }

  @Test
  void ofSomebodyElseAreOtherOnes() {
    keycloak.credentials.addPassword(USER);
    assertThat(manager(USER).getStoredCredentialsStream()).hasSize(1);
    assertThat(manager("f:registry:8").getStoredCredentialsStream()).isEmpty();
  }

  @Test
  void withoutATypeAreOfNone() {
    keycloak.credentials.list(USER).add(new CredentialModel());
    keycloak.credentials.addPassword(USER);
    assertThat(manager(USER).getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE))
        .hasSize(1);
  }

  @Test
  void changedByACallerButNotStoredStayAsTheyAre() {
    keycloak.credentials.addPassword(USER);
    manager(USER).getStoredCredentialById(PASSWORD).setUserLabel("mine");
    manager(USER).getStoredCredentialsStream().forEach(each -> each.setUserLabel("mine"));
    assertThat(manager(USER).getStoredCredentialById(PASSWORD).getUserLabel()).isNull();
  }

  @Test
  void areReadAgainAfterEachWrite_H66() {
    keycloak.credentials.addPassword(USER);
    CredentialModel password = manager(USER).getStoredCredentialById(PASSWORD);
    password.setUserLabel("stored");
    manager(USER).updateStoredCredential(password);
    assertThat(manager(USER).getStoredCredentialById(PASSWORD).getUserLabel()).isEqualTo("stored");
    manager(USER).updateCredentialLabel(PASSWORD, "again");
    assertThat(manager(USER).getStoredCredentialById(PASSWORD).getUserLabel()).isEqualTo("again");
    assertThat(manager(USER).removeStoredCredentialById(PASSWORD)).isTrue();
    assertThat(manager(USER).getStoredCredentialsStream()).isEmpty();
  }

  @Test
  @SuppressWarnings("deprecation")
  void areForgottenAlsoWhenAWriteFails() {
    List<Consumer<SubjectCredentialManager>> writes =
        List.of(
            m -> m.updateCredential(null),
            m -> m.updateStoredCredential(null),
            m -> m.createStoredCredential(null),
            m -> m.createCredentialThroughProvider(null),
            m -> m.removeStoredCredentialById(""),
            m -> m.moveStoredCredentialTo("", ""),
            m -> m.updateCredentialLabel("", ""),
            m -> m.disableCredentialType(""));
    UserCredentialManager refusing = Stub.of(UserCredentialManager.class, name -> null);
    SubjectCredentialManager failing = new CredentialsOnce(keycloak.session(), USER, refusing);
    assertThat(writes)
        .allSatisfy(
            write -> {
              assertThat(manager(USER).getStoredCredentialsStream()).isEmpty();
              assertThat(keycloak.sessionAttributes).isNotEmpty();
              assertThatThrownBy(() -> write.accept(failing))
                  .isInstanceOf(UnsupportedOperationException.class);
              assertThat(keycloak.sessionAttributes).isEmpty();
            });
  }

  /**
   * A question that a later Keycloak answers by itself must not get an answer of the interface's.
   */
  @Test
  void everyQuestionIsAnsweredHereOrByKeycloak() {
    List<String> composed = List.of("getCredentials", "isValid");
    assertThat(SubjectCredentialManager.class.getMethods())
        .filteredOn(Method::isDefault)
        .extracting(Method::getName)
        .filteredOn(name -> !composed.contains(name))
        .allSatisfy(
            name ->
                assertThat(CredentialsOnce.class.getDeclaredMethods())
                    .extracting(Method::getName)
                    .contains(name));
  }

  private SubjectCredentialManager manager(String userId) {
    return new CredentialsOnce(keycloak.session(), userId, keycloak.credentials.of(userId));
  }
}
