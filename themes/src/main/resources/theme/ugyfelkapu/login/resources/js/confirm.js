// Asks for a tick that the server does not ask for: says so beside the box, and lets the form go once it is there.
const form = document.querySelector("form[data-uk-confirm]");
const box = document.getElementById(form.dataset.ukConfirm);
const message = document.getElementById(`${box.id}-confirm`);

const show = (wrong) => {
  message.hidden = !wrong;
  box.closest(".uk-field").classList.toggle("uk-field-wrong", wrong);
  for (const [name, value] of [["aria-invalid", "true"], ["aria-describedby", message.id]]) {
    if (wrong) {
      box.setAttribute(name, value);
    } else {
      box.removeAttribute(name);
    }
  }
};

form.addEventListener("submit", (event) => {
  const leaving = event.submitter?.name === "cancel-aia";
  if (!box.checked && !leaving) {
    event.preventDefault();
    // Not for js/forms.js, which lets a form go once.
    event.stopPropagation();
    show(true);
    box.focus();
  }
});
box.addEventListener("change", () => show(false));
