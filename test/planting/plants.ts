import type { Random } from "#core/shared/random.ts";
import type { Cells } from "#test/planting/clean-tables.ts";

/** Puts one trouble into a table. @param strength 0 (hardly) to 1 (plainly) */
export type Plant = (cells: Cells, random: Random, strength: number) => Cells | null;

/** Each by the code of the alert that should find it. */
export const plants: ReadonlyMap<string, Plant> = new Map<string, Plant>([
  ["leak", (cells, random, s) => withColumn(cells, "after", answerWith(cells, random, 0.002 * (1 - s)))],
  ["constant", (cells) => withColumn(cells, "batch", () => "B7")],
  ["id-like", (cells) => withColumn(cells, "record", (_, i) => `R-${100_000 + i * 7}-x`)],
  [
    "near-constant",
    (cells, random, s) =>
      withColumn(cells, "flagged", () => (random.next() < 0.007 * (1 - s / 2) ? "y" : "n")),
  ],
  ["duplicate-rows", (cells, random, s) => copied(cells, random, 0.01 + 0.09 * s)],
  [
    "near-duplicate-columns",
    (cells, random) => {
      const at = numberColumn(cells, random);
      return at === null
        ? null
        : withColumn(cells, "again", (row) => (row[at] === "" ? "" : `${Number(row[at]) * 2.54}`));
    },
  ],
  ["contradictions", (cells, random, s) => contradicted(cells, random, 0.03 + 0.07 * s)],
  [
    "disguised-missing",
    (cells, random, s) => inNumbers(cells, random, 0.01 + 0.09 * s, (max) => sentinel(max)),
  ],
  [
    "outliers",
    (cells, random) =>
      inNumbers(cells, random, 0.004, (max, r) => `${(max * (40 + 40 * r.next())).toFixed(3)}`),
  ],
  [
    "excess-zeros",
    (cells, random, s) =>
      withColumn(cells, "spent", () =>
        random.next() < 0.4 + 0.3 * s ? "0" : (5 + 300 * random.next()).toFixed(2),
      ),
  ],
  [
    "inliers",
    (cells, random, s) =>
      withColumn(cells, "reading", () =>
        random.next() < 0.05 + 0.1 * s ? "20.137" : (20 + 3 * random.normal()).toFixed(3),
      ),
  ],
  [
    "high-cardinality",
    (cells, random) => withColumn(cells, "maker", () => `maker ${word(random.integer(90))}`),
  ],
  ["mixed-types", (cells, random, s) => inNumbers(cells, random, 0.01 + 0.05 * s, () => "see note")],
  ["string-variants", varied],
  [
    "skew",
    (cells, random) =>
      withColumn(cells, "turnover", () => `${(10 ** (2 + 1.2 * random.normal())).toFixed(2)}`),
  ],
  [
    "dependent-missingness",
    (cells, random, s) => {
      const first = cells.rows[0]![at(cells)]!;
      return withColumn(cells, "asked", (row) =>
        random.next() < (row[at(cells)] === first ? 0.3 + 0.4 * s : 0.03)
          ? ""
          : (random.normal() * 5).toFixed(2),
      );
    },
  ],
  ["group-structure", (cells, random) => grouped(cells, random)],
  ["time-structure", (cells, random) => timed(cells, random)],
  ["all-missing", (cells) => withColumn(cells, "later", () => "")],
  [
    "mostly-missing",
    (cells, random, s) =>
      withColumn(cells, "rarely", () =>
        random.next() < 0.6 + 0.3 * s ? "" : (random.normal() * 5).toFixed(2),
      ),
  ],
  ["imbalance", (cells, _random, s) => imbalanced(cells, 0.83 + 0.14 * s)],
  ["tiny-classes", (cells, random, s) => withRareClass(cells, random, Math.round(8 - 6 * s))],
  ["uneven-time", (cells, random, s) => unevenlySeen(cells, random, s)],
  ["more-columns-than-rows", (cells, random, s) => widened(cells, random, Math.round(60 * (1 + s)))],
  ["tiny-table", (cells) => ({ ...cells, rows: cells.rows.slice(0, 35) })],
]);

