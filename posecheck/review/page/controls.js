// The buttons and the slider below the video, and what they say.
import { find } from "./dom.js";
import { clock } from "./words.js";

export function controls(player, frames, zoom) {
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
