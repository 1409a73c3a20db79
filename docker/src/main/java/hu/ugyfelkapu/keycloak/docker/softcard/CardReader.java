package hu.ugyfelkapu.keycloak.docker.softcard;

import hu.ugyfelkapu.keycloak.docker.web.Language;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands behind the dialogs of browser extension and phone app: shows the cards of a wallet
 * and lets one sign. The scripts know its words; its answers become JSON.
 */
public final class CardReader {
  private static final String TEXTS = "reader";

  private final CardWallet wallet;

  public CardReader(CardWallet wallet) {
    this.wallet = wallet;
  }

  /** {@code {cards: [{id, name, birthDate}], texts: {…}}} in the language. */
  public Map<String, Object> cards(Language language) {
    List<Map<String, Object>> cards =
        wallet.cards().stream().map(card -> describe(card, language)).toList();
    Map<String, Object> texts = new TreeMap<>();
    language
        .texts()
        .forEach(
            (key, text) -> {
              if (key.startsWith(TEXTS)) {
                texts.put(key, text);
              }
            });
    return Map.of("cards", cards, "texts", texts);
  }

  /**
   * Signs a challenge.
   *
   * @param id of a card, the serial number of its holder
   * @param origin of the page that asks, which the reader has to find out by itself
   * @return {@code {authToken: {…}}}, or {@code {error: "pin"}} for a wrong PIN, or {@code {error:
   *     "card"}} if the card is not there
   */
  public Map<String, Object> sign(String id, String pin, String origin, String nonce) {
    Optional<DemoCard> card = wallet.find(id);
    if (card.isEmpty()) {
      return Map.of("error", "card");
    }
    if (!pin.equals(CardWallet.PIN)) {
      return Map.of("error", "pin");
    }
    return Map.of("authToken", SoftCard.fields(card.get(), origin, nonce, card.get().algorithm()));
  }

  static Map<String, Object> describe(DemoCard card, Language language) {
    DateTimeFormatter dates =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(language.locale())
            .withZone(ZoneId.systemDefault());
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", card.holder().serialNumber());
    model.put("name", card.holder().name());
    model.put("birthDate", dates.format(card.holder().birthDate()));
    model.put("issued", dates.format(card.certificate().getNotBefore().toInstant()));
    model.put("validUntil", dates.format(card.certificate().getNotAfter().toInstant()));
    return model;
  }
}
