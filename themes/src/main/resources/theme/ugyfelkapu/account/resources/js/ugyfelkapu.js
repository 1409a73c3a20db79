// A page of the account console that leads to the citizen's own changes. The console imports it and
// shows what it exports; React comes from the console's import map. In content.json the page stands
// before every group, where the console stops looking, and its path is the console's own route for
// such pages, which it takes literally: any other path has no element.
import { createElement as h, useEffect, useState } from "react";
import { addressOf } from "./authorization.js";
import { texts } from "./environment.js";
import { state } from "./state.js";

const CHANGES = [
  { action: "ugyfelkapu-plus-settings", label: "ugyfelkapuAccountSettings", lines: settings },
  { action: "ugyfelkapu-password", label: "ugyfelkapuAccountPassword", lines: () => [] },
  { action: "ugyfelkapu-email", label: "ugyfelkapuAccountEmail", lines: address },
  { action: "ugyfelkapu-end-registration", label: "ugyfelkapuAccountEnd", lines: () => [] },
];

const NAMES = {
  otp: "otp-display-name",
  "ugyfelkapu-plus-email": "ugyfelkapu-plus-email",
  "ugyfelkapu-deletion-code": "ugyfelkapu-deletion-code",
};

/** A name as it stands within a sentence. */
const within = (name) => name[0].toLocaleLowerCase() + name.slice(1);

function settings(text, { factors, codeFrom }) {
  if (!factors) {
    return [];
  }
  if (!factors.length) {
    return [[text.ugyfelkapuAccountNoneSet]];
  }
  const names = factors.map((type) => within(text[NAMES[type]])).join(", ");
  const lines = [[text.ugyfelkapuAccountIsSet, names]];
  return codeFrom ? [...lines, [text.ugyfelkapuAccountCodeFrom, codeFrom]] : lines;
}

function address(text, { email }) {
  return email ? [[text.ugyfelkapuAccountEmailNow, email]] : [];
}

async function load() {
  const [text, ...addresses] = await Promise.all([
    texts(),
    ...CHANGES.map(({ action }) => addressOf(action)),
  ]);
  return { text, addresses };
}

function task({ action, label, lines }, href, text, known) {
  return h(
    "li",
    { className: "uk-task", key: action },
    h("h2", null, h("a", { href, "data-testid": action }, text[label])),
    h("p", null, text[`${label}Text`]),
    lines(text, known).map(([name, value]) =>
      h("p", { className: "uk-state", key: name }, name, value && " ", value && h("strong", null, value)),
    ),
  );
}

export default function Ugyfelkapu() {
  const [page, setPage] = useState();
  const [known, setKnown] = useState({});
  useEffect(() => {
    load().then(setPage);
    state().then(setKnown);
  }, []);
  if (!page) {
    return null;
  }
  const { text, addresses } = page;
  return h(
    "section",
    { className: "pf-v5-c-page__main-section pf-m-light", id: "ugyfelkapu" },
    h("h1", { className: "pf-v5-c-title pf-m-2xl" }, text.ugyfelkapuAccount),
    h("p", { className: "uk-lead" }, text.ugyfelkapuAccountLead),
    h(
      "ul",
      { className: "uk-tasks" },
      CHANGES.map((change, index) => task(change, addresses[index], text, known)),
    ),
  );
}
