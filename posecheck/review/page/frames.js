// When each frame really was. A phone's frames are not evenly apart, so a frame is never found by
// dividing by a frame rate.

export class FrameTimes {
  constructor(ticks, ticksPerSecond, first = 0) {
    this.ticks = ticks;
    this.perSecond = ticksPerSecond;
    // The session's clock at the video's first picture.
    this.first = first;
  }

  get count() {
    return this.ticks.length;
  }

  // Seconds of the session at which a frame begins.
  time(index) {
    return this.first + this.ticks[index] / this.perSecond;
  }

  // The frame that is shown at a moment of the video.
  shownAt(videoSeconds) {
    return this.#lastUpTo(videoSeconds * this.perSecond + 0.5);
  }

  // The frame that is nearest to a second of the session.
  nearest(seconds) {
    const tick = (seconds - this.first) * this.perSecond;
    const before = this.#lastUpTo(tick);
    const after = Math.min(before + 1, this.count - 1);
    return this.ticks[after] - tick < tick - this.ticks[before] ? after : before;
  }

  // A moment of the video safely inside a frame: half-way to the next one.
  inside(index) {
    const gap = index + 1 < this.count ? this.ticks[index + 1] - this.ticks[index] : this.#lastGap();
    return (this.ticks[index] + gap / 2) / this.perSecond;
  }

  clamp(index) {
    return Math.min(Math.max(index, 0), this.count - 1);
  }

  #lastGap() {
    return this.count > 1 ? this.ticks[this.count - 1] - this.ticks[this.count - 2] : 1;
  }

  #lastUpTo(tick) {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.ticks[middle] <= tick) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
