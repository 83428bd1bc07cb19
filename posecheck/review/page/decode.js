// Undoes packing.py: base64, gzip, differences, whole numbers.

export async function unpack(layout, text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return split(layout, new Uint8Array(await new Response(stream).arrayBuffer()));
}

export function split(layout, bytes) {
  let at = 0;
  const next = (count, width, Kind) => {
    const sums = summed(bytes.subarray(at, at + count * width), count, width, Kind);
    at += count * width;
    return sums;
  };
  const ticks = next(layout.frames, 4, Int32Array);
  const tracks = layout.tracks.map((about) => {
    const low = next(layout.bins, 2, Int16Array);
    const high = layout.perBin > 1 ? next(layout.bins, 2, Int16Array) : low;
    return { ...about, low, high };
  });
  return { ticks, tracks };
}

function summed(planes, count, width, Kind) {
  const sums = new Kind(count);
  let sum = 0;
  for (let n = 0; n < count; n++) {
    let difference = 0;
    for (let byte = 0; byte < width; byte++) difference |= planes[byte * count + n] << (8 * byte);
    // Writing into the array and reading back wraps it round as it was packed.
    sums[n] = sum + difference;
    sum = sums[n];
  }
  return sums;
}
