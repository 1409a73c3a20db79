package hu.ugyfelkapu.keycloak.docker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names by which one jar means what another one keeps; no compiler compares them. */
class SharedNamesTest {

  /**
   * What a request has read of a person's credentials. Were the two names to differ, whoever takes
   * the turn to change factors would decide by what was true before another tab's change.
   */
  @Test
  void credentialsReadBeforeHaveOneName() {
    assertThat(filesThatSay("ugyfelkapu-credentials-read"))
        .containsExactlyInAnyOrder("CredentialsRead.java", "CredentialsOnce.java");
  }

  private static List<String> filesThatSay(String text) {
    return ProductSources.parse().stream()
        .filter(unit -> says(unit, text))
        .map(ProductSources::fileName)
        .toList();
  }

  private static boolean says(CompilationUnitTree unit, String text) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitLiteral(LiteralTree literal, Void none) {
            return text.equals(literal.getValue());
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
          }
        }.scan(unit, null));
  }
}
