import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { loadSource } from "./support/load-source.mjs";
import { printRatio } from "./support/measure.mjs";

/**
 * The exact profile of 1,000,000 × 28 numbers that are in memory, on one thread: every column's statistics, its
 * quantiles, distinct and most frequent values, outliers; then Pearson's r of every pair. Beside it pandas' describe()
 * and corr(), which say less, of the same numbers in a run of their own. The least of three each.
 */

const nRows = Number(process.argv[2] ?? 1_000_000);
const nColumns = 28;

/** Normal, skewed, rounded and whole numbers: 7 of each. */
function columns() {
  let state = 7;
  const next = () => ((state = (Math.imul(state, 1664525) + 1013904223) | 0) >>> 0) / 4294967296;
  return Array.from({ length: nColumns }, (_, c) =>
    Float64Array.from({ length: nRows }, () => {
      const near = next() + next() + next() + next() - 2;
      if (c % 4 === 0) return near + c;
      if (c % 4 === 1) return Math.exp(2 * near);
      if (c % 4 === 2) return Math.round(near * 1000) / 1000;
      return Math.floor(next() * 10_000);
    }),
  );
}

async function least(times, work) {
  let seconds = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await work();
    seconds = Math.min(seconds, (performance.now() - began) / 1000);
  }
  return seconds;
}

const python = `
import sys, time, numpy as np, pandas as pd
frame = pd.DataFrame(np.fromfile(sys.argv[1]).reshape(${nColumns}, -1).T.copy(order="F"))
def least(work):
    took = []
    for _ in range(3):
        began = time.perf_counter(); work(); took.append(time.perf_counter() - began)
    return min(took)
print(least(frame.describe), least(frame.corr))
`;

const folder = mkdtempSync(`${tmpdir()}/lathe-bench-`);
try {
  const values = columns();
  const { profileColumns } = await loadSource("src/core/frame/summary.ts");
  const { pearsonPairs } = await loadSource("src/core/profile/associations/pearson-pairs.ts");
  const table = {
    nRows,
    columns: values.map((each, i) => ({ kind: "numeric", name: `x${i}`, values: each })),
  };
  const goOn = async () => {};
  const profile = await least(3, () => profileColumns(table, goOn));
  const pairs = await least(3, () => pearsonPairs(values, goOn));
  console.log(
    `Lathe, ${nRows} × ${nColumns}, one thread: profile ${profile.toFixed(2)} s, pairs ${pairs.toFixed(2)} s`,
  );
  writeFileSync(`${folder}/values.bin`, Buffer.concat(values.map((each) => Buffer.from(each.buffer))));
  const peer = spawnSync("/usr/bin/python3", ["-c", python, `${folder}/values.bin`], { encoding: "utf8" });
  if (peer.status !== 0) console.log("pandas is not installed here: nothing to compare with");
  else {
    const [describe, corr] = peer.stdout.trim().split(" ").map(Number);
    printRatio("profile", profile, describe, "pandas describe()");
    printRatio("pairs", pairs, corr, "pandas corr()");
  }
} finally {
  rmSync(folder, { recursive: true });
}
