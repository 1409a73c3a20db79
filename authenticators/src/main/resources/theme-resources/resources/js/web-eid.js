// The window messages of the Web eID browser extension (web-eid.eu).
const LIBRARY = "2.1.0";
// In milliseconds, as the extension itself counts.
const EXTENSION = 1000;
const PROGRAM = 5000;
const CITIZEN = 120000;

class WebEidError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

// The extension's part in this page may come a little later than the page.
const arrived = new Promise((resolve) => {
  const wait = () => setTimeout(resolve, EXTENSION);
  if (document.readyState === "complete") {
    wait();
  } else {
    addEventListener("load", wait, { once: true });
  }
});

let busy = false;
let hear = () => {};
addEventListener("message", (event) => {
  // Frames, opened windows and openers could say the same words: only this very window is the extension's place.
  if (event.source === window && event.origin === location.origin) {
    hear(event.data);
  }
});

const answer = (action, details, time) => new Promise((resolve, reject) => {
  const fail = (code) => reject(new WebEidError(code));
  const silent = setTimeout(fail, EXTENSION, "ERR_WEBEID_EXTENSION_UNAVAILABLE");
  const late = setTimeout(fail, EXTENSION + PROGRAM + time, "ERR_WEBEID_ACTION_TIMEOUT");
  hear = (message) => {
    switch (message?.action) {
      case `${action}-ack`:
        clearTimeout(silent);
        return;
      case `${action}-success`:
        resolve(message);
        break;
      case `${action}-failure`:
        fail(message.error?.code);
        break;
      default:
        return;
    }
    clearTimeout(silent);
    clearTimeout(late);
  };
  postMessage({ action, libraryVersion: LIBRARY, ...details }, location.origin);
});

const ask = async (action, details, time) => {
  if (!isSecureContext) {
    throw new WebEidError("ERR_WEBEID_CONTEXT_INSECURE");
  }
  if (busy) {
    throw new WebEidError("ERR_WEBEID_ACTION_PENDING");
  }
  busy = true;
  try {
    await arrived;
    return await answer(action, details, time);
  } finally {
    busy = false;
    hear = () => {};
  }
};

/** Settles when extension and native program have answered; fails with the "code" of Web eID. */
export const status = () => ask("web-eid:status", {}, 0);

/** The extension's answer to the challenge; opens the program's own window. time: for the citizen, in milliseconds. */
export const authenticate = (challengeNonce, time) => {
  const userInteractionTimeout = Math.max(1, Math.min(time, CITIZEN));
  const lang = document.documentElement.lang;
  const options = { ...(lang ? { lang } : {}), userInteractionTimeout };
  return ask("web-eid:authenticate", { challengeNonce, options }, userInteractionTimeout);
};
