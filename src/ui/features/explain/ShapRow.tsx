import { useState } from "react";
import type { HeldOutShap } from "#core/explain/tree-shap/held-out-shap.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { WaterfallChart } from "#ui/charts/WaterfallChart.tsx";
import { waterfallSteps } from "#ui/charts/waterfall-steps.ts";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { formatFixed, formatNumber } from "#ui/format/numbers.ts";
import { outputWords, unitNote, unitWords } from "#ui/words/explained-unit.ts";
import { shapPython, valuesOf } from "./shap-words.ts";

const mostSteps = 12;

/** One held-out row: what is expected of any row, and what each of its values adds. */
export function ShapRow({ shap }: { readonly shap: HeldOutShap }) {
  const { rows, columns, base, outputs } = shap;
  const [place, setPlace] = useState(() => farthest(shap));
  const at = Math.min(place, rows.length - 1);
  const values = valuesOf(shap, at);
  const moves = columns.map(({ name }, column) => ({
    label: `${name} = ${cellWords(shap, at, column)}`,
    value: values[column]!,
  }));
  const [most] = moves.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const [start, end] = [base[at]!, outputs[at]!];
  const note = unitNote(shap);
  const sum = values.reduce((total, value) => total + value, start);
  return (
    <Figure
      id="explain.row"
      title={
        most && most.value !== 0
          ? `Row ${rows[at]!}: ${isolate(most.label)} moves it most, ${most.value > 0 ? "up" : "down"}`
          : `Row ${rows[at]!} is as any other`
      }
      sub={`From what its fold's model expects of any row to the ${unitWords(shap)} that it gives this one.`}
      sentences={[
        `Expected of any row: ${outputWords(start, shap)}. This row: ${outputWords(end, shap)}.`,
        `${formatNumber(start)} and all values together are ${formatFixed(sum, 6)}; the trees say ${formatFixed(end, 6)}.`,
        ...(note === null ? [] : [note]),
      ]}
      table={{
        columns: ["column", "value", "SHAP value"],
        rows: columns.map(({ name }, column) => [name, cellWords(shap, at, column), values[column]!]),
      }}
      python={shapPython}
      fileName={`shap of row ${rows[at]!}`}
    >
      <NumberField
        label={`Which of ${rows.length} rows`}
        value={at + 1}
        onChange={(next) => setPlace(next - 1)}
        min={1}
        max={rows.length}
        isInteger
        hasSlider
      />
      <WaterfallChart
        base={start}
        steps={waterfallSteps(start, moves, mostSteps)}
        total={end}
        xTitle={unitWords(shap)}
      />
    </Figure>
  );
}

/** The row whose output is farthest from what was expected. */
function farthest({ outputs, base }: HeldOutShap): number {
  let best = 0;
  for (const [row, output] of outputs.entries())
    if (Math.abs(output - base[row]!) > Math.abs(outputs[best]! - base[best]!)) best = row;
  return best;
}

function cellWords({ cells, columns }: HeldOutShap, row: number, column: number): string {
  const cell = cells[row * columns.length + column]!;
  const { kind, levels } = columns[column]!;
  if (Number.isNaN(cell)) return "missing";
  if (kind === "date") return new Date(cell).toISOString().slice(0, 10);
  return kind === "levels" ? (levels[cell] ?? "") : formatNumber(cell);
}
