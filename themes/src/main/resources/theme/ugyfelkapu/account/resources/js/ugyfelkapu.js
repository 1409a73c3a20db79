// A page of the account console that leads to the citizen's own changes. The console imports it and
// shows what it exports; React comes from the console's import map. In content.json the page stands
// before every group, where the console stops looking, and its path is the console's own route for
// such pages, which it takes literally: any other path has no element.
import { createElement as h, useEffect, useState } from "react";

const CHANGES = [
  { action: "ugyfelkapu-plus-settings", label: "ugyfelkapuAccountSettings" },
  { action: "ugyfelkapu-password", label: "ugyfelkapuAccountPassword" },
  { action: "ugyfelkapu-email", label: "ugyfelkapuAccountEmail" },
  { action: "ugyfelkapu-end-registration", label: "ugyfelkapuAccountEnd" },
];

const environment = JSON.parse(document.getElementById("environment").textContent);

function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

const random = () => base64Url(crypto.getRandomValues(new Uint8Array(32)));

async function sha256(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return base64Url(new Uint8Array(digest));
}

// The code that comes back is never redeemed, so its verifier is thrown away: the console, which
// did not ask for this login, signs in by itself when the citizen is back.
async function address(action) {
  const parameters = new URLSearchParams({
    client_id: environment.clientId,
    redirect_uri: location.origin + location.pathname,
    response_type: "code",
    // As the console reads its own answers; a fragment would stay in its address.
    response_mode: "query",
    scope: "openid",
    state: random(),
    nonce: random(),
    code_challenge_method: "S256",
    code_challenge: await sha256(random()),
    ui_locales: environment.locale,
    kc_action: action,
  });
  const realm = `${environment.authServerUrl.replace(/\/$/, "")}/realms/${environment.realm}`;
  return `${realm}/protocol/openid-connect/auth?${parameters}`;
}

async function texts() {
  const answer = await fetch(
    `${environment.serverBaseUrl.replace(/\/$/, "")}/resources/${environment.realm}/account/${environment.locale}`,
  );
  const messages = await answer.json();
  return Object.fromEntries(messages.map(({ key, value }) => [key, value]));
}

async function load() {
  const addresses = await Promise.all(CHANGES.map(({ action }) => address(action)));
  return { addresses, text: await texts() };
}

export default function Ugyfelkapu() {
  const [page, setPage] = useState();
  useEffect(() => {
    load().then(setPage);
  }, []);
  if (!page) {
    return null;
  }
  return h(
    "section",
    { className: "pf-v5-c-page__main-section pf-m-light", id: "ugyfelkapu" },
    h("h1", { className: "pf-v5-c-title pf-m-2xl pf-v5-u-mb-xl" }, page.text.ugyfelkapuAccount),
    h("p", { className: "pf-v5-u-mb-xl" }, page.text.ugyfelkapuAccountLead),
    h(
      "dl",
      { className: "pf-v5-c-description-list" },
      CHANGES.map(({ action, label }, index) =>
        h(
          "div",
          { className: "pf-v5-c-description-list__group", key: action },
          h(
            "dt",
            { className: "pf-v5-c-description-list__term" },
            h("a", { href: page.addresses[index], "data-testid": action }, page.text[label]),
          ),
          h(
            "dd",
            { className: "pf-v5-c-description-list__description" },
            page.text[`${label}Text`],
          ),
        ),
      ),
    ),
  );
}
