package hu.ugyfelkapu.keycloak.docker.demo;

import hu.ugyfelkapu.keycloak.docker.server.ServerFailure;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The README's first command, after the build: runs the demo until Ctrl-C. */
public final class Demo {
  private Demo() {}

  /** Ends with exit code 1 and one sentence on stderr if something outside the code is wrong. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int exitCode = 1;
    try (DemoSystem system = new DemoSystem(Workspace.locate(), out)) {
      DemoOptions options = DemoOptions.parse(List.of(arguments));
      system.start(options);
      out.println(Welcome.text(options));
      int serverCode = system.waitForEnd();
      err.println(
          "Keycloak ended with exit code " + serverCode + "; its log is " + system.log() + ".");
    } catch (ServerFailure e) {
      err.println(e.getMessage());
    }
    System.exit(exitCode);
  }
}
