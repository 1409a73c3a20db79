package hu.ugyfelkapu.keycloak.docker.softcard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cards at hand, one for each holder; all have the same PIN. */
public final class CardWallet {
  /** The PIN of every demo card. */
  public static final String PIN = "1234";

  private final Map<String, DemoCard> cards = new LinkedHashMap<>();

  /** A wallet with these cards. */
  public static CardWallet of(DemoCard... cards) {
    CardWallet wallet = new CardWallet();
    List.of(cards).forEach(wallet::put);
    return wallet;
  }

  /** Puts a card in, in place of the one that the same holder had. */
  public synchronized void put(DemoCard card) {
    cards.put(card.holder().serialNumber(), card);
  }

  public synchronized List<DemoCard> cards() {
    return List.copyOf(cards.values());
  }

  /** The card whose holder has this serial number. */
  public synchronized Optional<DemoCard> find(String serialNumber) {
    return Optional.ofNullable(cards.get(serialNumber));
  }
}
