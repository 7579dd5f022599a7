import type { Table } from "#core/frame/column.ts";
import type { Reading } from "#core/frame/reading.ts";
import type { DataAlert } from "#core/frame/summary-types.ts";
import { profileColumns } from "#core/frame/summary.ts";
import { readTable } from "#core/ingest/read-table.ts";
import { textSource } from "#core/ingest/text-source.ts";
import { dataAlerts } from "#core/profile/alerts.ts";
import { proposedAlertTarget } from "#core/profile/proposed-plan.ts";
import { createRandom, deriveSeed } from "#core/shared/random.ts";
import { inferTask } from "#core/task/propose.ts";
import { type Cells, cleanTable, cleanTables } from "#test/planting/clean-tables.ts";
import { plants } from "#test/planting/plants.ts";

/** How one alert did. */
export interface Outcome {
  readonly code: string;
  readonly planted: number;
  readonly found: number;
  /** New findings of this code in tables in which something else, or nothing, was planted; and the tables looked at. */
  readonly falseAlarms: number;
  readonly without: number;
}

const goOn = async () => {};

/** A table of cells, read as a file would be. */
export async function tableOfCells({ header, rows }: Cells): Promise<{ table: Table; reading: Reading }> {
  const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = [header, ...rows].map((row) => row.map(quote).join(",")).join("\n");
  return readTable(textSource("planted.csv", `${text}\n`), {}, goOn);
}

export async function alertsOf(
  table: Table,
  reading: Reading,
  target: string,
): Promise<readonly DataAlert[]> {
  const profiles = await profileColumns(table, goOn);
  const { task } = inferTask(table, target);
  return dataAlerts(table, profiles, reading, proposedAlertTarget(table, profiles, { target, task }), goOn);
}

async function codesOf(cells: Cells): Promise<ReadonlySet<string>> {
  const { table, reading } = await tableOfCells(cells);
  return new Set((await alertsOf(table, reading, cells.target)).map(({ code }) => code));
}

/** Plants every trouble into every clean table, once a seed. What a clean table has by itself counts as found nowhere. */
export async function measureAlerts(seeds: readonly number[]): Promise<readonly Outcome[]> {
  const counts = new Map(
    [...plants.keys()].map((code) => [code, { planted: 0, found: 0, falseAlarms: 0, without: 0 }]),
  );
  const others = (own: string | null, has: ReadonlySet<string>, before: ReadonlySet<string>) => {
    for (const [code, count] of counts) {
      if (code === own || before.has(code)) continue;
      count.without++;
      if (has.has(code)) count.falseAlarms++;
    }
  };
  for (const seed of seeds) {
    for (const [t, name] of cleanTables.entries()) {
      const clean = cleanTable(name, seed);
      const before = await codesOf(clean);
      others(null, before, new Set());
      for (const [p, [code, plant]] of [...plants].entries()) {
        if (before.has(code)) continue;
        const random = createRandom(deriveSeed(seed, t, p));
        const planted = plant(clean, random, random.next());
        if (planted === null) continue;
        const has = await codesOf(planted);
        const count = counts.get(code)!;
        count.planted++;
        if (has.has(code)) count.found++;
        others(code, has, before);
      }
    }
  }
  return [...counts].map(([code, count]) => ({ code, ...count }));
}

/** Wilson's 95 % interval of a share. */
export function wilson(hits: number, n: number): readonly [low: number, high: number] {
  if (n === 0) return [0, 1];
  const z2 = 3.8416;
  const centre = (hits + z2 / 2) / (n + z2);
  const half = (Math.sqrt(z2) / (n + z2)) * Math.sqrt((hits * (n - hits)) / n + z2 / 4);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
