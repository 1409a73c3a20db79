package hu.ugyfelkapu.keycloak.telephone.sms;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.Config;

/**
 * The SMS gateway, as the server's operator sets it: {@code spi-ugyfelkapu-sms--http--<option>}.
 * Never part of a realm, so that no realm administrator can have one-time passwords sent elsewhere.
 *
 * @param url option {@code url}: {@code https}, or {@code http} for the loopback interface only
 * @param username option {@code username}: then {@code password} goes along as HTTP Basic; empty
 *     for a bearer token
 * @param secret options {@code token} or {@code password}; empty if it stands in a file, or there
 *     is none
 * @param secretFile options {@code token-file} or {@code password-file}, whose first line it is
 * @param timeout option {@code timeout-seconds}: 1–60 s for the connection, and again of silence
 *     before the answer, 10 s
 */
record GatewaySettings(
    URI url,
    Optional<String> username,
    Optional<String> secret,
    Optional<Path> secretFile,
    Duration timeout) {

  static final String URL = "url";
  static final String TOKEN = "token";
  static final String TOKEN_FILE = "token-file";
  static final String USERNAME = "username";
  static final String PASSWORD = "password";
  static final String PASSWORD_FILE = "password-file";
  static final String TIMEOUT = "timeout-seconds";

  private static final int USUAL_TIMEOUT = 10;
  private static final int MOST_TIMEOUT = 60;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

  /**
   * @return empty when no URL is set
   * @throws IllegalArgumentException with a sentence for the operator; it never holds a secret
   */
  static Optional<GatewaySettings> from(Config.Scope scope) {
    Optional<String> url = text(scope, URL);
    Optional<String> username = text(scope, USERNAME);
    String secretOption = username.isPresent() ? PASSWORD : TOKEN;
    long secrets =
        Stream.of(TOKEN, TOKEN_FILE, PASSWORD, PASSWORD_FILE)
            .map(option -> scope.get(option))
            .filter(Objects::nonNull)
            .filter(secret -> !secret.isBlank())
            .count();
    Optional<String> secret = text(scope, secretOption);
    Optional<Path> secretFile = text(scope, secretOption + "-file").map(Path::of);
    boolean fits =
        secret.isPresent() || secretFile.isPresent()
            ? secrets == 1
            : secrets == 0 && username.isEmpty();
    if (!fits) {
      throw new IllegalArgumentException(
          option(TOKEN)
              + ": either token or token-file, or username with password or password-file, or none.");
    }
    int timeout = timeout(scope);
    return url.map(
        text ->
            new GatewaySettings(
                address(text), username, secret, secretFile, Duration.ofSeconds(timeout)));
  }

  private static URI address(String text) {
    try {
      URI url = new URI(text);
      String host = url.getHost();
      boolean safe =
          "https".equalsIgnoreCase(url.getScheme())
              || "http".equalsIgnoreCase(url.getScheme())
                  && host != null
                  && LOOPBACK.matcher(host).matches();
      if (safe && host != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Without the cause: a URL may hold a password.
    }
    throw new IllegalArgumentException(
        option(URL)
            + " must be an https URL without user name and fragment; http is for the loopback interface only.");
  }

  private static int timeout(Config.Scope scope) {
    Optional<String> given = text(scope, TIMEOUT);
    try {
      int seconds = given.map(Integer::parseInt).orElse(USUAL_TIMEOUT);
      if (seconds >= 1 && seconds <= MOST_TIMEOUT) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // told below, with the same words as one out of bounds
    }
    throw new IllegalArgumentException(
        option(TIMEOUT) + " must be a whole number from 1 to " + MOST_TIMEOUT + ".");
  }

  private static Optional<String> text(Config.Scope scope, String option) {
    return Optional.ofNullable(scope.get(option))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static String option(String option) {
    return SmsSpi.option(HttpSmsFactory.ID, option);
  }

  /** Without URL and secrets. */
  @Override
  public String toString() {
    return "GatewaySettings[…]";
  }
}
