package hu.ugyfelkapu.keycloak.telephone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/**
 * Where an identification comes from.
 *
 * @param channel web pages or the voice line
 * @param origin address or calling number, whose failures are counted together; never to be logged
 */
public record Source(Channel channel, String origin) {

  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]+(?:%.*)?");
  private static final int NETWORK_BYTES = 8;

  /** The channels of telephone identification. */
  public enum Channel {
    WEB,
    VOICE
  }

  /** The visitor of this request. */
  public static Source web(KeycloakSession session) {
    return new Source(Channel.WEB, network(session.getContext().getConnection().getRemoteAddr()));
  }

  /** One line has 2⁶⁴ addresses of IPv6: they count as one. Names are not looked up. */
  static String network(String address) {
    if (!address.contains(":") || !IPV6.matcher(address).matches()) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      // An address of IPv4 in the form of IPv6 has come back as one of IPv4.
      return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    } catch (UnknownHostException e) {
      return address;
    }
  }

  /** The counter's subject, without telling it. */
  String key() {
    return channel + " " + origin;
  }

  @Override
  public String toString() {
    return "Source[" + channel + "]";
  }
}
