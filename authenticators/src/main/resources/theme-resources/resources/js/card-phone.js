// Asks the server again and again what the phone has done, but not while nobody sees the page.
const PAUSE = 2000;
const PATIENCE = 10000;

/** Tells every state to "hear"; returns what ends the questions. */
export const watchPhone = (address, hear) => {
  let timer;
  let asking = false;
  let ended = false;

  const plan = () => {
    clearTimeout(timer);
    if (!ended && !document.hidden) {
      timer = setTimeout(ask, PAUSE);
    }
  };
  const ask = async () => {
    if (asking) {
      return;
    }
    asking = true;
    try {
      const answer = await fetch(address, {
        cache: "no-store",
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.ok && !ended) {
        hear((await answer.json()).state);
      }
    } catch {
      // The network may come back before the time is over.
    }
    asking = false;
    plan();
  };

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!ended && !document.hidden) {
      ask();
    }
  });
  plan();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
};
