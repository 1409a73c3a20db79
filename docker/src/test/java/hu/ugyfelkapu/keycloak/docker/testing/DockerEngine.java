package hu.ugyfelkapu.keycloak.docker.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Skips a test, by its name, where no Docker engine answers. Where the environment says {@code
 * UGYFELKAPU_DOCKER=required} it is not skipped, and fails.
 */
public final class DockerEngine implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return answer();
  }

  /** Enabled where an engine answers. */
  public static ConditionEvaluationResult answer() {
    if ("required".equals(System.getenv("UGYFELKAPU_DOCKER"))) {
      return ConditionEvaluationResult.enabled("a Docker engine is required");
    }
    return DockerClientFactory.instance().isDockerAvailable()
        ? ConditionEvaluationResult.enabled("a Docker engine answers")
        : ConditionEvaluationResult.disabled("no Docker engine answers");
  }
}
