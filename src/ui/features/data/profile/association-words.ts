import type { AssociationMatrix } from "#core/profile/associations/association-types.ts";
import type { HeatCell } from "#ui/charts/heat-cells.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { formatFixed, plural } from "#ui/format/numbers.ts";

const strongFrom = 0.5;

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly measure: string;
  readonly value: number;
}

/** "r", "ρ", "η" or "V", by what the two columns are. */
function measureOf({ columns, method }: AssociationMatrix, i: number, j: number): string {
  const numbers = Number(columns[i]?.isNumber ?? false) + Number(columns[j]?.isNumber ?? false);
  return numbers === 2 ? (method === "pearson" ? "r" : "ρ") : numbers === 1 ? "η" : "V";
}

export function associationCell(matrix: AssociationMatrix, i: number, j: number): HeatCell | null {
  const value = matrix.values[i]?.[j] ?? null;
  if (value === null) return null;
  if (i === j) return { tone: "strength", strength: 0.12 };
  const isSigned = matrix.columns[i]?.isNumber && matrix.columns[j]?.isNumber;
  const tone = !isSigned ? "strength" : value < 0 ? "fall" : "rise";
  return { tone, strength: Math.abs(value) };
}

/** "temp_max and wind: r = −0.16" */
export function pairWords(matrix: AssociationMatrix, i: number, j: number): string {
  const [a, b] = [matrix.columns[i]?.name ?? "", matrix.columns[j]?.name ?? ""];
  const value = matrix.values[i]?.[j] ?? null;
  if (i === j) return `${a} with itself`;
  return value === null
    ? `${a} and ${b}: one of them does not vary where both have values`
    : `${a} and ${b}: ${measureOf(matrix, i, j)} = ${formatFixed(value, 2)}`;
}

export function associationFinding(matrix: AssociationMatrix): string {
  const [first] = pairsOf(matrix);
  if (first === undefined) return "Fewer than two columns can be compared";
  if (Math.abs(first.value) < 0.1) return "No two columns go together";
  return `${first.a} and ${first.b} go together most: ${first.measure} = ${formatFixed(first.value, 2)}`;
}

export function associationSentences(matrix: AssociationMatrix): readonly string[] {
  const pairs = pairsOf(matrix);
  const strong = pairs.filter(({ value }) => Math.abs(value) >= strongFrom);
  const shown = strong.slice(0, 3).map(({ a, b }) => `${a} with ${b}`);
  const { left } = matrix;
  return [
    `Of ${plural(pairs.length, "pair")} of ${plural(matrix.columns.length, "column")}, ${strong.length === 0 ? "none is" : `${strong.length} ${strong.length === 1 ? "is" : "are"}`} stronger than ${strongFrom}${shown.length === 0 ? "" : `: ${shown.join(", ")}${strong.length > shown.length ? " and others" : ""}`}.`,
    "Columns that go together stand together.",
    ...(left.length === 0
      ? []
      : [
          `Left out: ${left
            .slice(0, 3)
            .map(({ name, reason }) => `${name} (${reason})`)
            .join(", ")}${left.length > 3 ? ` and ${left.length - 3} more` : ""}.`,
        ]),
  ];
}

export function associationTable(matrix: AssociationMatrix): TwinTable {
  return {
    columns: ["column", "with", "measure", "value"],
    rows: pairsOf(matrix).map(({ a, b, measure, value }) => [a, b, measure, value]),
  };
}

/** Strongest first. */
function pairsOf(matrix: AssociationMatrix): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const [i, { name: a }] of matrix.columns.entries()) {
    for (let j = i + 1; j < matrix.columns.length; j++) {
      const value = matrix.values[i]?.[j] ?? null;
      const b = matrix.columns[j]?.name ?? "";
      if (value !== null) pairs.push({ a, b, measure: measureOf(matrix, i, j), value });
    }
  }
  return pairs.sort((p, q) => Math.abs(q.value) - Math.abs(p.value));
}
