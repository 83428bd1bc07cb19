// Bars of what happened when: a lane for each kind, a button for each event.
import { make } from "./dom.js";
import { clock } from "./words.js";

const ROW = 26;
const SIGNS = { counted: "", missed: "×", held: "", stop: "!!", warn: "!", info: "i", unseen: "?" };

export class Lanes {
  #bars = new Map();

  constructor(names, inner, lanes, zoom, choose) {
    this.zoom = zoom;
    this.choose = choose;
    for (const lane of lanes) this.#add(names, inner, lane);
  }

  // Mark the chosen event, and what was judged.
  mark(id, verdictOf) {
    for (const [event, bar] of this.#bars) {
      bar.classList.toggle("chosen", event === id);
      bar.setAttribute("aria-pressed", event === id);
      bar.dataset.verdict = verdictOf(event) ?? "";
    }
  }

  #add(names, inner, lane) {
    const rows = 1 + Math.max(...lane.events.map((event) => event.row));
    const height = `${rows * ROW}px`;
    names.append(make("div", { class: "lane-name", text: lane.name, style: { height } }));
    const bars = lane.events.map((event) => this.#bar(event));
    bars[0].tabIndex = 0;
    const box = make("div", { class: "lane", role: "group", "aria-label": lane.name }, ...bars);
    box.style.height = height;
    box.addEventListener("keydown", (event) => move(event, bars));
    inner.append(box);
  }

  #bar(event) {
    const left = this.zoom.share(event.start);
    const bar = make("button", {
      type: "button",
      class: `bar ${event.looks}`,
      text: event.number ?? SIGNS[event.looks],
      title: `${clock(event.start)} ${event.title}`,
      "aria-label": `${clock(event.start)} ${event.title}`,
      tabindex: -1,
      data: { event: event.id },
      style: {
        left: `${left * 100}%`,
        width: `${(this.zoom.share(event.end) - left) * 100}%`,
        top: `${event.row * ROW + 2}px`,
      },
      on: { click: () => this.choose(event.id) },
    });
    this.#bars.set(event.id, bar);
    return bar;
  }
}

// One stop of the Tab key for a lane; the arrows go from bar to bar.
function move(event, bars) {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined || event.shiftKey) return;
  const at = bars.indexOf(document.activeElement);
  const next = bars[Math.min(Math.max(at + step, 0), bars.length - 1)];
  if (at < 0) return;
  event.preventDefault();
  event.stopPropagation();
  bars[at].tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
