import type { Dictionary } from "#core/frame/column.ts";
import { type Finding, type Measured, missingFinding } from "#core/monitor/measured.ts";
import { shareMoved, stabilityIndex, sum } from "#core/monitor/stability-index.ts";
import type { LevelReference } from "#core/monitor/training-reference.ts";
import { chiSquareTest } from "#core/profile/association-test.ts";

const NAMED = 5;

/**
 * Categories of a later table beside those of training: a bin each for the most frequent levels, one for the others,
 * one for levels never seen. Training rows that are alone with their level stand in the last bin: each was never seen
 * by the rest, and so tells how many such rows to expect (Good, 1953, doi:10.1093/biomet/40.3-4.237).
 * @param seen every level that training had
 */
export function measureLevels(
  reference: LevelReference,
  seen: ReadonlySet<string>,
  { codes, categories }: Dictionary,
): Measured {
  const { levels, nPresent: n, nOnce } = reference;
  const binOf = new Map(levels.map((level, bin) => [level, bin]));
  const [others, never] = [levels.length, levels.length + 1];
  const binOfCode = categories.map((level) => binOf.get(level) ?? (seen.has(level) ? others : never));
  const later = Array.from({ length: levels.length + 2 }, () => 0);
  const newCounts = new Int32Array(categories.length);
  let m = 0;
  for (const code of codes) {
    if (code < 0) continue;
    const bin = binOfCode[code]!;
    later[bin]!++;
    if (bin === never) newCounts[code]!++;
    m++;
  }
  const train = [...reference.counts, n - sum(reference.counts) - nOnce, nOnce];
  const both = n > 0 && m > 0;
  const used = train.flatMap((count, bin) => (count + later[bin]! > 0 ? [bin] : []));
  const [p0, q0] = [used.map((bin) => train[bin]!), used.map((bin) => later[bin]!)];
  const p = both ? chiSquareTest(used.map((_, i) => [p0[i]!, q0[i]!])) : null;
  const findings: Finding[] = [...missingFinding(reference, m, codes.length - m)];
  if (p !== null) {
    const isNew = later[never]! / m - nOnce / n > 0.05;
    findings.push({ reason: isNew ? "unseen" : "shape", p, size: null });
  }
  const labels = [...levels, "other levels", "never seen"];
  return {
    psi: both ? stabilityIndex(p0, q0) : null,
    nBins: used.length,
    n,
    m,
    nMissing: codes.length - m,
    test: p === null ? null : "chi2",
    distance: both ? shareMoved(p0, q0) : null,
    p,
    findings,
    outside: null,
    unseen: { rows: later[never]!, levels: mostFrequent(newCounts, categories) },
    median: null,
    bins: { edges: null, labels: used.map((bin) => labels[bin]!), train: p0, later: q0 },
  };
}

function mostFrequent(counts: Int32Array, categories: readonly string[]): string[] {
  return Array.from(counts.keys())
    .filter((code) => counts[code]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, NAMED)
    .map((code) => categories[code]!);
}
