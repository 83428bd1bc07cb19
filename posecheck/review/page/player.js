// The video, frame by frame. Without a video it is a position in time all the same.

export const RATES = [0.1, 0.25, 0.5, 1, 1.5, 2];

export class Player {
  #listeners = [];
  #wanted = null;

  constructor(video, frames) {
    this.video = video;
    this.frames = frames;
    this.index = 0;
    if (!video) return;
    video.addEventListener("play", () => this.#tell());
    video.addEventListener("pause", () => this.#tell());
    video.addEventListener("ratechange", () => this.#tell());
    if ("requestVideoFrameCallback" in video) this.#follow();
    else this.#followTime();
  }

  get playing() {
    return Boolean(this.video) && !this.video.paused && !this.video.ended;
  }

  get seconds() {
    return this.frames.time(this.index);
  }

  get rate() {
    return this.video ? this.video.playbackRate : 1;
  }

  onChange(listener) {
    this.#listeners.push(listener);
  }

  toggle() {
    if (!this.video) return;
    if (this.playing) this.video.pause();
    // A browser that refuses to play says so by itself.
    else this.video.play().catch(() => {});
  }

  pause() {
    this.video?.pause();
  }

  step(count) {
    this.pause();
    this.seekFrame((this.#wanted ?? this.index) + count);
  }

  seek(seconds) {
    this.seekFrame(this.frames.nearest(seconds));
  }

  seekFrame(number) {
    const index = this.frames.clamp(number);
    if (!this.video) {
      this.#arrive(index);
      return;
    }
    this.#wanted = index;
    this.video.currentTime = this.frames.inside(index);
    this.#arrive(index);
  }

  changeRate(direction) {
    if (!this.video) return;
    const at = RATES.indexOf(this.video.playbackRate);
    const next = at < 0 ? RATES.indexOf(1) : at + direction;
    this.video.playbackRate = RATES[Math.min(Math.max(next, 0), RATES.length - 1)];
  }

  // Told by the browser which picture it shows, with that picture's own time.
  #follow() {
    this.video.requestVideoFrameCallback((_now, picture) => {
      this.#shown(picture.mediaTime);
      this.#follow();
    });
  }

  #followTime() {
    const look = () => this.#shown(this.video.currentTime);
    for (const event of ["seeked", "timeupdate"]) this.video.addEventListener(event, look);
  }

  #shown(videoSeconds) {
    const index = this.frames.shownAt(videoSeconds);
    if (this.#wanted !== null) {
      // An older picture may still arrive after a newer wish.
      if (index !== this.#wanted && this.video.seeking) return;
      this.#wanted = null;
    }
    this.#arrive(index);
  }

  #arrive(index) {
    this.index = index;
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener(this);
  }
}
