// Answers a page's Web eID messages as the Web eID extension does, with a card reader that is a
// dialog. Everything that needs a card goes through one function, so that tests can be the reader.
(() => {
  if (window.top !== window) {
    return;
  }

  const VERSION = "0.0.1-demo";
  const USER_TIMEOUT = 120_000;
  const SHORTEST_NONCE = 44;
  const LONGEST_NONCE = 128;

  const ask =
    globalThis.ugyfelkapuSoftCard ??
    ((message) => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage(message));

  class Failure extends Error {
    constructor(code, message) {
      super(message);
      this.code = code;
    }
  }

  let pending = false;

  const element = (name, style, properties = {}, children = []) => {
    const made = Object.assign(document.createElement(name), properties);
    // The page's policy may forbid style sheets; single declarations are always allowed.
    made.style.cssText = style;
    made.append(...children);
    return made;
  };

  // Shows the reader and resolves to the token; rejects on cancel and after the time-out.
  const read = (nonce, options, { cards, texts }) =>
    new Promise((resolve, reject) => {
      const plain = "font:inherit;color:#000;background:#fff;";
      const button = `${plain}min-height:44px;padding:8px 16px;margin:8px 8px 0 0;border:2px solid #000;border-radius:4px;`;
      const id = (name) => `soft-card-${name}`;
      const choices = cards.map((card, index) =>
        element("label", "display:block;padding:8px 0;", {}, [
          element("input", "width:20px;height:20px;margin-right:8px;", {
            type: "radio",
            name: id("card"),
            value: card.id,
            checked: index === 0,
          }),
          `${card.name}, ${card.birthDate}`,
        ]),
      );
      const pin = element("input", `${plain}min-height:44px;width:120px;border:2px solid #000;`, {
        type: "password",
        inputMode: "numeric",
        autocomplete: "off",
        id: id("pin"),
      });
      const error = element("p", "font-weight:bold;", { id: id("error") });
      error.setAttribute("role", "alert");
      const cancel = element("button", button, {
        type: "button",
        id: id("cancel"),
        textContent: texts.readerCancel,
      });
      const form = element("form", "", { method: "dialog" }, [
        element("h1", "font-size:24px;margin:8px 0;", {
          id: id("title"),
          textContent: texts.readerTitle,
        }),
        element("p", "font-weight:bold;border:4px solid #000;padding:8px;", {
          textContent: texts.readerMark,
        }),
        element("p", "", { textContent: `${texts.readerOrigin}: ${location.origin}` }),
        element("fieldset", "border:0;padding:0;margin:16px 0;", {}, [
          element("legend", "font-weight:bold;", { textContent: texts.readerChoose }),
          ...choices,
        ]),
        element("label", "display:block;font-weight:bold;", {
          htmlFor: id("pin"),
          textContent: texts.readerPin,
        }),
        error,
        pin,
        element("p", "", { textContent: texts.readerPinHint }),
        element("button", button, {
          type: "submit",
          id: id("confirm"),
          textContent: texts.readerConfirm,
        }),
        cancel,
      ]);
      const dialog = element(
        "dialog",
        `${plain}font:18px/1.5 sans-serif;max-width:480px;border:4px solid #000;padding:24px;`,
        { lang: options.lang },
        [form],
      );
      dialog.setAttribute("aria-labelledby", id("title"));
      const host = element("div", "", { id: id("reader") });
      host.attachShadow({ mode: "open" }).append(dialog);

      const timer = setTimeout(
        () => end(() => reject(new Failure("ERR_WEBEID_USER_TIMEOUT", "no card in time"))),
        options.timeout,
      );
      const end = (settle) => {
        clearTimeout(timer);
        host.remove();
        settle();
      };
      const cancelled = (event) => {
        event.preventDefault();
        end(() => reject(new Failure("ERR_WEBEID_USER_CANCELLED", "the user cancelled")));
      };
      cancel.addEventListener("click", cancelled);
      dialog.addEventListener("cancel", cancelled);
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const chosen = choices.find((choice) => choice.firstChild.checked);
        let answer;
        try {
          answer = await ask({
            ask: "sign",
            card: chosen?.firstChild.value ?? "",
            pin: pin.value,
            nonce,
          });
        } catch {
          answer = { error: "unreachable" };
        }
        if (answer?.authToken) {
          end(() => resolve(answer.authToken));
          return;
        }
        error.textContent =
          { pin: texts.readerWrongPin, card: texts.readerNoCard }[answer?.error] ??
          texts.readerFailed;
        pin.value = "";
        pin.focus();
      });
      document.documentElement.append(host);
      dialog.showModal();
      pin.focus();
    });

  const authenticate = async (message) => {
    const nonce = message.challengeNonce;
    if (typeof nonce !== "string" || nonce === "") {
      throw new Failure("ERR_WEBEID_MISSING_PARAMETER", "challengeNonce is missing");
    }
    if (nonce.length < SHORTEST_NONCE || nonce.length > LONGEST_NONCE) {
      throw new Failure("ERR_WEBEID_NATIVE_INVALID_ARGUMENT", "challengeNonce has a wrong length");
    }
    if (pending) {
      throw new Failure("ERR_WEBEID_ACTION_PENDING", "another request is under way");
    }
    pending = true;
    try {
      const lang = message.options?.lang === "en" ? "en" : "hu";
      const wallet = await available(lang);
      const timeout = message.options?.userInteractionTimeout ?? USER_TIMEOUT;
      return await read(nonce, { lang, timeout }, wallet);
    } finally {
      pending = false;
    }
  };

  const available = async (lang) => {
    let wallet;
    try {
      wallet = await ask({ ask: "cards", lang });
    } catch {
      wallet = null;
    }
    if (!wallet?.cards) {
      throw new Failure("ERR_WEBEID_NATIVE_UNAVAILABLE", "the soft card's site does not answer");
    }
    return wallet;
  };

  const status = async (message) => {
    await available("hu");
    return { library: message.libraryVersion, extension: VERSION, nativeApp: VERSION };
  };

  const actions = { "web-eid:status": status, "web-eid:authenticate": authenticate };

  addEventListener("message", async (event) => {
    const action = event.data?.action;
    if (event.source !== window || !Object.hasOwn(actions, action)) {
      return;
    }
    const answer = (suffix, more) =>
      window.postMessage({ action: `${action}-${suffix}`, ...more }, location.origin);
    answer("ack", {});
    try {
      if (!window.isSecureContext) {
        throw new Failure("ERR_WEBEID_CONTEXT_INSECURE", "the page is not secure");
      }
      if (!/^\d+\.\d+\.\d+/.test(event.data.libraryVersion ?? "")) {
        throw new Failure("ERR_WEBEID_VERSION_INVALID", "libraryVersion is not a version");
      }
      answer("success", await actions[action](event.data));
    } catch (failure) {
      const code = failure.code ?? "ERR_WEBEID_UNKNOWN_ERROR";
      answer("failure", { error: { code, message: failure.message } });
    }
  });

  addEventListener("DOMContentLoaded", async () => {
    if (document.body.dataset.pageId === "demo-soft-card") {
      await ask({ ask: "here" });
      document.documentElement.dataset.softCard = "installed";
    }
  });
})();
