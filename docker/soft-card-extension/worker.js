// Carries what a page's dialog wants to the demo's pages. Whose page it is, the browser says and
// not the page.
const api = globalThis.browser ?? globalThis.chrome;
const USUAL_SITE = "http://localhost:8081";

const site = async () => (await api.storage.local.get({ site: USUAL_SITE })).site;

const answers = {
  // The soft card's page tells where the demo is, for a demo on other ports.
  here: async (message, origin) => {
    await api.storage.local.set({ site: origin });
    return {};
  },
  cards: async (message) => {
    const lang = message.lang === "en" ? "en" : "hu";
    return (await fetch(`${await site()}/soft-card/reader?lang=${lang}`)).json();
  },
  sign: async (message, origin) => {
    const response = await fetch(`${await site()}/soft-card/sign`, {
      method: "POST",
      body: new URLSearchParams({
        card: String(message.card),
        pin: String(message.pin),
        origin,
        nonce: String(message.nonce),
      }),
    });
    return response.json();
  },
};

api.runtime.onMessage.addListener((message, sender, respond) => {
  const answer = answers[message?.ask];
  if (!answer || !sender.url) {
    return false;
  }
  answer(message, new URL(sender.url).origin)
    .catch(() => ({ error: "unreachable" }))
    .then(respond);
  return true;
});
