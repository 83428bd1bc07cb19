// A prescription from the page: filled in here, checked and written by the server, which also says
// what the same recording would have come to with it.
import { find, make } from "./dom.js";

export function startPrescribing(data) {
  const form = find("prescribe");
  find("prescribe-box").hidden = false;
  for (const [name, value] of Object.entries(data.served.asked)) {
    const field = form.elements[name];
    if (!field) continue;
    if (value === null) field.closest("label").hidden = true;
    else field.value = value;
  }
  for (const [fault, text] of data.served.optional) {
    find("leave-out").append(
      make("label", { class: "tick" }, make("input", { type: "checkbox", name: "leave_out", value: fault }), ` ${text}`),
    );
  }
  find("leave-out").hidden = !data.served.optional.length;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, data.served, event.submitter?.value ?? "try");
  });
}

async function send(form, served, action) {
  const said = find("prescribe-said");
  said.replaceChildren("Checking …");
  try {
    const answer = await fetch(`${served.prescription}?${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(filled(form)),
    });
    const { sentences } = await answer.json();
    said.replaceChildren(...sentences.map((text) => make("p", { text })));
  } catch (error) {
    said.replaceChildren(`That did not work: ${error.message}`);
  }
}

function filled(form) {
  const entry = {};
  for (const field of form.querySelectorAll("input[type=number]")) {
    if (field.value !== "" && field.value !== field.defaultValue) entry[field.name] = Number(field.value);
  }
  const reason = form.elements.reason.value.trim();
  if (reason) entry.reason = reason;
  entry.leave_out = [...form.querySelectorAll("[name=leave_out]:checked")].map((box) => box.value);
  return entry;
}
