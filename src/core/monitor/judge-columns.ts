import { holm } from "#core/monitor/holm.ts";
import { type Measured, type Size, sizeOf } from "#core/monitor/measured.ts";
import type { ColumnDrift } from "#core/monitor/monitor-report.ts";
import { stabilityByChance } from "#core/monitor/stability-index.ts";

/** Chance of any false alarm among all columns of one check. */
export const ALPHA = 0.05;
/** Of the stability index: by custom little below the first, much from the second on. */
const PSI = [0.1, 0.25] as const;

export type Judged = Pick<ColumnDrift, "state" | "reasons" | "psiLimit" | "adjustedP">;

/**
 * Drift is what is both more than chance (Holm-adjusted over every test of every column) and more than little: with
 * many rows everything differs a trifle for certain, with few rows large differences are chance.
 */
export function judgeColumns(measured: readonly Measured[]): Judged[] {
  const all = measured.flatMap(({ findings }) => findings);
  const adjusted = holm(all.map(({ p }) => p));
  let next = 0;
  return measured.map((column) => {
    const byChance = stabilityByChance(ALPHA / Math.max(1, all.length), column.nBins, column.n, column.m);
    const limit = Math.max(PSI[0], byChance);
    let least = 1;
    const found = column.findings.flatMap((finding) => {
      const p = adjusted[next++]!;
      least = Math.min(least, p);
      const size = finding.size ?? shapeSize(column, limit);
      return p >= ALPHA || size === 0 ? [] : [{ reason: finding.reason, size }];
    });
    return {
      state: found.length === 0 ? "steady" : found.some(({ size }) => size === 2) ? "far" : "moved",
      reasons: found.map(({ reason }) => reason),
      psiLimit: column.psi === null ? null : limit,
      adjustedP: column.findings.length === 0 ? null : least,
    };
  });
}

function shapeSize({ psi }: Measured, limit: number): Size {
  return psi === null ? 0 : sizeOf(psi, [limit, Math.max(PSI[1], limit)]);
}
