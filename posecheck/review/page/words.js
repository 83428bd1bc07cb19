// Numbers as people read them.

export function clock(seconds, digits = 1) {
  const factor = 10 ** digits;
  const whole = Math.round(seconds * factor);
  const minutes = Math.floor(whole / (60 * factor));
  const rest = (whole - minutes * 60 * factor) / factor;
  return `${minutes}:${rest.toFixed(digits).padStart(digits ? digits + 3 : 2, "0")}`;
}

export function amount(value, unit) {
  if (value === null) return "not seen";
  return unit === "deg" ? `${value.toFixed(0)}°` : `${(value * 100).toFixed(0)} %`;
}
