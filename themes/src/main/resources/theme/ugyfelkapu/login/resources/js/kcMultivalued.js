// Fields for an attribute with several values: buttons to add one and to take one away. The name is Keycloak's.
for (const values of document.querySelectorAll("[data-uk-values]")) {
  const { ukValues, ukAdd, ukRemove } = values.dataset;
  const rows = () => [...values.querySelectorAll(".uk-value")];
  const name = rows()[0].querySelector("input").name;

  const button = (text, act) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "uk-button uk-button-secondary", textContent: text });
    made.addEventListener("click", act);
    return made;
  };

  const number = () => {
    rows().forEach((row, index) => {
      const id = `${name}-${index}`;
      row.querySelector("input").id = id;
      row.querySelector("label").htmlFor = id;
      row.querySelector("label").textContent = ukValues.replace("#", index + 1);
      row.querySelector("button").textContent = ukRemove.replace("#", index + 1);
      row.querySelector("button").hidden = rows().length === 1;
    });
  };

  const withRemoval = (row) => {
    row.append(
      button("", () => {
        const next = row.nextElementSibling ?? row.previousElementSibling;
        row.remove();
        number();
        next.querySelector("input, button").focus();
      }),
    );
  };

  rows().forEach(withRemoval);
  number();
  values.after(
    button(ukAdd, () => {
      const row = rows().at(-1).cloneNode(true);
      row.querySelector("button").remove();
      row.querySelector("input").value = "";
      withRemoval(row);
      values.append(row);
      number();
      row.querySelector("input").focus();
    }),
  );
}
