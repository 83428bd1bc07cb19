// A pen over the picture. Points are shares of the picture's width and height.

const NEAR_S = 0.5;

export class Drawing {
  #stroke = null;

  constructor(canvas) {
    this.canvas = canvas;
    this.strokes = [];
    this.active = false;
    canvas.addEventListener("pointerdown", (event) => this.#begin(event));
    canvas.addEventListener("pointermove", (event) => this.#draw(event));
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => this.#end());
    new ResizeObserver(() => this.show(this.shown ?? [])).observe(canvas);
  }

  use(active) {
    this.active = active;
    this.canvas.classList.toggle("drawing", active);
    if (active) this.strokes = [];
    this.show(this.strokes);
  }

  // The strokes of the notes about this moment, or those being drawn.
  showNotes(notes, seconds) {
    if (this.active) return;
    const near = notes.filter((note) => Math.abs(note.at_s - seconds) < NEAR_S);
    const strokes = near.flatMap((note) => note.strokes);
    // Most frames have none, and clearing a canvas costs.
    if (strokes.length || this.shown?.length) this.show(strokes);
  }

  show(strokes) {
    this.shown = strokes;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.canvas.width = width;
    this.canvas.height = height;
    const pen = this.canvas.getContext("2d");
    pen.lineJoin = pen.lineCap = "round";
    for (const [colour, thick] of [["#000", 7], ["#ffd400", 4]]) {
      pen.strokeStyle = colour;
      pen.lineWidth = thick;
      for (const stroke of strokes) {
        pen.beginPath();
        for (const [x, y] of stroke) pen.lineTo(x * width, y * height);
        pen.stroke();
      }
    }
  }

  #begin(event) {
    if (!this.active) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.#stroke = [this.#place(event)];
    this.strokes.push(this.#stroke);
  }

  #draw(event) {
    if (!this.#stroke) return;
    this.#stroke.push(this.#place(event));
    this.show(this.strokes);
  }

  #end() {
    this.#stroke = null;
  }

  #place(event) {
    const box = this.canvas.getBoundingClientRect();
    const share = (at, from, size) => Math.round(Math.min(Math.max((at - from) / size, 0), 1) * 1e4) / 1e4;
    return [share(event.clientX, box.left, box.width), share(event.clientY, box.top, box.height)];
  }
}
