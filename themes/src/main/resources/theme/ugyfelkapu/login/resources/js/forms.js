// What makes forms nicer with script: show a password, send a form once. Without script nothing is missing.
const status = document.getElementById("uk-status");

for (const button of document.querySelectorAll("[data-uk-toggle]")) {
  const field = document.getElementById(button.dataset.ukToggle);
  const show = (visible) => {
    field.type = visible ? "text" : "password";
    button.textContent = visible ? button.dataset.ukHide : button.dataset.ukShow;
  };
  button.addEventListener("click", () => {
    const visible = field.type === "password";
    show(visible);
    status.textContent = visible ? button.dataset.ukShown : button.dataset.ukHidden;
  });
  // A shown password would be offered to the browser's form history.
  field.form?.addEventListener("submit", () => show(false));
  button.hidden = false;
}

// Codes that Keycloak compares sign by sign, as people copy them from paper.
for (const field of document.querySelectorAll("[data-uk-tidy]")) {
  field.form.addEventListener("submit", () => { field.value = field.value.replace(/[\s-]/g, "").toUpperCase(); });
}

// What happened with this very page, such as a code that was sent: a live region is heard only if it changes after loading.
const news = document.querySelector("[data-uk-announce]");
if (news) {
  setTimeout(() => { status.textContent = news.textContent; }, 100);
}

const sent = new WeakSet();
document.addEventListener("submit", (event) => {
  if (sent.has(event.target)) {
    event.preventDefault();
  }
  sent.add(event.target);
  // Whoever stops a hanging page may send again; the server stands doubles.
  setTimeout(() => sent.delete(event.target), 10000);
});
// A page that comes back from the browser's cache may be sent again.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    document.querySelectorAll("form").forEach((form) => sent.delete(form));
  }
});

document.documentElement.classList.add("uk-js");
