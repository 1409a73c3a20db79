// Makes a passkey with what the realm's policy wants, and sends it with the name that the citizen gave it.
import { bytes, text } from "./base64url.js";

const form = document.querySelector("form[data-uk-webauthn='create']");
const wanted = form.dataset;
const UNSET = "not specified";

const selection = () => {
  const found = {};
  if (wanted.attachment !== UNSET) {
    found.authenticatorAttachment = wanted.attachment;
  }
  // The older of the two settings counts only without the newer one.
  let key = wanted.residentKey;
  if (!key || key === UNSET) {
    key = { Yes: "required", No: "discouraged" }[wanted.requireResidentKey];
  }
  if (key) {
    found.residentKey = key;
    found.requireResidentKey = key === "required";
  }
  if (wanted.userVerification !== UNSET) {
    found.userVerification = wanted.userVerification;
  }
  return found;
};

const list = (values) => values.split(",").filter(Boolean);

const create = () => {
  const publicKey = {
    challenge: bytes(wanted.challenge),
    rp: { id: wanted.rpId, name: wanted.rpName },
    user: { id: bytes(wanted.userId), name: wanted.username, displayName: wanted.username },
    // -7 is ES256, which every key knows.
    pubKeyCredParams: (wanted.algorithms ? list(wanted.algorithms) : ["-7"]).map((alg) => ({
      type: "public-key",
      alg: Number(alg),
    })),
    excludeCredentials: list(wanted.exclude).map((id) => ({ type: "public-key", id: bytes(id) })),
    authenticatorSelection: selection(),
  };
  if (wanted.attestation !== UNSET) {
    publicKey.attestation = wanted.attestation;
  }
  if (wanted.timeout !== "0") {
    publicKey.timeout = Number(wanted.timeout) * 1000;
  }
  return navigator.credentials.create({ publicKey });
};

let ready = false;

const make = async () => {
  const fields = form.elements;
  try {
    const key = await create();
    fields.clientDataJSON.value = text(key.response.clientDataJSON);
    fields.attestationObject.value = text(key.response.attestationObject);
    fields.publicKeyCredentialId.value = text(key.rawId);
    fields.transports.value = key.response.getTransports?.().join(",") ?? "";
    fields.authenticatorAttachment.value = key.authenticatorAttachment ?? "";
  } catch (error) {
    // The server tells what to do now.
    fields.error.value = String(error);
  }
  ready = true;
  form.requestSubmit();
};

if (globalThis.PublicKeyCredential) {
  document.getElementById("uk-no-webauthn").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (!ready) {
      event.preventDefault();
      // Not for js/forms.js, which lets a form go once.
      event.stopPropagation();
      make();
    }
  });
}
