// Two clips side by side: the same repetition of both from its start, played together.

const videos = [...document.querySelectorAll("video")];
const both = document.getElementById("both");
let ends = null;

function play() {
  for (const video of videos) video.play().catch(() => {});
}

function pause() {
  for (const video of videos) video.pause();
}

// The one that comes to its repetition's end first waits there for the other.
function watch() {
  if (!ends) return;
  videos.forEach((video, number) => {
    if (video.currentTime >= ends[number]) video.pause();
  });
}

for (const button of document.querySelectorAll("[data-pair]")) {
  button.addEventListener("click", () => {
    const [start, end, otherStart, otherEnd] = button.dataset.pair.split(" ").map(Number);
    pause();
    ends = [end, otherEnd];
    [videos[0].currentTime, videos[1].currentTime] = [start, otherStart];
    play();
    videos[0].scrollIntoView({ block: "nearest" });
  });
}

both.addEventListener("click", () => {
  if (videos.some((video) => !video.paused)) pause();
  else {
    ends = null;
    play();
  }
});

for (const video of videos) {
  video.addEventListener("timeupdate", watch);
  video.addEventListener("click", () => both.click());
  for (const event of ["play", "pause"]) {
    video.addEventListener(event, () => {
      both.textContent = videos.some((other) => !other.paused) ? "Pause both" : "Play both";
    });
  }
}

document.getElementById("rate").addEventListener("change", (event) => {
  for (const video of videos) video.playbackRate = Number(event.target.value);
});
