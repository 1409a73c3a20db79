// How things stand with the citizen's Ügyfélkapu, told by Keycloak's account API.
import { accessToken } from "./authorization.js";
import { locale, realmAddress } from "./environment.js";

const FACTORS = ["otp", "ugyfelkapu-plus-email", "ugyfelkapu-deletion-code"];

async function ask(token, path) {
  const answer = await fetch(`${realmAddress}/account/${path}`, {
    headers: { Accept: "application/json", Authorization: `Bearer ${token}` },
  });
  return answer.json();
}

const day = (milliseconds) => new Date(milliseconds).toLocaleDateString(locale, { dateStyle: "long" });

/**
 * What can be known without a question to the citizen.
 *
 * @returns {Promise<{factors?: string[], codeFrom?: string, email?: string}>} credential types that are set up, day of
 *     the deletion code, address; nothing at all if the server does not tell
 */
export async function state() {
  try {
    const token = await accessToken();
    if (!token) {
      return {};
    }
    const [credentials, account] = await Promise.all([
      ask(token, "credentials"),
      ask(token, "?userProfileMetadata=false"),
    ]);
    const stored = (type) =>
      credentials.find((container) => container.type === type)?.userCredentialMetadatas?.[0]?.credential;
    const code = stored("ugyfelkapu-deletion-code");
    return {
      factors: FACTORS.filter(stored),
      codeFrom: code && day(code.createdDate),
      email: account.email,
    };
  } catch {
    // The page is of use without it.
    return {};
  }
}
