// Gives the answer to a POST the address of the step it shows, so that reload and back send nothing again.
const action = document.body.dataset.ukHistory;
if (action && location.pathname.includes("/login-actions/")) {
  const step = new URL(action, location.href);
  step.searchParams.delete("session_code");
  if (step.origin === location.origin) {
    history.replaceState({}, "", step);
  }
}
