package hu.ugyfelkapu.keycloak.docker.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import hu.ugyfelkapu.keycloak.docker.softcard.CardReader;
import hu.ugyfelkapu.keycloak.docker.softcard.CardWallet;
import hu.ugyfelkapu.keycloak.docker.softcard.DemoCard;
import hu.ugyfelkapu.keycloak.docker.web.Language;
import java.net.URI;
import java.util.Map;

/**
 * The soft card's browser extension in a window, with the test in place of its service worker: what
 * the reader's dialog asks for is answered from a wallet.
 */
public final class SoftCardReader {
  private static final String TRANSPORT = "ugyfelkapuSoftCard";

  private final Page page;

  private SoftCardReader(Page page) {
    this.page = page;
  }

  /** Puts a reader with these cards into a window, for the pages that it opens from now on. */
  public static SoftCardReader install(Page page, DemoCard... cards) {
    return install(page, CardWallet.of(cards));
  }

  /** The same with a wallet whose cards may change. */
  public static SoftCardReader install(Page page, CardWallet wallet) {
    CardReader reader = new CardReader(wallet);
    page.exposeBinding(
        TRANSPORT,
        (source, arguments) -> answer(reader, (Map<?, ?>) arguments[0], source.frame().url()));
    page.addInitScript(
        Workspace.locate().root().resolve("docker/soft-card-extension/soft-card.js"));
    return new SoftCardReader(page);
  }

  // As the extension's worker: who asks, is the browser's word and not the page's.
  private static Object answer(CardReader reader, Map<?, ?> message, String url) {
    URI address = URI.create(url);
    return switch (String.valueOf(message.get("ask"))) {
      case "cards" -> reader.cards(Language.of((String) message.get("lang")));
      case "sign" ->
          reader.sign(
              (String) message.get("card"),
              (String) message.get("pin"),
              address.getScheme() + "://" + address.getRawAuthority(),
              (String) message.get("nonce"));
      default -> Map.of();
    };
  }

  /** Chooses a card in the dialog that is open or about to be, types the PIN and confirms. */
  public void identifyWith(DemoCard card) {
    dialog().locator("input[value='" + card.holder().serialNumber() + "']").check();
    enterPin(CardWallet.PIN);
  }

  /** Types a PIN for the first card, or the one that is chosen already, and confirms. */
  public void enterPin(String pin) {
    dialog().locator("#soft-card-pin").fill(pin);
    dialog().locator("#soft-card-confirm").click();
  }

  public void cancel() {
    dialog().locator("#soft-card-cancel").click();
  }

  /** What the dialog says is wrong, once it says so. */
  public String error() {
    Locator error = dialog().locator("#soft-card-error:not(:empty)");
    error.waitFor();
    return error.innerText();
  }

  /** Waits until no dialog is open. */
  public void awaitClosed() {
    dialog().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  public Locator dialog() {
    return page.locator("#soft-card-reader dialog");
  }
}
