// Signs in by a passkey: at the button, or where the realm wants it by itself when the page is open.
import { bytes, text } from "./base64url.js";

const DISMISSED = "uk-passkey-dismissed";
const form = document.querySelector("form[data-uk-webauthn='get']");
const button = form.querySelector("button");
const wanted = form.dataset;
let asking;

// The browser takes one question at a time.
const ask = (more, allowed) => {
  asking?.abort();
  asking = new AbortController();
  const publicKey = { challenge: bytes(wanted.challenge), rpId: wanted.rpId, allowCredentials: allowed };
  if (wanted.timeout !== "0") {
    publicKey.timeout = Number(wanted.timeout) * 1000;
  }
  if (wanted.userVerification !== "not specified") {
    publicKey.userVerification = wanted.userVerification;
  }
  return navigator.credentials.get({ publicKey, signal: asking.signal, ...more });
};

const send = (key) => {
  const fields = form.elements;
  fields.clientDataJSON.value = text(key.response.clientDataJSON);
  fields.authenticatorData.value = text(key.response.authenticatorData);
  fields.signature.value = text(key.response.signature);
  fields.credentialId.value = key.id;
  if (key.response.userHandle) {
    fields.userHandle.value = text(key.response.userHandle);
  }
  const remember = document.getElementById("rememberMe");
  if (remember) {
    const copy = document.createElement("input");
    Object.assign(copy, { type: "hidden", name: "rememberMe", value: remember.checked ? "on" : "off" });
    form.append(copy);
  }
  form.requestSubmit();
};

// The keys of a known user; of anybody else the browser lists what it has.
const allowed = () =>
  wanted.identified === "true"
    ? wanted.credentials.split(",").filter(Boolean).map((id) => ({ id: bytes(id), type: "public-key" }))
    : [];

const byButton = async () => {
  try {
    send(await ask({}, allowed()));
  } catch (error) {
    // The server tells what to do now, and counts it.
    form.elements.error.value = String(error);
    form.requestSubmit();
  }
};

// A question that opens a window comes once in a login: whoever closed it has chosen another way.
const login = document.body.dataset.ukLogin ?? "";
const opensWindow = ["optional", "required"].includes(wanted.mediation);

const byItself = async () => {
  if (wanted.identified === "true" || !wanted.mediation || wanted.mediation === "none") {
    return;
  }
  if (wanted.attachment === "platform" && !(await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable())) {
    return;
  }
  if (wanted.mediation === "conditional") {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) {
      return;
    }
    document.querySelector("[data-uk-webauthn-list]")?.removeAttribute("hidden");
  }
  if (opensWindow && sessionStorage.getItem(DISMISSED) === login) {
    return;
  }
  try {
    send(await ask({ mediation: wanted.mediation }, []));
  } catch (error) {
    if (opensWindow && ["NotAllowedError", "AbortError"].includes(error.name)) {
      sessionStorage.setItem(DISMISSED, login);
    }
  }
};

// The list has no button: what is typed there leads nowhere.
document.querySelector("[data-uk-webauthn-list]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
});

if (globalThis.PublicKeyCredential) {
  document.getElementById("uk-no-webauthn")?.setAttribute("hidden", "");
  button.hidden = false;
  button.addEventListener("click", byButton);
  byItself();
}
