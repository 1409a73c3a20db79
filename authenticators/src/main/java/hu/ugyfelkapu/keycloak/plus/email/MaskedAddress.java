package hu.ugyfelkapu.keycloak.plus.email;

/** An e-mail address as pages show it: enough to recognise one's own, too little to learn one. */
public final class MaskedAddress {

  private static final String DOTS = "•••";

  private MaskedAddress() {}

  /**
   * @return e.g. {@code a•••a@pelda.test}; the dots alone when it is no address
   */
  public static String of(String address) {
    int at = address == null ? -1 : address.lastIndexOf('@');
    if (at < 1) {
      return DOTS;
    }
    String name = address.substring(0, at);
    String first = name.substring(0, name.offsetByCodePoints(0, 1));
    boolean isLong = name.codePointCount(0, name.length()) > 3;
    String last = isLong ? name.substring(name.offsetByCodePoints(name.length(), -1)) : "";
    return first + DOTS + last + address.substring(at);
  }
}
