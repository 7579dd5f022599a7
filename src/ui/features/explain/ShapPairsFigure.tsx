import type { HeldOutShap } from "#core/explain/tree-shap/held-out-shap.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { HeatMap } from "#ui/charts/HeatMap.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { formatCount, formatNumber } from "#ui/format/numbers.ts";
import { unitWords } from "#ui/words/explained-unit.ts";
import { shapPython } from "./shap-words.ts";

const mostColumns = 14;

/** How much pairs of columns do together, beyond what each does alone. */
export function ShapPairsFigure({
  shap,
  onColumn,
}: {
  readonly shap: HeldOutShap;
  readonly onColumn: (name: string) => void;
}) {
  const { pairs, columns } = shap;
  if (pairs === null)
    return (
      <p className="text-ink-2">
        Pairs are not computed for {columns.length} columns: there would be too many to keep and to see.
      </p>
    );
  const all = columns.length;
  const n = Math.min(mostColumns, all);
  const names = columns.slice(0, n).map(({ name }) => name);
  const at = (a: number, b: number) => pairs.strengths[a * all + b]!;
  const list = columns
    .flatMap(({ name: a }, i) =>
      columns.slice(i + 1).map(({ name: b }, j) => ({ a, b, strength: at(i, i + 1 + j) })),
    )
    .toSorted((x, y) => y.strength - x.strength);
  const [first] = list;
  const most = Math.max(1e-12, first?.strength ?? 0);
  const words = unitWords(shap);
  const title =
    !first || first.strength === 0
      ? "No two columns act together"
      : `${isolate(first.a)} and ${isolate(first.b)} act together most`;
  return (
    <Figure
      id="explain.pairs"
      title={title}
      sub={`How far two columns together move the ${words} beyond what each does alone: exact SHAP interaction values, as a mean of their distance from 0.`}
      sentences={[
        `Over ${formatCount(pairs.nRows)} of the held-out rows.`,
        first && first.strength > 0
          ? `Together they move it by ${formatNumber(first.strength, 3)} on average, beside ${formatNumber(columns[0]!.mean, 3)} by ${isolate(columns[0]!.name)} in all.`
          : "The model adds up its columns one by one.",
        ...(all > n ? [`The first ${n} of ${all} columns are drawn; the table has every pair.`] : []),
      ]}
      table={{
        columns: ["column", "with", "mean absolute interaction"],
        rows: list.map(({ a, b, strength }) => [a, b, strength]),
      }}
      python={shapPython}
      fileName="shap pairs"
    >
      <HeatMap
        label={`Interactions in the ${words}`}
        down={names}
        across={names}
        cellAt={(i, j) => (i === j ? null : { tone: "amount", strength: at(i, j) / most })}
        numberAt={(i, j) => (i === j ? "" : formatNumber(at(i, j), 2))}
        wordsAt={(i, j) =>
          i === j
            ? `${names[i]} alone: ${formatNumber(at(i, i), 3)}`
            : `${names[i]} with ${names[j]}: ${formatNumber(at(i, j), 3)}`
        }
        onOpen={(i) => onColumn(names[i]!)}
        openWords="Enter shows the column above"
        tones={[{ tone: "amount", words: "acts together" }]}
      />
    </Figure>
  );
}
