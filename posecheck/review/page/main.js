// Puts the page together.
import { Curves } from "./charts.js";
import { controls } from "./controls.js";
import { unpack } from "./decode.js";
import { Desk } from "./desk.js";
import { find } from "./dom.js";
import { Drawing } from "./drawing.js";
import { FrameTimes } from "./frames.js";
import { Judging } from "./judging.js";
import { listenToKeys } from "./keys.js";
import { Lanes } from "./lanes.js";
import { Player } from "./player.js";
import { startPrescribing } from "./prescribing.js";
import { DraftStore, saveAsFile, ServedStore } from "./store.js";
import { walker } from "./walker.js";
import { Zoom } from "./zoom.js";

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
  curves.addOthers();
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
  const walk = walker(events, () => desk.chosen, player, choose);
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

start();
