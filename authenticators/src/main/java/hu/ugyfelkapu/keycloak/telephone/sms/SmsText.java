package hu.ugyfelkapu.keycloak.telephone.sms;

/**
 * The text of one SMS. Without letters outside of the GSM alphabet (3GPP TS 23.038) it holds 160
 * characters, with them 70. Of the Hungarian vowels that alphabet has only é, ö, ü, É, Ö and Ü:
 * that is why the pack's own Hungarian text goes without accents, as one message that every
 * telephone shows.
 *
 * @param text 1 to 160 characters of the GSM alphabet, those of its extension counting twice, or 1
 *     to 70 of UTF-16; never to be logged
 */
public record SmsText(String text) {

  private static final String GSM =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String GSM_EXTENSION = "\f^{}\\[~]|€";
  private static final int MOST_OF_GSM = 160;
  private static final int MOST_OF_UTF16 = 70;

  /**
   * @throws IllegalArgumentException if it does not fit into one message; without the text
   */
  public SmsText {
    boolean gsm = text.chars().allMatch(c -> GSM.indexOf(c) >= 0 || GSM_EXTENSION.indexOf(c) >= 0);
    long length =
        gsm
            ? text.length() + text.chars().filter(c -> GSM_EXTENSION.indexOf(c) >= 0).count()
            : text.length();
    if (text.isEmpty() || length > (gsm ? MOST_OF_GSM : MOST_OF_UTF16)) {
      throw new IllegalArgumentException(
          "does not fit into one SMS of 160 characters (70 with letters outside of GSM 03.38)");
    }
  }

  /** Keeps the text out of logs. */
  @Override
  public String toString() {
    return "SmsText[…]";
  }
}