function withColumn(cells: Cells, name: string, value: (row: readonly string[], i: number) => string): Cells {
  const target = at(cells); // the target stays last where it was last, so that it is still proposed
  const into = <T>(items: readonly T[], item: T) => [...items.slice(0, target), item, ...items.slice(target)];
  return {
    ...cells,
    header: into(cells.header, name),
    rows: cells.rows.map((row, i) => into(row, value(row, i))),
  };
}

function at({ header, target }: Cells): number {
  return header.indexOf(target);
}

function answerWith(cells: Cells, random: Random, wrong: number) {
  const answers = cells.rows.map((row) => row[at(cells)]!);
  return (row: readonly string[]) => {
    const said = random.next() < wrong ? answers[random.integer(answers.length)]! : row[at(cells)]!;
    return Number.isNaN(Number(said)) ? `code ${said}` : `${(Number(said) * 1.2).toFixed(1)}`;
  };
}

function copied(cells: Cells, random: Random, share: number): Cells {
  const n = Math.ceil(share * cells.rows.length);
  const copies = Array.from({ length: n }, () => cells.rows[random.integer(cells.rows.length)]!);
  return { ...cells, rows: [...cells.rows, ...copies] };
}

function contradicted(cells: Cells, random: Random, share: number): Cells | null {
  const answers = [...new Set(cells.rows.map((row) => row[at(cells)]!))];
  if (answers.length > 10) return null;
  const n = Math.ceil(share * cells.rows.length);
  const copies = Array.from({ length: n }, () => {
    const row = cells.rows[random.integer(cells.rows.length)]!;
    const others = answers.filter((answer) => answer !== row[at(cells)]);
    return row.map((cell, c) => (c === at(cells) ? others[random.integer(others.length)]! : cell));
  });
  return { ...cells, rows: [...cells.rows, ...copies] };
}

function classesOf(cells: Cells): readonly string[] | null {
  const answers = [...new Set(cells.rows.map((row) => row[at(cells)]!))];
  return answers.length > 10 ? null : answers;
}

/** All rows of the most frequent class, and so many of the others that it has this share. */
function imbalanced(cells: Cells, share: number): Cells | null {
  const classes = classesOf(cells);
  if (classes === null) return null;
  const of = (answer: string) => cells.rows.filter((row) => row[at(cells)] === answer);
  const [most, ...others] = classes.toSorted((a, b) => of(b).length - of(a).length);
  const left = Math.ceil((of(most!).length * (1 - share)) / share / others.length);
  const rare = others.flatMap((answer) => of(answer).slice(0, left));
  const kept = new Set([...of(most!), ...rare]);
  return { ...cells, rows: cells.rows.filter((row) => kept.has(row)) };
}

/** One more class, of a few rows. */
function withRareClass(cells: Cells, random: Random, n: number): Cells | null {
  if (classesOf(cells) === null) return null;
  const hit = new Set<number>();
  while (hit.size < n) hit.add(random.integer(cells.rows.length));
  const rows = cells.rows.map((row, i) =>
    hit.has(i) ? row.map((cell, c) => (c === at(cells) ? "unheard of" : cell)) : row,
  );
  return { ...cells, rows };
}

/** Dates over two years without a pattern, but for a stretch that is empty or one that is crowded. */
function unevenlySeen(cells: Cells, random: Random, strength: number): Cells {
  const days = 730;
  const start = random.integer(days - 150);
  const length = Math.round(75 + 75 * strength);
  const isCrowd = random.next() < 0.5;
  const anyDay = () => Math.floor(days * random.next());
  const day = () => {
    if (isCrowd) return random.next() < 0.3 + 0.3 * strength ? start + random.integer(20) : anyDay();
    let drawn = anyDay();
    while (drawn >= start && drawn < start + length) drawn = anyDay();
    return drawn;
  };
  return withColumn(cells, "noted", () => new Date(Date.UTC(2022, 0, 1 + day())).toISOString().slice(0, 10));
}

