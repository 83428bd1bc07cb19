// From event to event in the order of time, whatever its lane.

export function walker(events, chosen, player, choose) {
  const inTime = [...events.values()].filter((e) => e.looks !== "held").sort((a, b) => a.at - b.at);
  return (step) => {
    const at = inTime.indexOf(chosen());
    let next = inTime[at + step];
    if (at < 0) {
      const later = inTime.filter((event) => (event.at - player.seconds) * step > 0.001);
      next = step > 0 ? later[0] : later.at(-1);
    }
    if (next) choose(next.id);
  };
}
