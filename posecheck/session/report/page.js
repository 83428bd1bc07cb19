(() => {
  "use strict";
  const video = document.querySelector("video");
  if (!video) return;
  const chart = document.querySelector("svg");
  const playhead = chart && chart.querySelector(".playhead");
  const seek = (seconds) => {
    video.currentTime = Number(seconds);
    video.scrollIntoView({ block: "nearest", behavior: "smooth" });
  };
  for (const mark of document.querySelectorAll("[data-seconds]")) {
    mark.addEventListener("click", () => seek(mark.dataset.seconds));
    mark.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        seek(mark.dataset.seconds);
      }
    });
  }
  if (!playhead) return;
  const { left, width, duration } = chart.dataset;
  const follow = () => {
    const x = Number(left) + (Number(width) * video.currentTime) / Number(duration);
    playhead.setAttribute("x1", x);
    playhead.setAttribute("x2", x);
    playhead.style.visibility = "visible";
    if (!video.paused) requestAnimationFrame(follow);
  };
  video.addEventListener("play", follow);
  video.addEventListener("timeupdate", follow);
  video.addEventListener("seeked", follow);
})();
