// The page of the identity card: steps and messages of the card reader, the phone's answer, and the end of the time.
import { watchPhone } from "./card-phone.js";
import { tokenOf } from "./card-token.js";
import { authenticate, status } from "./web-eid.js";

const form = document.querySelector("form[data-uk-card]");
const find = (selector) => form.querySelector(selector);
const all = (selector) => [...form.querySelectorAll(selector)];
// So long before the end the citizen is told, in milliseconds.
const WARNING = 60000;
const deadline = Date.now() + Number(form.dataset.ukSeconds) * 1000;

const steps = find("#card-status");
const start = find("[data-uk-card-start]");
const help = find("[data-uk-card-help]");
const renew = find("[data-uk-card-renew]");
let over = false;

const mark = (...states) => [...steps.children].forEach((step, place) => {
  const state = states[place];
  step.dataset.ukStep = state;
  step.lastElementChild.textContent = steps.dataset[state];
  if (state === "now") {
    step.setAttribute("aria-current", "step");
  } else {
    step.removeAttribute("aria-current");
  }
});

// One message at a time, in a live region.
const tell = (message) => all("#card-news > *").forEach((other) => { other.hidden = other !== message; });
const news = (name) => find(`[data-uk-card-news="${name}"]`);
const problem = (code) =>
  find(`[data-uk-card-error~="${CSS.escape(code ?? "")}"]`) ?? find("[data-uk-card-error~=ERR_WEBEID_UNKNOWN_ERROR]");

// Asked only when no extension answered, to say whether one could be there at all.
const hasExtensions = () => {
  const agent = navigator.userAgent;
  const touch = /Android|iPhone|iPad|Mobile/.test(agent) || (agent.includes("Macintosh") && navigator.maxTouchPoints > 1);
  return !touch && /Firefox|Chrome|Safari/.test(agent);
};

const lookForClient = async () => {
  mark("now", "open", "open", "open");
  tell(news("looking"));
  await status();
  mark("done", "open", "open", "open");
  tell(news("ready"));
  start.hidden = false;
  press = identify;
};

const identify = async () => {
  mark("done", "now", "open", "open");
  tell(news("running"));
  help.hidden = true;
  const token = tokenOf(await authenticate(form.dataset.ukNonce, deadline - Date.now()));
  if (over) {
    return;
  }
  if (!token) {
    throw new Error("no token");
  }
  mark("done", "done", "done", "now");
  tell(news("checking"));
  find("#authToken").value = token;
  press = () => {};
  form.requestSubmit();
};

const fail = (code) => {
  const missing = code === "ERR_WEBEID_EXTENSION_UNAVAILABLE" && !hasExtensions();
  const shown = problem(missing ? "UNSUPPORTED_BROWSER" : code);
  // What can be done if the client itself is the trouble: "reload", "check" or nothing.
  const client = shown.dataset.ukClient ?? (press === identify ? undefined : "check");
  mark(client === undefined ? "done" : "failed", "open", "open", "open");
  tell(shown);
  help.hidden = !("ukHelp" in shown.dataset);
  start.textContent = start.dataset.ukAgain;
  start.hidden = client === "none";
  if (client !== undefined) {
    // An extension installed meanwhile is not in pages that were open before.
    press = client === "reload" ? () => location.reload() : lookForClient;
  }
};

let press = lookForClient;
let running = false;
const go = async () => {
  if (running || over) {
    return;
  }
  running = true;
  try {
    await press();
  } catch (error) {
    if (!over) {
      fail(error.code);
    }
  }
  running = false;
};
start.addEventListener("click", go);

// The server decides about the time again; here the citizen is told.
const end = (why) => {
  if (over) {
    return;
  }
  over = true;
  soon.hidden = true;
  stopWatching();
  const ways = all("[data-uk-card-way]");
  const focused = ways.some((way) => way.contains(document.activeElement));
  ways.forEach((way) => { way.hidden = true; });
  find(`[data-uk-card-over="${why}"]`).hidden = false;
  renew.hidden = false;
  if (focused) {
    renew.querySelector("button").focus();
  }
};
const soon = find("[data-uk-card-soon]");
setTimeout(() => {
  if (!over) {
    soon.hidden = false;
    renew.hidden = false;
  }
}, Math.max(0, deadline - Date.now() - WARNING));
setTimeout(end, Math.max(0, deadline - Date.now()), "expired");
document.addEventListener("visibilitychange", () => {
  // Timers stand still while the computer sleeps.
  if (Date.now() >= deadline) {
    end("expired");
  }
});

let stopWatching = () => {};
const phone = find("[data-uk-card-phone]");
const hearPhone = (state) => {
  const states = all("[data-uk-phone]");
  if (over || !states.some((text) => text.dataset.ukPhone === state)) {
    return;
  }
  states.forEach((text) => { text.hidden = text.dataset.ukPhone !== state; });
  if (state === "answered") {
    stopWatching();
    form.requestSubmit(find("button[name=phone]"));
  } else if (["denied", "gone"].includes(state)) {
    end(state);
  }
};
// An answer that the server has seen already is not sent again by itself: that could go on for ever.
if (phone && phone.dataset.ukState !== "answered") {
  hearPhone(phone.dataset.ukState);
  stopWatching = over ? stopWatching : watchPhone(phone.dataset.ukStatus, hearPhone);
}

go();
