package hu.ugyfelkapu.keycloak.docker.demo;

import hu.ugyfelkapu.keycloak.docker.server.ServerFailure;
import java.util.List;

/**
 * What can be asked of the demo on its command line.
 *
 * @param serverPort {@code --port=}: Keycloak, 8080 unless told
 * @param pagesPort {@code --pages-port=}: relying party and mails, 8081 unless told
 */
record DemoOptions(int serverPort, int pagesPort) {
  static DemoOptions parse(List<String> arguments) {
    DemoOptions options = new DemoOptions(8080, 8081);
    for (String argument : arguments) {
      if (argument.startsWith("--port=")) {
        options = new DemoOptions(port(argument), options.pagesPort());
      } else if (argument.startsWith("--pages-port=")) {
        options = new DemoOptions(options.serverPort(), port(argument));
      } else {
        throw new ServerFailure(
            "Unknown argument " + argument + "; known are --port=N and --pages-port=N.");
      }
    }
    return options;
  }

  private static int port(String argument) {
    String value = argument.substring(argument.indexOf('=') + 1);
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535 || value.matches("0+")) {
      throw new ServerFailure("Not a port number between 1 and 65535: " + argument);
    }
    return Integer.parseInt(value);
  }
}
