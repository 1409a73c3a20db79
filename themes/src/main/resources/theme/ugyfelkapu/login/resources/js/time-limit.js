// Warns before the page's time runs out, and asks the server for more; each page that it sends begins the time anew.
const dialog = document.getElementById("uk-time");
const UPDATE = 30_000;

function watch() {
  const limit = Number(dialog.dataset.ukLimit) * 60_000;
  const warning = Math.min(300_000, limit / 2);
  const step = new URL(document.body.dataset.ukHistory, location.href);
  step.searchParams.delete("session_code");
  const left = document.getElementById("uk-time-left");
  const stay = dialog.querySelector("[data-uk-stay]");
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
    if (over) {
      stay.textContent = stay.dataset.ukOver;
    }
    if (!dialog.open) {
      dialog.showModal();
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

  const askForMore = async () => {
    if (Date.now() >= end) {
      location.replace(step);
      return;
    }
    try {
      const asked = Date.now();
      const answer = await fetch(step, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Another page means that the process went on elsewhere, such as in another tab.
      if (!answer.ok || page.body.dataset.pageId !== document.body.dataset.pageId) {
        location.replace(step);
        return;
      }
      end = asked + limit;
      dialog.close();
      document.getElementById("uk-status").textContent = dialog.dataset.ukKept;
    } catch {
      // No connection now: the warning stays, and so does what was typed.
      left.textContent = words(Math.ceil((end - Date.now()) / UPDATE));
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
