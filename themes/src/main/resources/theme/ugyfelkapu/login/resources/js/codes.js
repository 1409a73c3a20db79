// Copy and print buttons of codes; they stay hidden where the browser cannot do it.
const status = document.getElementById("uk-status");

for (const button of document.querySelectorAll("[data-uk-copy]")) {
  if (navigator.clipboard) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.ukCopy);
      status.textContent = button.dataset.ukDone;
    });
    button.hidden = false;
  }
}

for (const button of document.querySelectorAll("[data-uk-print]")) {
  button.addEventListener("click", () => print());
  button.hidden = false;
}
