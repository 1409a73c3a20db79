// Warns before the page's time runs out, and asks the server for more; each page that it sends begins the time anew.
const dialog = document.getElementById("uk-time");
const UPDATE = 30_000;

const typed = () => [...document.querySelectorAll("main input, main textarea")].some((field) =>
  field.checkVisibility() && !field.readOnly && !["checkbox", "radio"].includes(field.type) && field.value !== "");

// What the server wrote into the page. If the step's page has other values, those of this one are worth nothing any more.
const written = (page) => JSON.stringify([
  page.body.dataset.pageId,
  page.body.dataset.ukHistory,
  ...[...page.querySelectorAll("input[type=hidden]")].map((field) => [field.name, field.getAttribute("value")]),
  ...[...page.querySelectorAll("[data-challenge], [data-uk-nonce]")].map((e) => [e.dataset.challenge, e.dataset.ukNonce]),
]);
const atFirst = written(document);
const isSame = (page) => written(page) === atFirst;

function watch() {
  const limit = Number(dialog.dataset.ukLimit) * 60_000;
  const warning = Math.min(300_000, limit / 2);
  const step = new URL(document.body.dataset.ukHistory, location.href);
  step.searchParams.delete("session_code");
  const left = document.getElementById("uk-time-left");
  const stay = dialog.querySelector("[data-uk-stay]");
  const note = document.getElementById("uk-time-note");
  let end = Date.now() + limit;

  const words = (half) => {
    const minutes = Math.floor(half / 2);
    const texts = [];
    if (minutes > 0) {
      texts.push(minutes === 1 ? dialog.dataset.ukMinute : dialog.dataset.ukMinutes.replace("#", minutes));
    }
    if (half % 2 === 1) {
      texts.push(dialog.dataset.ukSeconds);
    }
    return texts.join(" ");
  };

  const show = (over) => {
    for (const part of dialog.querySelectorAll("[data-uk-time]")) {
      part.hidden = (part.dataset.ukTime === "over") !== over;
    }
    const ends = over && stay.textContent !== stay.dataset.ukOver;
    if (ends) {
      stay.textContent = stay.dataset.ukOver;
      dialog.setAttribute("aria-labelledby", "uk-time-over-title");
      dialog.setAttribute("aria-describedby", "uk-time-over-text");
      // Nobody who comes by later shall find them.
      for (const secret of document.querySelectorAll("input[type=password], input[autocomplete=one-time-code]")) {
        secret.value = "";
      }
    }
    if (!dialog.open) {
      dialog.showModal();
    }
    if (ends) {
      document.getElementById("uk-time-over-title").focus();
    }
  };

  // Also when a computer wakes up, whose timers stood still meanwhile.
  const look = () => {
    const rest = end - Date.now();
    if (rest <= 0) {
      show(true);
    } else if (rest <= warning) {
      const text = words(Math.ceil(rest / UPDATE));
      if (left.textContent !== text) {
        left.textContent = text;
      }
      show(false);
    }
  };

  const leave = () => location.replace(step);

  const askForMore = async () => {
    // Where nothing is typed, the page may as well be sent anew.
    if (Date.now() >= end || !typed()) {
      leave();
      return;
    }
    try {
      const asked = Date.now();
      // A step that is over by now leads to the service, whose answer must not get lost in here.
      const answer = await fetch(step, { redirect: "manual", headers: { Accept: "text/html" } });
      const page = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page || !isSame(page)) {
        leave();
        return;
      }
      end = asked + limit;
      dialog.close();
      note.textContent = "";
      document.getElementById("uk-status").textContent = dialog.dataset.ukKept;
    } catch {
      // No connection now: the warning stays, and so does what was typed.
      note.textContent = "";
      setTimeout(() => { note.textContent = note.dataset.ukOffline; }, 100);
    }
  };

  stay.addEventListener("click", askForMore);
  // Escape means the same as going on: nobody loses what was typed by it.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    askForMore();
  });
  document.addEventListener("visibilitychange", look);
  setInterval(look, UPDATE);
}

if (dialog) {
  watch();
}
