import type { Column, Dictionary } from "#core/frame/column.ts";
import { numbersOf } from "#core/frame/distribution.ts";
import { pearson } from "#core/frame/scatter.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import type { AlertContext } from "#core/profile/alert-context.ts";

/** From here on two columns say the same. */
const sameAs = 0.999;
/** Pairs are compared among so many columns at most; of long tables first on every k-th row. */
const mostColumns = 200;
const firstRows = 5000;

/** A column that repeats an earlier one: the same numbers up to unit and sign, or the same levels under other names. */
export async function duplicateColumns({
  features,
  profiles,
  pause,
}: AlertContext): Promise<readonly DataAlert[]> {
  const alerts: DataAlert[] = [];
  const twins = new Set<Column>();
  const missing = new Map(profiles.map(({ name, missing: n }) => [name, n]));
  const compared = features.map(({ column }) => column).slice(0, mostColumns);
  for (const [i, a] of compared.entries()) {
    await pause();
    if (twins.has(a)) continue;
    for (const b of compared.slice(i + 1)) {
      if (twins.has(b)) continue;
      const detail = evidence(a, b, missing.get(a.name) === missing.get(b.name));
      if (detail === null) continue;
      twins.add(b);
      alerts.push({
        code: "near-duplicate-columns",
        column: b.name,
        severity: "low",
        message: `“${b.name}” repeats “${a.name}”`,
        detail,
        effect: "Importance is split between the two, and linear weights of both mean little.",
        advice: "One of them is enough.",
        fix: { kind: "role", column: b.name, role: "ignore" },
      });
    }
  }
  return alerts;
}

function evidence(a: Column, b: Column, sameMissing: boolean): string | null {
  const [x, y] = [numbersOf(a), numbersOf(b)];
  if (x !== null && y !== null) {
    const step = Math.max(1, Math.floor(x.length / firstRows));
    if (step > 1) {
      const some = (values: typeof x) =>
        Float64Array.from({ length: firstRows }, (_, i) => values[i * step]!);
      if (Math.abs(pearson(some(x), some(y)) ?? 0) <= sameAs) return null;
    }
    const r = pearson(x, y);
    if (r === null || Math.abs(r) <= sameAs) return null;
    const size = Math.abs(r) >= 0.99995 ? "1" : Math.abs(r).toFixed(4);
    return `Their correlation is ${r < 0 ? `−${size}` : size}.`;
  }
  if ("codes" in a && "codes" in b && sameMissing && isRelabelled(a, b)) {
    return "Each value of the one goes with one value of the other, and back.";
  }
  return null;
}

/** Levels match one to one, as do a column of yes and no and its opposite. */
function isRelabelled(a: Dictionary, b: Dictionary): boolean {
  if (a.categories.length !== b.categories.length) return false;
  const there = new Int32Array(a.categories.length).fill(-1);
  const back = new Int32Array(b.categories.length).fill(-1);
  const seen = new Set<number>();
  for (let row = 0; row < a.codes.length; row++) {
    const [from, to] = [a.codes[row]!, b.codes[row]!];
    if (from === -1 && to === -1) continue;
    if (from === -1 || to === -1) return false;
    if (there[from] === -1 && back[to] === -1) {
      there[from] = to;
      back[to] = from;
      seen.add(from);
    } else if (there[from] !== to) return false;
  }
  return seen.size >= 2;
}