/** Sixty rows, and so many columns of noise beside their own. */
function widened(cells: Cells, random: Random, nColumns: number): Cells {
  let wide: Cells = { ...cells, rows: cells.rows.slice(0, 60) };
  for (let c = 0; c < nColumns; c++)
    wide = withColumn(wide, `probe ${c + 1}`, () => random.normal().toFixed(3));
  return wide;
}

/** A feature of numbers with many different ones; null where there is none. */
function numberColumn(cells: Cells, random: Random): number | null {
  const fit = cells.header.flatMap((_, c) => {
    const values = cells.rows.map((row) => row[c]!).filter((cell) => cell !== "");
    const areNumbers = values.every((value) => Number.isFinite(Number(value)));
    return c !== at(cells) && areNumbers && new Set(values).size >= 30 ? [c] : [];
  });
  return fit.length === 0 ? null : fit[random.integer(fit.length)]!;
}

function inNumbers(
  cells: Cells,
  random: Random,
  share: number,
  value: (max: number, random: Random) => string,
): Cells | null {
  const c = numberColumn(cells, random);
  if (c === null) return null;
  const max = Math.max(...cells.rows.map((row) => Math.abs(Number(row[c]))));
  const n = Math.max(2, Math.round(share * cells.rows.length));
  const hit = new Set(Array.from({ length: n }, () => random.integer(cells.rows.length)));
  const rows = cells.rows.map((row, i) =>
    hit.has(i) ? row.map((cell, k) => (k === c ? value(max, random) : cell)) : row,
  );
  return { ...cells, rows };
}

/** The customary one that lies clear of the column. */
function sentinel(max: number): string {
  return `${[-999, -9999, -99_999].find((value) => -value > 2 * max) ?? -999_999}`;
}

function varied(cells: Cells, random: Random, strength: number): Cells | null {
  const fit = cells.header.flatMap((_, c) => {
    const levels = new Set(cells.rows.map((row) => row[c]!));
    return c !== at(cells) &&
      levels.size <= 12 &&
      [...levels].every((level) => /^[A-Za-z][a-z ]{2,}/.test(level))
      ? [c]
      : [];
  });
  if (fit.length === 0) return null;
  const c = fit[random.integer(fit.length)]!;
  const spell = (cell: string) => (random.next() < 0.5 ? cell.toUpperCase() : `${cell} .`);
  const rows = cells.rows.map((row) =>
    row.map((cell, k) => (k === c && random.next() < 0.02 + 0.1 * strength ? spell(cell) : cell)),
  );
  return { ...cells, rows };
}

/** Each row three times over, its numbers a little off, under one key: new rows of known things. */
function grouped(cells: Cells, random: Random): Cells {
  const base = withColumn(cells, "patient_id", (_, i) => `P${String(i).padStart(5, "0")}`);
  return {
    ...base,
    rows: base.rows.slice(0, 250).flatMap((row) => [row, jittered(row, random), jittered(row, random)]),
  };
}

function jittered(row: readonly string[], random: Random): string[] {
  return row.map((cell) =>
    /^-?\d+\.\d+$/.test(cell) ? (Number(cell) * (1 + 0.01 * random.normal())).toFixed(3) : cell,
  );
}

/** Rows in an order that follows their answers, loosely, a day each. */
function timed(cells: Cells, random: Random): Cells {
  const answers = [...new Set(cells.rows.map((row) => row[at(cells)]!))].sort();
  const place = (row: readonly string[]) => {
    const own = Number(row[at(cells)]);
    const of = Number.isNaN(own) ? answers.indexOf(row[at(cells)]!) / answers.length : own / 10_000;
    return of + 0.6 * random.next();
  };
  const placed = cells.rows.map((row) => ({ row, by: place(row) })).sort((a, b) => a.by - b.by);
  const ordered = { ...cells, rows: placed.map(({ row }) => row) };
  return withColumn(ordered, "seen", (_, i) => new Date(Date.UTC(2021, 0, 1 + i)).toISOString().slice(0, 10));
}

function word(n: number): string {
  return `${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))}om`;
}
