// Which part of the session the timeline shows. The browser scrolls; this only says how wide
// everything is, and keeps in place what was looked at.

export class Zoom {
  #listeners = [];

  constructor(scroller, inner, first, duration) {
    this.scroller = scroller;
    this.inner = inner;
    this.first = first;
    this.duration = Math.max(duration, 0.001);
    this.factor = 1;
    scroller.addEventListener("scroll", () => this.#tell(), { passive: true });
    scroller.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    new ResizeObserver(() => this.#tell()).observe(scroller);
  }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  get width() {
    return this.scroller.clientWidth;
  }

  // Seconds at the left and at the right edge.
  get visible() {
    const total = this.width * this.factor;
    const from = this.first + (this.scroller.scrollLeft / total) * this.duration;
    return { from, to: from + this.duration / this.factor };
  }

  share(seconds) {
    return (seconds - this.first) / this.duration;
  }

  secondsAt(clientX) {
    const x = clientX - this.scroller.getBoundingClientRect().left + this.scroller.scrollLeft;
    const share = x / (this.width * this.factor);
    return this.first + Math.min(Math.max(share, 0), 1) * this.duration;
  }

  // The most: a second fills a third of the width.
  by(change, around = null) {
    const most = Math.max(1, this.duration / 3);
    const { from, to } = this.visible;
    const fixed = around ?? (from + to) / 2;
    const place = (fixed - from) / (to - from);
    this.factor = Math.min(Math.max(this.factor * change, 1), most);
    this.inner.style.width = `${this.factor * 100}%`;
    const left = fixed - (place * this.duration) / this.factor;
    this.scroller.scrollLeft = this.share(left) * this.width * this.factor;
    this.#tell();
  }

  all() {
    this.by(1 / this.factor);
  }

  // Scroll so that a moment can be seen, unless it can be already.
  show(seconds) {
    const { from, to } = this.visible;
    const margin = (to - from) * 0.05;
    if (seconds >= from + margin && seconds <= to - margin) return;
    const start = this.share(seconds - (to - from) * 0.3);
    this.scroller.scrollLeft = start * this.width * this.factor;
  }

  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.by(Math.exp(-event.deltaY / 200), this.secondsAt(event.clientX));
  }

  #tell() {
    for (const listener of this.#listeners) listener(this);
  }
}
