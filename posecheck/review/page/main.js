// Puts the page together.
import { Curve } from "./curves.js";
import { unpack } from "./decode.js";
import { Desk } from "./desk.js";
import { find, make } from "./dom.js";
import { Drawing } from "./drawing.js";
import { FrameTimes } from "./frames.js";
import { Judging } from "./judging.js";
import { listenToKeys } from "./keys.js";
import { Lanes } from "./lanes.js";
import { Player } from "./player.js";
import { startPrescribing } from "./prescribing.js";
import { DraftStore, saveAsFile, ServedStore } from "./store.js";
import { amount, clock } from "./words.js";
import { Zoom } from "./zoom.js";

const SHOWN_AT_FIRST = 3;

async function start() {
  const data = JSON.parse(find("data").textContent);
  const unpacked = await unpack(data.layout, find("bytes").textContent.trim());
  document.documentElement.className = "live";
  const frames = new FrameTimes(unpacked.ticks, data.layout.ticks, data.layout.first);
  const player = new Player(document.querySelector("video"), frames);
  const duration = Math.max(data.duration, frames.time(frames.count - 1) - frames.first);
  const zoom = new Zoom(find("scroller"), find("inner"), frames.first, duration);
  const events = new Map(data.lanes.flatMap((lane) => lane.events).map((event) => [event.id, event]));

  const { judging, store } = keeping(data);
  const drawing = new Drawing(find("drawn"));
  const choose = (id) => {
    const event = events.get(id);
    if (!event) return;
    player.pause();
    player.seek(event.at);
    zoom.show(event.at);
    desk.show(event);
    lanes.mark(id, (other) => judging.verdict(other));
  };
  const seek = (seconds) => {
    player.pause();
    player.seek(seconds);
    zoom.show(seconds);
  };
  const curves = new Curves(unpacked.tracks, data.layout, frames, zoom, player);
  const lanes = new Lanes(find("names"), find("inner"), data.lanes, zoom, choose);
  const desk = new Desk({ data, judging, drawing, now: () => player.seconds, choose, seek });
  judging.onChange(() => {
    store.keep(judging);
    lanes.mark(desk.chosen?.id, (id) => judging.verdict(id));
    tableVerdicts(judging);
  });
  lanes.mark(null, (id) => judging.verdict(id));
  tableVerdicts(judging);

  controls(player, frames, zoom);
  player.onChange(() => drawing.showNotes(judging.notes, player.seconds));
  inTables(choose);
  const walk = walker(data, events, () => desk.chosen, player, choose);
  find("card-next").addEventListener("click", () => walk(1));
  find("card-before").addEventListener("click", () => walk(-1));
  find("save-file").addEventListener("click", () => {
    saveAsFile(judging);
    store.unsaved = false;
  });
  find("open-file").addEventListener("change", (event) => openFile(event.target, judging));
  window.addEventListener("beforeunload", (event) => {
    if (store.unsaved) event.preventDefault();
  });
  listenToKeys({
    " ": () => player.toggle(),
    k: () => player.toggle(),
    arrowright: () => player.step(1),
    arrowleft: () => player.step(-1),
    "shift+arrowright": () => seek(player.seconds + 1),
    "shift+arrowleft": () => seek(player.seconds - 1),
    "shift+home": () => player.seekFrame(0),
    "shift+end": () => player.seekFrame(frames.count - 1),
    ",": () => player.changeRate(-1),
    ".": () => player.changeRate(1),
    n: () => walk(1),
    p: () => walk(-1),
    a: () => desk.judge("agree"),
    d: () => desk.judge("disagree"),
    m: () => desk.startNote(),
    "+": () => zoom.by(1.6, player.seconds),
    "=": () => zoom.by(1.6, player.seconds),
    "-": () => zoom.by(1 / 1.6, player.seconds),
    0: () => zoom.all(),
    "?": () => find("keys").toggleAttribute("open"),
  });
  if (data.served?.prescription) startPrescribing(data);
  const first = data.findings.find((finding) => finding.event);
  if (first) choose(first.event);
  else player.seekFrame(0);
  curves.draw();
  document.documentElement.dataset.ready = "yes";
}

