// What the console's page tells its scripts.
const environment = JSON.parse(document.getElementById("environment").textContent);
const server = environment.serverBaseUrl.replace(/\/$/, "");

export const { clientId, locale } = environment;
export const realmAddress = `${server}/realms/${environment.realm}`;

/** The texts of the account theme in the page's language, by key. */
export async function texts() {
  const answer = await fetch(`${server}/resources/${environment.realm}/account/${locale}`);
  const messages = await answer.json();
  return Object.fromEntries(messages.map(({ key, value }) => [key, value]));
}
