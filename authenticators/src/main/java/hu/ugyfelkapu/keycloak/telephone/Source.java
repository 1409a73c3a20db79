package hu.ugyfelkapu.keycloak.telephone;

import org.keycloak.models.KeycloakSession;

/**
 * Where an identification comes from.
 *
 * @param channel web pages or the voice line
 * @param origin address or calling number, whose failures are counted together; never to be logged
 */
public record Source(Channel channel, String origin) {

  /** The channels of telephone identification. */
  public enum Channel {
    WEB,
    VOICE
  }

  /** The visitor of this request. */
  public static Source web(KeycloakSession session) {
    return new Source(Channel.WEB, session.getContext().getConnection().getRemoteAddr());
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
