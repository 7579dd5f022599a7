import { cellText } from "#core/frame/cells.ts";
import type { Column } from "#core/frame/column.ts";
import { categoriesOf } from "#core/frame/dictionary-of.ts";
import { lengthOf } from "#core/frame/column-length.ts";
import { parseDate, type ParsedDate } from "#core/ingest/dates.ts";
import { TextStore } from "#core/ingest/growable.ts";
import { numberColumn } from "#core/ingest/number-column.ts";
import { parseNumber } from "#core/ingest/numbers.ts";
import { assertNever } from "#core/shared/assert.ts";
import { sortLabels } from "#core/shared/order.ts";
import { impossible } from "#core/table-edits/change-column.ts";
import { countCodes } from "#core/task/class-codes.ts";
import type { Pause } from "#core/table-edits/table-edit.ts";

/** A cell as `cellText` has it to what it becomes; null is missing, on both sides. */
export type TextMap = (text: string | null, row: number) => string | null;

export interface Mapped {
  /** The same object where nothing changed. */
  readonly column: Column;
  readonly changed: number;
}

const rowsBetweenPauses = 1 << 17;

/**
 * Changes cells by their text. The column stays of its kind: what becomes of a number must be a number.
 * @throws LatheError "edit-impossible" with the first text that the kind cannot hold
 */
export async function mapTexts(column: Column, map: TextMap, pause: Pause): Promise<Mapped> {
  const n = lengthOf(column);
  let changed = 0;
  const eachCell = async (visit: (row: number, text: string | null, isNew: boolean) => void) => {
    for (let row = 0; row < n; row++) {
      if (row % rowsBetweenPauses === rowsBetweenPauses - 1) await pause();
      const before = cellText(column, row);
      const mapped = map(before, row);
      const after = mapped === "" ? null : mapped; // no kind of column tells an empty cell from a missing one
      if (after !== before) changed++;
      visit(row, after, after !== before);
    }
  };
  switch (column.kind) {
    case "numeric":
    case "integer": {
      const values = Float64Array.from(column.values);
      await eachCell((row, text, isNew) => {
        if (isNew) values[row] = text === null ? Number.NaN : numberIn(column.name, text);
      });
      if (changed === 0) return { column, changed };
      // The spellings of the file no longer hold for every cell.
      const computed = numberColumn(column.name, values);
      return { column: column.kind === "integer" ? computed : { ...computed, kind: "numeric" }, changed };
    }
    case "datetime": {
      const epochMs = Float64Array.from(column.epochMs);
      let hasTime = column.hasTime;
      await eachCell((row, text, isNew) => {
        if (!isNew) return;
        const date = text === null ? null : dateIn(column.name, text);
        epochMs[row] = date?.epochMs ?? Number.NaN;
        if (date?.hasTime === true) hasTime = true;
      });
      return { column: changed === 0 ? column : { ...column, epochMs, hasTime }, changed };
    }
    case "categorical":
    case "boolean": {
      const labels = Array.from({ length: n }, (): string | null => null);
      await eachCell((row, text) => {
        labels[row] = text;
      });
      if (changed === 0) return { column, changed };
      const dictionary = categoriesOf(labels);
      const same = dictionary.categories.every((label) => column.categories.includes(label));
      const kind = column.kind === "boolean" && same ? "boolean" : "categorical";
      return { column: { kind, name: column.name, ...dictionary }, changed };
    }
    case "text": {
      const store = new TextStore();
      await eachCell((_, text) => store.push(text ?? ""));
      return { column: changed === 0 ? column : { ...column, ...store.finish() }, changed };
    }
    default:
      return assertNever(column);
  }
}

/**
 * As `mapTexts`, for a change that looks at the value alone and leaves missing cells missing: each category is looked
 * at once, not once a row.
 * @throws LatheError "edit-impossible" with the first text that the kind cannot hold
 */
export async function mapValues(
  column: Column,
  map: (text: string) => string | null,
  pause: Pause,
): Promise<Mapped> {
  if (column.kind !== "categorical" && column.kind !== "boolean")
    return mapTexts(column, (text) => (text === null ? null : map(text)), pause);
  const { codes, categories } = column;
  const counts = countCodes(codes, categories.length);
  const after = categories.map((label) => map(label) || null); // an empty cell is a missing one
  const changed = after.reduce(
    (sum, label, code) => (label === categories[code] ? sum : sum + counts[code]!),
    0,
  );
  if (changed === 0) return { column, changed };
  const used = after.filter((label, code) => label !== null && counts[code]! > 0) as string[];
  const labels = sortLabels([...new Set(used)]);
  const codeOf = new Map(labels.map((label, code) => [label, code]));
  const becomes = Int32Array.from(after, (label) => (label === null ? -1 : (codeOf.get(label) ?? -1)));
  const same = labels.every((label) => categories.includes(label));
  return {
    column: {
      kind: column.kind === "boolean" && same ? "boolean" : "categorical",
      name: column.name,
      codes: codes.map((code) => (code === -1 ? -1 : becomes[code]!)),
      categories: labels,
    },
    changed,
  };
}

function numberIn(column: string, text: string): number {
  const value = parseNumber(text.trim(), "point");
  if (!Number.isFinite(value)) {
    throw impossible(
      `“${text}” is no number, and “${column}” holds numbers; give the column another kind first`,
    );
  }
  return value;
}

function dateIn(column: string, text: string): ParsedDate {
  const date = parseDate(text.trim(), "iso");
  if (date === null) {
    throw impossible(`“${text}” is no date such as 2024-03-09, and “${column}” holds dates`);
  }
  return date;
}
