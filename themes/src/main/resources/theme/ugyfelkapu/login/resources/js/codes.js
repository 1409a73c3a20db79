// Copy and print buttons of codes; they stay hidden where the browser cannot do it.
const status = document.getElementById("uk-status");

for (const button of document.querySelectorAll("[data-uk-copy]")) {
  if (navigator.clipboard) {
    const label = button.textContent;
    // Seen on the button and heard from the status; emptied first, so that a second copy is heard too.
    const tell = (text) => {
      button.textContent = text;
      status.textContent = "";
      setTimeout(() => { status.textContent = text; }, 100);
      setTimeout(() => { button.textContent = label; }, 5000);
    };
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(button.dataset.ukCopy).then(
        () => tell(button.dataset.ukDone),
        () => tell(button.dataset.ukFailed));
    });
    button.hidden = false;
  }
}

for (const button of document.querySelectorAll("[data-uk-print]")) {
  button.addEventListener("click", () => print());
  button.hidden = false;
}
