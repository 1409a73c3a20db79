// Plays the phone app of Web eID: reads a request from the address, signs, and opens the answer's
// address. The keys are on the site's side.
const element = (id) => document.getElementById(id);

const decode = (text) => {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))));
};

const encode = (value) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

// Null unless there is a challenge, and an address that a browser may be sent to.
const read = (fragment) => {
  try {
    const request = decode(fragment.replace(/^#/, ""));
    const loginUri = new URL(request.loginUri ?? request.login_uri);
    const secure =
      loginUri.protocol === "https:" ||
      (loginUri.protocol === "http:" && loginUri.hostname === "localhost");
    return secure && typeof request.challenge === "string" && request.challenge !== ""
      ? { challenge: request.challenge, loginUri }
      : null;
  } catch {
    return null;
  }
};

const open = (loginUri, answer) => {
  loginUri.hash = encode(answer);
  location.assign(loginUri.href);
};

const show = (id) => {
  for (const message of ["wrong-pin", "no-card", "failed"]) {
    element(message).hidden = message !== id;
  }
};

const sign = async (request) => {
  const response = await fetch("/soft-card/sign", {
    method: "POST",
    body: new URLSearchParams({
      card: document.querySelector("input[name=card]:checked")?.value ?? "",
      pin: element("pin").value,
      origin: request.loginUri.origin,
      nonce: request.challenge,
    }),
  });
  return response.json();
};

const start = () => {
  const request = read(location.hash);
  element("no-request").hidden = request !== null;
  element("app").hidden = request === null;
  if (request === null) {
    return;
  }
  element("origin").textContent = request.loginUri.origin;
  element("app").onsubmit = async (event) => {
    event.preventDefault();
    let answer;
    try {
      answer = await sign(request);
    } catch {
      answer = { error: "failed" };
    }
    if (answer.authToken) {
      open(request.loginUri, { authToken: answer.authToken });
      return;
    }
    show({ pin: "wrong-pin", card: "no-card" }[answer.error] ?? "failed");
    element("pin").value = "";
    element("pin").focus();
  };
  element("cancel").onclick = () =>
    open(request.loginUri, {
      error: true,
      code: "ERR_WEBEID_USER_CANCELLED",
      message: "The soft card's user cancelled",
    });
};

addEventListener("hashchange", start);
start();
