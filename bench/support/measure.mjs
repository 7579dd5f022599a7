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

/**
 * As `medianSeconds` of two works in turn, so that whatever else the machine does falls on both alike.
 * @template A, B
 * @param {() => A | Promise<A>} first
 * @param {() => B | Promise<B>} second
 */
export async function medianSecondsInTurn(first, second, times = 5) {
  const works = [first, second];
  const results = [await first(), await second()];
  const seconds = [[], []];
  for (let i = 0; i < times; i++) {
    for (const [w, work] of works.entries()) {
      const began = performance.now();
      results[w] = await work();
      seconds[w].push((performance.now() - began) / 1000);
    }
  }
  return seconds.map((each, w) => ({
    seconds: each.sort((a, b) => a - b)[each.length >> 1],
    result: results[w],
  }));
}
