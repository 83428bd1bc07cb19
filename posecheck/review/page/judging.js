// What the therapist thinks: verdicts, counts, what was missed, notes. Plain data, and who is told.

export class Judging {
  #listeners = [];

  constructor(about, stored) {
    this.about = about;
    this.load(stored);
  }

  load(stored) {
    this.verdicts = new Map((stored?.verdicts ?? []).map((entry) => [entry.event, entry]));
    this.counts = stored?.counts ?? null;
    this.missed = [...(stored?.missed ?? [])];
    this.notes = [...(stored?.notes ?? [])];
  }

  get empty() {
    return !this.verdicts.size && !this.counts && !this.missed.length && !this.notes.length;
  }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  verdict(id) {
    return this.verdicts.get(id)?.verdict ?? null;
  }

  comment(id) {
    return this.verdicts.get(id)?.comment ?? "";
  }

  // The same verdict once more takes it back.
  judge(event, verdict) {
    if (this.verdict(event.id) === verdict) this.verdicts.delete(event.id);
    else this.verdicts.set(event.id, this.#entry(event, verdict, this.comment(event.id)));
    this.changed();
  }

  remark(event, comment) {
    const verdict = this.verdict(event.id);
    if (verdict === null) return;
    this.verdicts.set(event.id, this.#entry(event, verdict, comment));
    this.changed();
  }

  count(side, number) {
    const counts = { reps: null, left: null, right: null, ...this.counts, [side]: number };
    if (side !== "reps" && counts.left !== null && counts.right !== null) {
      counts.reps = counts.left + counts.right;
    }
    this.counts = Object.values(counts).every((value) => value === null) ? null : counts;
    this.changed();
  }

  miss(what, seconds) {
    this.missed.push({ what, at_s: rounded(seconds), comment: "" });
    this.changed();
  }

  note(seconds, text, strokes) {
    this.notes.push({ at_s: rounded(seconds), text, strokes });
    this.notes.sort((a, b) => a.at_s - b.at_s);
    this.changed();
  }

  remove(list, entry) {
    this[list] = this[list].filter((other) => other !== entry);
    this.changed();
  }

  changed() {
    for (const listener of this.#listeners) listener(this);
  }

  toJSON() {
    return {
      schema: 1,
      session: this.about,
      reviewed: new Date().toISOString(),
      verdicts: [...this.verdicts.values()],
      counts: this.counts,
      missed: this.missed,
      notes: this.notes,
    };
  }

  #entry(event, verdict, comment) {
    return {
      event: event.id,
      start_s: event.start,
      end_s: event.end,
      side: event.side,
      fault: event.fault,
      verdict,
      comment,
    };
  }
}

const rounded = (seconds) => Math.round(seconds * 1000) / 1000;
