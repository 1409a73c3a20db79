package hu.ugyfelkapu.keycloak.idcard.revocation;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The only hosts that are asked. Certificates name where their status can be learned, but what they
 * name must not steer this server's requests.
 *
 * @param names {@code host} for the usual port of the scheme, {@code host:port} for another one; in
 *     lower case, IPv6 addresses in brackets
 */
public record RevocationHosts(Set<String> names) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int MOST_PORT = 65_535;

  public RevocationHosts {
    names = Set.copyOf(names);
  }

  /**
   * @param text names, with commas or spaces between them
   * @throws InvalidSettingException when one of them is no host
   */
  static RevocationHosts parse(String setting, String text) {
    return new RevocationHosts(
        Arrays.stream(text.split("[,\\s]+"))
            .filter(name -> !name.isEmpty())
            .map(name -> name(setting, name))
            .collect(Collectors.toSet()));
  }

  private static String name(String setting, String text) {
    try {
      URI uri = new URI("http://" + text);
      if (uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawAuthority().equals(text)
          && uri.getPort() <= MOST_PORT
          && !text.endsWith(":")) {
        return text.toLowerCase(Locale.ROOT);
      }
    } catch (URISyntaxException e) {
      // told below, with the same words as one that is only half a host
    }
    throw new InvalidSettingException(
        setting, "must name hosts as 'host' or 'host:port', with commas or spaces between them");
  }

  /** These and the hosts of those addresses. */
  RevocationHosts and(Stream<URI> addresses) {
    Set<String> all = new HashSet<>(names);
    addresses.map(address -> host(address) + ":" + port(address)).forEach(all::add);
    return new RevocationHosts(all);
  }

  /** Whether a request may go there: {@code http} or {@code https}, a named host, no user name. */
  boolean permit(URI address) {
    if (port(address) < 0 || address.getHost() == null || address.getRawUserInfo() != null) {
      return false;
    }
    boolean isUsualPort = port(address) == usualPort(address).orElseThrow();
    return names.contains(host(address) + ":" + port(address))
        || isUsualPort && names.contains(host(address));
  }

  private static String host(URI address) {
    return address.getHost().toLowerCase(Locale.ROOT);
  }

  /** -1 when the scheme is none for us. */
  private static int port(URI address) {
    return usualPort(address)
        .map(usual -> address.getPort() < 0 ? usual : address.getPort())
        .orElse(-1);
  }

  private static Optional<Integer> usualPort(URI address) {
    if ("http".equalsIgnoreCase(address.getScheme())) {
      return Optional.of(HTTP);
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? Optional.of(HTTPS) : Optional.empty();
  }
}
