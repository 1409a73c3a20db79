// Authorisation requests of the console's client, which has no secret and must prove its codes.
import { clientId, locale, realmAddress } from "./environment.js";

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

async function request(verifier, back, more) {
  const parameters = new URLSearchParams({
    client_id: clientId,
    redirect_uri: back,
    response_type: "code",
    // As the console reads its own answers; a fragment would stay in its address.
    response_mode: "query",
    scope: "openid",
    state: random(),
    nonce: random(),
    code_challenge_method: "S256",
    code_challenge: await sha256(verifier),
    ...more,
  });
  return `${realmAddress}/protocol/openid-connect/auth?${parameters}`;
}

/**
 * Where an action of the login theme begins, which comes back to this page. The code that it brings is never redeemed,
 * so its verifier is thrown away: the console, which did not ask for this login, signs in by itself.
 */
export function addressOf(action) {
  const back = location.origin + location.pathname;
  return request(random(), back, { ui_locales: locale, kc_action: action });
}

/** An access token of the session that the browser is in, or nothing if that takes a question to the citizen. */
export async function accessToken() {
  const verifier = random();
  const back = `${realmAddress}/account/`;
  const answer = await fetch(await request(verifier, back, { prompt: "none" }));
  const code = new URL(answer.url).searchParams.get("code");
  if (!code) {
    return undefined;
  }
  const tokens = await fetch(`${realmAddress}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: clientId,
      redirect_uri: back,
      code_verifier: verifier,
      code,
    }),
  });
  return (await tokens.json()).access_token;
}
