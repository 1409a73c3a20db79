// The parts of a Web eID token that the server takes; whatever else came with them stays here.
const NEEDED = ["unverifiedCertificate", "algorithm", "signature", "format"];
const TAKEN = [...NEEDED, "appVersion"];

/** The token as text for the hidden field, or nothing if the answer is no token. */
export const tokenOf = (answer) => {
  const filled = (part) => typeof answer?.[part] === "string" && answer[part] !== "";
  if (NEEDED.every(filled)) {
    return JSON.stringify(Object.fromEntries(TAKEN.filter(filled).map((part) => [part, answer[part]])));
  }
};
