// One curve on a canvas. Only what can be seen is drawn, and where many frames share a column of
// pixels their least and greatest values are.
import { amount } from "./words.js";

const COLOURS = { ink: "#17324d", band: "#d6eee2", edge: "#2f7d5d", grid: "#e3e8ec", soft: "#4d5a66" };
const LIMITS = { stop: "#b3261e", warn: "#8a5a00", info: "#2469a8" };
// How opaque the strip is in which a limit is passed and not yet warned of.
const MARGIN = 0.12;

export class Curve {
  constructor(canvas, track, layout, frames) {
    this.canvas = canvas;
    this.track = track;
    this.layout = layout;
    this.frames = frames;
    [this.least, this.greatest] = extent(track, layout.notSeen);
  }

  // The value of a frame; of several together the middle of their range.
  at(index) {
    const bin = Math.floor(index / this.layout.perBin);
    const { low, high, step } = this.track;
    return low[bin] === this.layout.notSeen ? null : ((low[bin] + high[bin]) / 2) * step;
  }

  draw(from, to) {
    const box = this.canvas.getBoundingClientRect();
    if (!box.width) return;
    const scale = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(box.width * scale), Math.round(box.height * scale)];
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    const pen = this.canvas.getContext("2d");
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, box.width, box.height);
    const down = (value) =>
      4 + ((this.greatest - value) / (this.greatest - this.least)) * (box.height - 8);
    this.#band(pen, box.width, down);
    this.#line(pen, box.width, from, to, down);
    this.#limits(pen, box.width, down);
  }

  #band(pen, width, down) {
    const { band, unit } = this.track;
    if (!band || (band[0] === null && band[1] === null)) return;
    const top = down(band[1] ?? this.greatest);
    const bottom = down(band[0] ?? this.least);
    pen.fillStyle = COLOURS.band;
    pen.fillRect(0, top, width, bottom - top);
    pen.fillStyle = COLOURS.edge;
    pen.font = "11px system-ui, sans-serif";
    pen.textAlign = "left";
    const edges = band.filter((edge) => edge !== null);
    if (edges.length === 2 && bottom - top < 22) edges.pop();
    for (const edge of edges) pen.fillText(amount(edge, unit), 4, down(edge) + (edge === band[1] ? 11 : -3));
  }

  #limits(pen, width, down) {
    pen.font = "11px system-ui, sans-serif";
    pen.textAlign = "right";
    pen.lineWidth = 1;
    let textAt = -Infinity;
    for (const limit of [...this.track.lines].sort((a, b) => b.value - a.value)) {
      if (limit.value > this.greatest || limit.value < this.least) continue;
      const y = Math.round(down(limit.value)) + 0.5;
      pen.strokeStyle = pen.fillStyle = LIMITS[limit.severity];
      const further = down(limit.warnedFrom);
      pen.globalAlpha = MARGIN;
      pen.fillRect(0, Math.min(y, further), width, Math.abs(further - y));
      pen.globalAlpha = 1;
      pen.setLineDash(limit.severity === "stop" ? [] : [6, 4]);
      pen.beginPath();
      pen.moveTo(0, y);
      pen.lineTo(width, y);
      pen.stroke();
      if (y - textAt < 12) continue;
      const words = `${limit.text} ${amount(limit.value, this.track.unit)}`;
      written(pen, words, width - 4, y > 14 ? y - 3 : y + 12);
      textAt = y;
    }
    pen.setLineDash([]);
  }

  #line(pen, width, from, to, down) {
    const { perBin, bins, notSeen } = this.layout;
    const { low, high, step } = this.track;
    const first = Math.max(0, Math.floor(this.frames.nearest(from) / perBin) - 1);
    const last = Math.min(bins - 1, Math.ceil(this.frames.nearest(to) / perBin) + 1);
    const across = (bin) => ((this.frames.time(bin * perBin) - from) / (to - from)) * width;
    pen.strokeStyle = COLOURS.ink;
    pen.lineWidth = 1.5;
    pen.lineJoin = "round";
    pen.beginPath();
    let open = false;
    for (let bin = first; bin <= last; ) {
      const x = across(bin);
      let [least, greatest, seen, next] = [Infinity, -Infinity, false, bin];
      // Everything within the same pixel.
      do {
        if (low[next] !== notSeen) {
          seen = true;
          if (low[next] < least) least = low[next];
          if (high[next] > greatest) greatest = high[next];
        }
        next++;
      } while (next <= last && across(next) < x + 1);
      if (seen) {
        if (open) pen.lineTo(x, down(greatest * step));
        else pen.moveTo(x, down(greatest * step));
        if (least !== greatest) pen.lineTo(x, down(least * step));
        // A lone value is a dot, not nothing.
        else if (!open) pen.lineTo(x + 0.5, down(least * step));
      }
      open = seen;
      bin = next;
    }
    pen.stroke();
  }
}

// With a white rim, so that it can be read where the curve runs through it.
function written(pen, words, x, y) {
  pen.save();
  pen.setLineDash([]);
  pen.strokeStyle = "#ffffffd0";
  pen.lineWidth = 3;
  pen.strokeText(words, x, y);
  pen.restore();
  pen.fillText(words, x, y);
}

function extent(track, notSeen) {
  let [least, greatest] = [Infinity, -Infinity];
  for (let bin = 0; bin < track.low.length; bin++) {
    if (track.low[bin] === notSeen) continue;
    least = Math.min(least, track.low[bin]);
    greatest = Math.max(greatest, track.high[bin]);
  }
  if (least > greatest) [least, greatest] = [0, 1];
  [least, greatest] = [least * track.step, greatest * track.step];
  // Limits that the curve came near to belong into the picture; one far away would flatten it.
  const reach = Math.max(greatest - least, 20 * track.step);
  const edges = [...(track.band ?? []).filter((edge) => edge !== null), ...track.lines.map((l) => l.warnedFrom)];
  for (const edge of edges) {
    if (edge > greatest && edge < greatest + reach) greatest = edge;
    if (edge < least && edge > least - reach) least = edge;
  }
  const margin = (greatest - least) * 0.05 || 1;
  return [least - margin, greatest + margin];
}
