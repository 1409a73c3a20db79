package hu.ugyfelkapu.keycloak.docker.server;

/**
 * Something outside the code stops the server from being set up; the message is one clear sentence
 * for a person.
 */
public final class ServerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ServerFailure(String sentence) {
    super(sentence);
  }

  public ServerFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
