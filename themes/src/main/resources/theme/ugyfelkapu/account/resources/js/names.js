// Names that the console leaves out, or has in English only; without them a screen reader says nothing or a word of no
// meaning. React touches only what it has set itself, so they stay.
import { texts } from "./environment.js";

const NAMES = [
  [".pf-v5-c-menu-toggle[data-testid='options-kebab-toggle']", "unknownUser"],
  [".pf-v5-c-menu-toggle.pf-m-plain:not([data-testid])", "actions"],
  ["[aria-label='credential list']", "signingIn"],
  ["[aria-label='Global']", "navigation"],
  ["[aria-label='Close']", "close"],
  ["[aria-label='Details']", "details"],
  [".pf-v5-c-menu__list[role='listbox']", "choose"],
];

// Regions of one name for all of them; their headings tell them apart.
const NAMELESS = "section[aria-label='device-sessions-content']";

const text = texts();

/** Names what stands on the page now. */
export async function name() {
  const known = await text;
  for (const [selector, key] of NAMES) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.getAttribute("aria-label") !== known[key]) {
        element.setAttribute("aria-label", known[key]);
      }
    }
  }
  for (const element of document.querySelectorAll(NAMELESS)) {
    element.removeAttribute("aria-label");
  }
}
