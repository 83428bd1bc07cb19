// All curves with their names and the ruler above them; a few at first, the others on demand.
import { Curve } from "./curves.js";
import { find, make } from "./dom.js";
import { amount, clock } from "./words.js";

const SHOWN_AT_FIRST = 3;

export class Curves {
  constructor(tracks, layout, frames, zoom, player) {
    Object.assign(this, { tracks, layout, frames, zoom, player });
    this.rows = [this.#row(tracks[0], 0)];
    this.waiting = false;
    zoom.onChange(() => this.soon());
    window.addEventListener("resize", () => this.soon());
    player.onChange(() => this.#values());
  }

  // The other curves, below the lanes.
  addOthers() {
    this.rows.push(...this.tracks.slice(1).map((track, number) => this.#row(track, number + 1)));
    const more = find("more-curves");
    more.hidden = this.rows.every((row) => row.shown);
    more.addEventListener("click", () => {
      const all = more.getAttribute("aria-expanded") !== "true";
      more.setAttribute("aria-expanded", String(all));
      more.textContent = all ? "Fewer curves" : "More curves";
      for (const row of this.rows) row.name.hidden = row.canvas.hidden = !(all || row.shown);
      this.draw();
      this.#values();
    });
  }

  soon() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  draw() {
    const { from, to } = this.zoom.visible;
    for (const row of this.rows) if (!row.canvas.hidden) row.curve.draw(from, to);
    ticks(this.zoom, from, to);
  }

  #row(track, number) {
    const { layout, frames, player } = this;
    const shown = number === 0 || (track.warned > 0 && number < SHOWN_AT_FIRST);
    const value = make("span", { class: "value" });
    const name = make("div", { class: number ? "curve-name" : "curve-name first", text: track.name });
    name.append(value);
    const canvas = make("canvas", {
      class: number ? "curve" : "curve first",
      role: "img",
      "aria-label": `Curve of ${track.name}`,
      on: {
        click: (event) => {
          player.pause();
          player.seek(this.zoom.secondsAt(event.clientX));
        },
      },
    });
    name.hidden = canvas.hidden = !shown;
    find("names").append(name);
    find("inner").append(canvas);
    return { curve: new Curve(canvas, track, layout, frames), canvas, name, value, shown };
  }

  #values() {
    const { index } = this.player;
    for (const { curve, value, canvas } of this.rows) {
      if (!canvas.hidden) value.textContent = amount(curve.at(index), curve.track.unit);
    }
  }
}

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

function ticks(zoom, from, to) {
  const room = Math.max(2, zoom.width / 90);
  const step = STEPS.find((s) => (to - from) / s <= room) ?? STEPS.at(-1);
  const marks = [];
  for (let n = Math.ceil(from / step); n * step <= to; n++) {
    const left = `${((n * step - from) / (to - from)) * 100}%`;
    marks.push(make("span", { text: clock(n * step, step < 1 ? 1 : 0), style: { left } }));
  }
  find("ticks").replaceChildren(...marks);
}
