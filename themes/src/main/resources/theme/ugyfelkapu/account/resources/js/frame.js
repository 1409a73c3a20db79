// Does for the whole console what its application leaves out: a title for each page, a place for the skip link, names.
import { name } from "./names.js";

const app = document.getElementById("app");
const titleOfAll = document.title;

function present() {
  const main = app.querySelector(".pf-v5-c-page__main");
  if (!main) {
    return;
  }
  main.id ||= "tartalom";
  const heading = main.querySelector("h1")?.textContent.trim();
  const title = heading ? `${heading} – ${titleOfAll}` : titleOfAll;
  if (document.title !== title) {
    document.title = title;
  }
}

function follow() {
  present();
  name();
}

// Menus and questions of the application stand outside it.
new MutationObserver(follow).observe(document.body, { childList: true, characterData: true, subtree: true });
follow();

// The frame and the page's language are the server's, the console changes only its own words.
addEventListener("languageChanged", () => location.reload());
