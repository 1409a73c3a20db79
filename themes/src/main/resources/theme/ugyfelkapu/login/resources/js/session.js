// Follows what happens to this login in other tabs: a login finished there goes on here, a new one begins here, too.
const { ukLogin, ukSignedIn } = document.body.dataset;
const EVERY = 2000;

const cookie = (name) =>
  document.cookie
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1).replace(/^"(.*)"$/, "$1"))[0];

let timer;
const stop = () => clearInterval(timer);

// Whoever is signed in already, such as in a settings page, is here on purpose.
if (!cookie("KEYCLOAK_SESSION")) {
  timer = setInterval(() => {
    if (cookie("KEYCLOAK_SESSION")) {
      stop();
      location.replace(ukSignedIn);
    }
  }, EVERY);
}
// What is being sent brings the session itself.
document.addEventListener("submit", stop);
addEventListener("pagehide", stop);

// The cookie of the page's own answer is there by now. A page that was loaded anew is not loaded anew once more.
setTimeout(() => {
  const current = cookie("KC_AUTH_SESSION_HASH");
  const again = performance.getEntriesByType("navigation")[0]?.type === "reload";
  if (current && current !== ukLogin && !again) {
    location.reload();
  }
}, EVERY / 2);
