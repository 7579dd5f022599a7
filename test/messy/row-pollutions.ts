import type { Random } from "#core/shared/random.ts";
import { type CleanColumn, pick, rowsOf } from "#test/messy/clean-table.ts";
import {
  linesOf,
  type MessyFile,
  plainTruth,
  type Pollution,
  truthOf,
  utf8,
} from "#test/messy/messy-file.ts";
import { usual, writeCell, type WrittenDialect } from "#test/messy/write-dialect.ts";

type Row = readonly (string | null)[];

/** One row of the file is written otherwise than the rest. */
function oneRow(
  name: string,
  weight: number,
  change: (
    cells: readonly string[],
    truth: Row,
    random: Random,
    dialect: WrittenDialect,
  ) => { readonly line: string; readonly truth: readonly Row[] },
): Pollution {
  return {
    name,
    weight,
    make(table, random): MessyFile {
      const dialect = { ...usual, quoteAll: random.integer(3) === 0 };
      const [header, ...lines] = linesOf(table, dialect);
      const rows = rowsOf(table);
      const truths: Row[] = truthOf(rows);
      const at = random.integer(rows.length);
      const changed = change(
        rows[at]!.map(({ text }) => text),
        truths[at]!,
        random,
        dialect,
      );
      lines[at] = changed.line;
      truths.splice(at, 1, ...changed.truth);
      return {
        bytes: utf8(`${[header, ...lines].join("\n")}\n`),
        truth: { ...plainTruth(table), records: truths },
      };
    },
  };
}

const written = (cells: readonly string[], dialect: WrittenDialect) =>
  cells.map((cell) => writeCell(cell, dialect));

/** Two neighbours that are plain: no quote, delimiter or line end in them. */
function plainPair(cells: readonly string[], random: Random): number {
  const pairs = cells.flatMap((cell, i) =>
    i > 0 && /^[\w .-]+$/.test(cell) && /^[\w .-]+$/.test(cells[i - 1]!) ? [i] : [],
  );
  return pairs.length === 0 ? -1 : pick(pairs, random);
}

export const rowPollutions: readonly Pollution[] = [
  oneRow("a cell too many", 130, (cells, truth, _, dialect) => ({
    line: written([...cells, "extra"], dialect).join(","),
    truth: [[...truth, "extra"]],
  })),
  oneRow("a cell too few", 130, (cells, truth, _, dialect) => ({
    line: written(cells.slice(0, -1), dialect).join(","),
    truth: [[...truth.slice(0, -1), null]],
  })),
  oneRow("a delimiter too many", 130, (cells, truth, random, dialect) => {
    const at = random.integer(cells.length + 1);
    return {
      line: written(cells, dialect).toSpliced(at, 0, "").join(","),
      truth: [truth.toSpliced(at, 0, null)],
    };
  }),
  oneRow("a delimiter too few", 130, (cells, truth, random) => {
    const at = plainPair(cells, random);
    if (at === -1) return { line: written(cells, usual).join(","), truth: [truth] };
    const merged = `${cells[at - 1]}${cells[at]}`;
    return {
      line: written(cells.toSpliced(at - 1, 2, merged), usual).join(","),
      truth: [[...truth.toSpliced(at - 1, 2, merged), null]],
    };
  }),
  oneRow("a quote too many", 7, (cells, truth, random, dialect) => {
    const at = plainPair(cells, random);
    if (at === -1) return { line: written(cells, dialect).join(","), truth: [truth] };
    // In a quoted cell the quote stands inside, in a plain one at its start.
    const odd = dialect.quoteAll ? `""${cells[at]}"` : `"${cells[at]}`;
    return {
      line: written(cells, dialect).toSpliced(at, 1, odd).join(","),
      truth: [truth.toSpliced(at, 1, `"${cells[at]}`)],
    };
  }),
  oneRow("a quote that is not escaped", 4, (cells, truth) => {
    const at = cells.findIndex((cell) => / /.test(cell) && !/[",\n]/.test(cell));
    if (at === -1) return { line: written(cells, usual).join(","), truth: [truth] };
    const inside = cells[at]!.replace(" ", ' 5" ');
    return {
      line: written(cells, usual).toSpliced(at, 1, `"${inside}"`).join(","),
      truth: [truth.toSpliced(at, 1, inside)],
    };
  }),
  oneRow("another delimiter", 18, (cells, truth, random, dialect) => {
    const delimiter = pick([";", "\t", "|"], random);
    return { line: written(cells, { ...dialect, delimiter }).join(delimiter), truth: [truth] };
  }),
  oneRow("a blank line", 20, (cells, truth, _, dialect) => ({
    line: `${written(cells, dialect).join(",")}\n`,
    truth: [truth],
  })),
  oneRow("a row of nothing but delimiters", 10, (cells, truth, _, dialect) => ({
    line: `${written(cells, dialect).join(",")}\n${",".repeat(cells.length - 1)}`,
    truth: [truth, truth.map(() => null)],
  })),
  oneRow("a NUL in a cell", 2, (cells, truth, _, dialect) => {
    const at = cells.findIndex((cell) => /^[a-z]+( [a-z]+)?$/.test(cell));
    if (at === -1) return { line: written(cells, dialect).join(","), truth: [truth] };
    const broken = `${cells[at]!.slice(0, 2)}\0${cells[at]!.slice(2)}`;
    return {
      line: written(cells.toSpliced(at, 1, broken), dialect).join(","),
      truth: [truth.toSpliced(at, 1, broken)],
    };
  }),
  {
    name: "a delimiter at the end of every row",
    weight: 20,
    make(table: readonly CleanColumn[]) {
      const [header, ...lines] = linesOf(table);
      return {
        bytes: utf8(`${[header, ...lines.map((line) => `${line},`)].join("\n")}\n`),
        truth: plainTruth(table),
      };
    },
  },
];