function keeping(data) {
  const say = (text) => (find("kept").textContent = text);
  if (data.served) {
    const judging = new Judging(data.session, data.review);
    return { judging, store: new ServedStore(data.served.review, say) };
  }
  const store = new DraftStore(`${data.session.fingerprint ?? ""}:${data.session.exercise}:${location.pathname}`, say);
  const draft = store.read();
  if (draft) say("The draft that this browser kept. “Save as file” keeps it as review.json.");
  return { judging: new Judging(data.session, draft ?? data.review), store };
}

async function openFile(input, judging) {
  try {
    judging.load(JSON.parse(await input.files[0].text()));
    judging.changed();
  } catch {
    find("kept").textContent = "That file is no review.json.";
  }
  input.value = "";
}

// The next event after this moment in the order of time, whatever its lane.
function walker(data, events, chosen, player, choose) {
  const inTime = [...events.values()].filter((e) => e.looks !== "held").sort((a, b) => a.at - b.at);
  return (step) => {
    const at = inTime.indexOf(chosen());
    let next = inTime[at + step];
    if (at < 0) {
      const later = inTime.filter((event) => (event.at - player.seconds) * step > 0.001);
      next = step > 0 ? later[0] : later.at(-1);
    }
    if (next) choose(next.id);
  };
}

function tableVerdicts(judging) {
  for (const cell of document.querySelectorAll("[data-verdict-of]")) {
    const verdict = judging.verdict(cell.dataset.verdictOf);
    cell.textContent = { agree: "✓ agreed", disagree: "✗ not agreed" }[verdict] ?? "";
  }
}

function inTables(choose) {
  for (const button of document.querySelectorAll("button[data-choose]")) {
    button.addEventListener("click", () => {
      choose(button.dataset.choose);
      find("desk").scrollIntoView({ block: "start" });
    });
  }
}

function controls(player, frames, zoom) {
  const slider = find("position");
  slider.max = frames.count - 1;
  slider.addEventListener("input", () => {
    player.pause();
    player.seekFrame(Number(slider.value));
  });
  const press = (id, action) => find(id).addEventListener("click", action);
  press("play", () => player.toggle());
  press("frame-back", () => player.step(-1));
  press("frame-on", () => player.step(1));
  press("zoom-in", () => zoom.by(1.6, player.seconds));
  press("zoom-out", () => zoom.by(1 / 1.6, player.seconds));
  press("zoom-all", () => zoom.all());
  find("rate").addEventListener("change", (event) => {
    if (player.video) player.video.playbackRate = Number(event.target.value);
  });
  if (player.video) {
    player.video.controls = false;
    player.video.addEventListener("click", () => player.toggle());
  }
  const show = () => {
    slider.value = player.index;
    slider.setAttribute("aria-valuetext", clock(player.seconds, 2));
    find("now").textContent = `${clock(player.seconds, 2)}  frame ${player.index}`;
    find("play").textContent = player.playing ? "Pause" : "Play";
    find("rate").value = String(player.rate);
    find("playhead").style.left = `${zoom.share(player.seconds) * 100}%`;
    if (player.playing) zoom.show(player.seconds);
  };
  player.onChange(show);
  show();
}

class Curves {
  constructor(tracks, layout, frames, zoom, player) {
    this.zoom = zoom;
    this.rows = tracks.map((track, number) => this.#row(track, number, layout, frames, player));
    this.waiting = false;
    zoom.onChange(() => this.soon());
    window.addEventListener("resize", () => this.soon());
    player.onChange(() => this.#values(player.index));
    const more = find("more-curves");
    more.hidden = this.rows.every((row) => row.shown);
    more.addEventListener("click", () => {
      const all = more.getAttribute("aria-expanded") !== "true";
      more.setAttribute("aria-expanded", String(all));
      more.textContent = all ? "Fewer curves" : "More curves";
      for (const row of this.rows) row.name.hidden = row.canvas.hidden = !(all || row.shown);
      this.draw();
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

  #row(track, number, layout, frames, player) {
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

  #values(index) {
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

start();
