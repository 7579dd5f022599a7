import type { Random } from "#core/shared/random.ts";

/** What a cell means, and how it stands in the file. */
export interface Cell {
  readonly text: string;
  /** The value as a reader should give it back (numbers plain, dates ISO 8601); null: missing. */
  readonly truth: string | null;
}

type CleanKind = "id" | "count" | "decimal" | "word" | "name" | "sentence" | "date" | "flag";

export interface CleanColumn {
  readonly name: string;
  readonly kind: CleanKind;
  readonly cells: readonly Cell[];
}

const words = (
  "harbour lantern meadow copper willow granite saffron ember orchard velvet " +
  "thistle marble cobalt juniper heron quartz maple sable drift pine"
).split(" ");
const columnWords = (
  "station product region owner height weight price score rating status started closed opened visits share " +
  "model batch sensor depth speed client branch volume margin delay"
).split(" ");

/** One of the items. */
export function pick<T>(items: readonly T[], random: Random): T {
  return items[random.integer(items.length)]!;
}

const two = (n: number) => `${n}`.padStart(2, "0");

const makers: Readonly<Record<CleanKind, (random: Random, row: number) => string>> = {
  id: (_, row) => `${row + 101}`,
  count: (random) => `${random.integer(random.integer(3) === 0 ? 100_000 : 900)}`,
  decimal: (random) => (random.next() * 10 ** (1 + random.integer(4))).toFixed(1 + random.integer(3)),
  word: (random) => pick(words.slice(0, 6), random),
  name: (random) => `${pick(words, random)} ${pick(words, random)}`,
  sentence: (random) => {
    const n = 4 + random.integer(8);
    const parts = Array.from({ length: n }, () => pick(words, random));
    if (random.integer(2) === 0) parts[1] += ",";
    if (random.integer(6) === 0) parts[2] = `"${parts[2]}"`;
    if (random.integer(9) === 0) parts[3] += "\n";
    return `${parts.join(" ")}.`;
  },
  date: (random) =>
    `20${10 + random.integer(14)}-${two(1 + random.integer(12))}-${two(1 + random.integer(28))}`,
  flag: (random) => (random.integer(2) === 0 ? "yes" : "no"),
};

/** Every one of these kinds has at least one column, in an order of its own; the rest are drawn. */
const always: readonly CleanKind[] = ["id", "decimal", "word", "sentence", "date"];
const drawn: readonly CleanKind[] = ["count", "decimal", "word", "name", "flag", "count"];

/** A table that any reader gets right: 5 to 10 columns, 12 to 90 rows, some cells missing. */
export function cleanTable(random: Random): CleanColumn[] {
  const kinds = [...always, ...Array.from({ length: random.integer(6) }, () => pick(drawn, random))];
  for (let i = kinds.length - 1; i > 1; i--) {
    const j = 1 + random.integer(i);
    [kinds[i], kinds[j]] = [kinds[j]!, kinds[i]!];
  }
  const nRows = 12 + random.integer(79);
  const free = [...columnWords];
  return kinds.map((kind, c) => {
    const [name] = free.splice(random.integer(free.length), 1);
    const gaps = c > 0 && kind !== "sentence" && random.integer(4) === 0;
    const cells = Array.from({ length: nRows }, (_, row) => {
      if (gaps && random.integer(12) === 0) return { text: "", truth: null };
      const text = makers[kind](random, row);
      return { text, truth: text };
    });
    return { name: random.integer(4) === 0 ? `${name} ${kind}` : name!, kind, cells };
  });
}

export function namesOf(table: readonly CleanColumn[]): string[] {
  return table.map(({ name }) => name);
}

/** The rows of cells. */
export function rowsOf(table: readonly CleanColumn[]): Cell[][] {
  const nRows = table[0]?.cells.length ?? 0;
  return Array.from({ length: nRows }, (_, row) => table.map(({ cells }) => cells[row]!));
}

/** The same table with the cells of some kinds written (and meant) differently. */
export function rewrite(
  table: readonly CleanColumn[],
  kind: CleanKind,
  write: (cell: Cell, row: number) => Cell,
): CleanColumn[] {
  return table.map((column) =>
    column.kind === kind
      ? { ...column, cells: column.cells.map((cell, row) => (cell.truth === null ? cell : write(cell, row))) }
      : column,
  );
}
