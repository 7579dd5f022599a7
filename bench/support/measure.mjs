/**
 * Median seconds of `times` runs after one that warms up.
 * @template T
 * @param {() => T | Promise<T>} work
 */
export async function medianSeconds(work, times = 3) {
  let result = await work();
  const seconds = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    result = await work();
    seconds.push((performance.now() - began) / 1000);
  }
  seconds.sort((a, b) => a - b);
  return { seconds: seconds[seconds.length >> 1], result };
}

/** "ingest: 3.10 × PapaParse (…)": above 1 Lathe is faster. */
export function printRatio(what, ours, peer, peerName) {
  const ratio = peer / ours;
  console.log(
    `${what}: ${ratio.toFixed(2)} × the speed of ${peerName} (Lathe ${ours.toFixed(3)} s, ${peerName} ${peer.toFixed(3)} s)`,
  );
}
