// The side panel: what to look at first, the chosen event with its verdict, counts, notes.
import { find, make } from "./dom.js";
import { clock } from "./words.js";

export class Desk {
  constructor({ data, judging, drawing, now, choose, seek }) {
    Object.assign(this, { data, judging, drawing, now, choose, seek });
    this.chosen = null;
    this.#findings();
    this.#verdicts();
    this.#counts();
    this.#missed();
    this.#notes();
    judging.onChange(() => this.refresh());
    this.refresh();
  }

  show(event) {
    this.chosen = event;
    this.refresh();
  }

  refresh() {
    const { chosen, judging } = this;
    find("card-when").textContent = chosen ? clock(chosen.start) : "";
    find("card-title").textContent = chosen ? chosen.title : "Choose something on the timeline.";
    find("card-judge").hidden = !chosen?.judged;
    if (chosen) {
      const verdict = judging.verdict(chosen.id);
      for (const button of find("card-judge").querySelectorAll("[data-verdict]")) {
        button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
      }
      const remark = find("card-remark");
      remark.disabled = verdict === null;
      if (document.activeElement !== remark) remark.value = judging.comment(chosen.id);
    }
    this.#list("missed-list", judging.missed, "missed", (entry) => this.#faultName(entry.what));
    this.#list("note-list", judging.notes, "notes", (entry) => noteWords(entry));
    for (const input of find("counts").querySelectorAll("input")) {
      if (document.activeElement !== input) input.value = judging.counts?.[input.dataset.side] ?? "";
    }
    this.#forPrint();
  }

  judge(verdict) {
    if (this.chosen?.judged) this.judging.judge(this.chosen, verdict);
  }

  // Opens the note, with the picture kept where it is.
  startNote() {
    find("note-form").hidden = false;
    find("note-when").textContent = clock(this.now(), 2);
    find("note-text").focus();
  }

  #findings() {
    const list = find("findings");
    for (const { text, event } of this.data.findings) {
      const line = event
        ? make("button", { type: "button", class: "link", text, on: { click: () => this.choose(event) } })
        : make("span", { text });
      list.append(make("li", {}, line));
    }
    if (!this.data.findings.length) {
      list.replaceWith(make("p", { text: "Nothing out of the ordinary." }));
    }
  }

  #verdicts() {
    for (const button of find("card-judge").querySelectorAll("[data-verdict]")) {
      button.addEventListener("click", () => this.judge(button.dataset.verdict));
    }
    find("card-remark").addEventListener("input", (event) => {
      this.judging.remark(this.chosen, event.target.value);
    });
  }

  #counts() {
    const { counts } = this.data;
    const sides = counts.left === null ? ["reps"] : ["left", "right"];
    const box = find("counts");
    for (const side of sides) {
      const name = side === "reps" ? "Repetitions" : `On the ${side}`;
      const input = make("input", {
        type: "number",
        min: 0,
        max: 999,
        inputmode: "numeric",
        data: { side },
        placeholder: counts[side],
        on: { input: (event) => this.#count(side, event.target.value) },
      });
      box.append(make("label", { text: `${name}: posecheck ${counts[side]}, you ` }, input));
    }
  }

  #count(side, text) {
    const number = text === "" ? null : Number(text);
    if (number === null || (Number.isInteger(number) && number >= 0)) this.judging.count(side, number);
  }

  #missed() {
    const choice = find("missed-what");
    const options = [["repetition", "a repetition"], ...this.data.faults];
    for (const [value, text] of options) choice.append(make("option", { value, text }));
    find("missed-add").addEventListener("click", () => this.judging.miss(choice.value, this.now()));
  }

  #notes() {
    find("note-start").addEventListener("click", () => this.startNote());
    find("note-draw").addEventListener("click", (event) => {
      this.drawing.use(!this.drawing.active);
      event.target.setAttribute("aria-pressed", String(this.drawing.active));
    });
    find("note-cancel").addEventListener("click", () => this.#closeNote());
    find("note-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const text = find("note-text").value.trim();
      const strokes = this.drawing.active ? this.drawing.strokes.filter((s) => s.length > 1) : [];
      if (text || strokes.length) this.judging.note(this.now(), text, strokes);
      this.#closeNote();
    });
  }

  #closeNote() {
    this.drawing.use(false);
    find("note-draw").setAttribute("aria-pressed", "false");
    find("note-form").reset();
    find("note-form").hidden = true;
  }

  #list(id, entries, name, words) {
    find(id).replaceChildren(
      ...entries.map((entry) =>
        make("li", {},
          make("button", { type: "button", class: "link", text: clock(entry.at_s), on: { click: () => this.seek(entry.at_s) } }),
          ` ${words(entry)} `,
          make("button", {
            type: "button", class: "small", text: "remove", "aria-label": `Remove ${words(entry)}`,
            on: { click: () => this.judging.remove(name, entry) },
          }),
        ),
      ),
    );
  }

  #faultName(what) {
    const known = this.data.faults.find(([fault]) => fault === what);
    return known ? known[1] : what === "repetition" ? "a repetition" : what;
  }

  // The printed sheet has no buttons, so it says in words what was judged.
  #forPrint() {
    const { judging } = this;
    const lines = [];
    const verdicts = [...judging.verdicts.values()];
    const disagreed = verdicts.filter((entry) => entry.verdict === "disagree");
    if (verdicts.length) {
      lines.push(`${verdicts.length} judged, ${disagreed.length} not agreed with.`);
    }
    if (judging.counts?.reps != null) lines.push(`Counted by the therapist: ${judging.counts.reps}.`);
    for (const entry of judging.missed) lines.push(`${clock(entry.at_s)} missed: ${this.#faultName(entry.what)}`);
    for (const note of judging.notes) lines.push(`${clock(note.at_s)} ${noteWords(note)}`);
    find("sheet-review").replaceChildren(...lines.slice(0, 12).map((text) => make("li", { text })));
    find("sheet-review-title").hidden = !lines.length;
  }
}

function noteWords(note) {
  return note.text || "a drawing";
}
