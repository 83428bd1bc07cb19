// Where judgements are kept: by the server that shows the page, or, for a page from disk, as a
// draft in this browser until they are saved as a file.

const WAIT_MS = 400;

export class ServedStore {
  #timer = null;

  constructor(address, say) {
    this.address = address;
    this.say = say;
    this.unsaved = false;
  }

  keep(judging) {
    this.unsaved = true;
    this.say("Saving …");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(judging), WAIT_MS);
  }

  async #save(judging) {
    const timer = this.#timer;
    try {
      const answer = await fetch(this.address, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(judging),
      });
      if (!answer.ok) throw new Error((await answer.text()) || answer.statusText);
      this.unsaved = this.#timer !== timer;
      if (!this.unsaved) this.say("Saved beside the session.");
    } catch (error) {
      this.say(`Not saved: ${error.message}. “Save as file” keeps it.`);
    }
  }
}

export class DraftStore {
  constructor(key, say) {
    this.key = `posecheck-review:${key}`;
    this.say = say;
    this.unsaved = false;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  keep(judging) {
    this.unsaved = false;
    try {
      if (judging.empty) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify(judging));
      this.say("A draft in this browser. “Save as file” keeps it as review.json.");
    } catch {
      this.unsaved = !judging.empty;
      this.say("This browser keeps no draft: save it as a file.");
    }
  }
}

export function saveAsFile(judging) {
  const text = `${JSON.stringify(judging, null, 2)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "review.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
