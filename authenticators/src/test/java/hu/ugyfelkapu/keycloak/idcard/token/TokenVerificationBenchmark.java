package hu.ugyfelkapu.keycloak.idcard.token;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How many tokens one processor verifies in a second, of each algorithm: {@code mvn verify
 * -DskipTests -Pbenchmark -pl authenticators}. No part of the tests. How much slower the whole is
 * than the signature alone says more than the numbers, which are the machine's.
 */
class TokenVerificationBenchmark {

  private static final Path RESULT = Path.of("target", "benchmark", "tokens.md");

  @Test
  void measure() throws Exception {
    main();
  }

  public static void main(String... args) throws Exception {
    String table = table(run());
    Files.createDirectories(RESULT.getParent());
    Files.writeString(RESULT, table);
    System.out.println(table);
  }

  private static Collection<RunResult> run() throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(TokenVerification.class.getName())
                .forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .build())
        .run();
  }

  private static String table(Collection<RunResult> results) {
    StringBuilder table = new StringBuilder();
    table.append("| Algorithm | Signature alone | Token | Token and certificate | Ratio |\n");
    table.append("|---|---|---|---|---|\n");
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      double signature = rate(results, algorithm, "signature");
      double token = rate(results, algorithm, "token");
      double whole = rate(results, algorithm, "tokenAndCertificate");
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.0f/s | %.0f/s | %.0f/s | %.2f |%n",
              algorithm,
              signature,
              token,
              whole,
              signature / whole));
    }
    return table.toString();
  }

  private static double rate(
      Collection<RunResult> results, SignatureAlgorithm algorithm, String method) {
    return results.stream()
        .filter(result -> result.getParams().getParam("algorithm").equals(algorithm.name()))
        .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
        .findFirst()
        .orElseThrow()
        .getPrimaryResult()
        .getScore();
  }
}
