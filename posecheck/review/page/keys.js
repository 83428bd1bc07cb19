// Keys, wherever the focus is, except where text is typed.

export function listenToKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const name = (event.shiftKey && event.key.length > 1 ? "Shift+" : "") + event.key.toLowerCase();
    const action = actions[name.replace("Shift+", "shift+")];
    if (!action) return;
    // Space and Enter press the button that has the focus.
    if (event.key === " " && event.target.closest("button, summary, a")) return;
    event.preventDefault();
    action();
  });
}

function typing(target) {
  return target.closest("input:not([type=range]), textarea, select, [contenteditable]") !== null;
}
