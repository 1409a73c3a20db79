// The card app opens this page with its answer behind the "#", which no server sees: it is passed on by the form.
import { tokenOf } from "./card-token.js";

const form = document.querySelector("form[data-uk-card-return]");
const fragment = location.hash.slice(1);
// The answer stays in no history and in no address that somebody could copy.
history.replaceState(null, "", location.pathname + location.search);

const read = () => {
  try {
    const text = decodeURIComponent(fragment).replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};
const codeOf = (answer) => {
  const code = answer?.error ? answer.code ?? answer.error.code : undefined;
  return /^[A-Z_]{1,64}$/.test(code) ? code : "ERR_CARD_ANSWER_UNREADABLE";
};

if (fragment) {
  document.querySelector("[data-uk-card-wait]").hidden = false;
  const answer = read();
  const token = tokenOf(answer?.authToken ?? answer?.auth_token);
  form.elements.authToken.value = token ?? "";
  form.elements.cardError.value = token ? "" : codeOf(answer);
  form.requestSubmit();
} else {
  document.querySelector("[data-uk-card-empty]").hidden = false;
}
// An app may come back to the page that is open already; then only what stands behind the "#" changes.
addEventListener("hashchange", () => location.reload());
