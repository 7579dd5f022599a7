import type { ModelShapes, TermShape } from "#core/explain/model-shapes.ts";
import type { TwinTable } from "#ui/controls/DataTableTwin.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { formatNumber, formatPercent } from "#ui/format/numbers.ts";

/** What shapes add up to: "log odds of yes". */
export function unitWords({ unit, classes, target }: ModelShapes): string {
  if (unit === "number") return isolate(target);
  return unit === "log-odds" ? `log odds of ${isolate(classes[1] ?? "")}` : "score of each class";
}

export function rankFinding(shapes: ModelShapes): string {
  const [first, second] = shapes.terms;
  if (!first || first.contribution === 0) return "No shape moves the answer";
  const most = `${isolate(first.key)} moves the ${unitWords(shapes)} most`;
  return second && second.contribution > 0 ? `${most}, then ${isolate(second.key)}` : most;
}

export function rankSentences(shapes: ModelShapes): string[] {
  const { terms, nBags } = shapes;
  const total = terms.reduce((sum, { contribution }) => sum + contribution, 0);
  const top = terms.slice(0, 3).reduce((sum, { contribution }) => sum + contribution, 0);
  const pairs = terms.filter(({ axes }) => axes.length === 2).length;
  const curves = terms.length - pairs;
  return [
    `The answer is the sum of ${curves} ${curves === 1 ? "curve" : "curves"}${pairs === 0 ? "" : ` and ${pairs} ${pairs === 1 ? "pair" : "pairs"}`}, each the mean of ${nBags} bags.`,
    total === 0
      ? "None of them moves it."
      : `The first ${Math.min(3, terms.length)} make up ${formatPercent(top / total)} of all that they move.`,
  ];
}

/** Values of the bins of a curve that training rows lie in, of the first output or the class that moves most. */
function occupied(term: TermShape) {
  const spreadOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const output = term.values.reduce(
    (best, values, k) => (spreadOf(values) > spreadOf(term.values[best]!) ? k : best),
    0,
  );
  const values = term.values[output]!;
  const cells = values.map((_, cell) => cell).filter((cell) => term.weights[cell]! > 0);
  const low = cells.reduce((best, cell) => (values[cell]! < values[best]! ? cell : best), cells[0] ?? 0);
  const high = cells.reduce((best, cell) => (values[cell]! > values[best]! ? cell : best), cells[0] ?? 0);
  return { values, cells, low, high, output };
}

export function shapeFinding(term: TermShape, shapes: ModelShapes): string {
  const name = isolate(term.key);
  const { values, low, high, cells } = occupied(term);
  const stretch = (values[high] ?? 0) - (values[low] ?? 0);
  if (!(stretch > 0)) return `${name} moves nothing`;
  const about = `by ${formatNumber(stretch, 2)}`;
  const what = unitWords(shapes);
  const [axis] = term.axes;
  if (term.axes.length === 2)
    return `Together ${isolate(term.names.join(" and "))} move the ${what} ${about}`;
  if (axis?.levels)
    return `${isolate(placeWords(term, high))} adds most to the ${what}, ${isolate(placeWords(term, low))} least`;
  const present = cells.filter((cell) => cell <= (axis?.cuts.length ?? 0));
  const way = ((values[present.at(-1) ?? 0] ?? 0) - (values[present[0] ?? 0] ?? 0)) / stretch;
  if (Math.abs(way) < 0.8) return `${name} moves the ${what} ${about}`;
  const [rise, fall] = shapes.unit === "log-odds" ? ["rise", "fall"] : ["rises", "falls"]; // odds are many
  return `The ${what} ${way > 0 ? rise : fall} ${about} as ${name} grows`;
}

export function shapeSentences(term: TermShape, shapes: ModelShapes): string[] {
  const { values, low, high, output } = occupied(term);
  const of = shapes.unit === "scores" ? ` for ${isolate(shapes.classes[output] ?? "")}` : "";
  const say = (cell: number) => `${signed(values[cell] ?? 0)} at ${isolate(placeWords(term, cell))}`;
  return [
    `It adds most${of}, ${say(high)}, and least, ${say(low)}.`,
    `On average over the training rows it moves the answer by ${formatNumber(term.contribution, 3)}; error bars are one standard deviation over ${shapes.nBags} bags.`,
  ];
}

function signed(value: number): string {
  return `${value > 0 ? "+" : ""}${formatNumber(value, 3)}`;
}

/** Where a cell lies: "12.5 to 14", "female", "missing", and both of a pair. */
export function placeWords({ axes }: TermShape, cell: number): string {
  const second = axes[1];
  if (second === undefined) return binWords(axes[0]!, cell);
  const nBins = second.cuts.length + 2;
  const [down, across] = [Math.floor(cell / nBins), cell % nBins];
  return `${axes[0]!.name} ${binWords(axes[0]!, down)}, ${second.name} ${binWords(second, across)}`;
}

export function binWords({ cuts, levels, min, max }: TermShape["axes"][number], bin: number): string {
  if (bin === cuts.length + 1) return "missing";
  if (levels !== null) return levels[bin] ?? "";
  const [from, to] = [bin === 0 ? min : cuts[bin - 1]!, bin === cuts.length ? max : cuts[bin]!];
  return from === to ? formatNumber(from) : `${formatNumber(from)} to ${formatNumber(to)}`;
}

export function shapeTable(term: TermShape, shapes: ModelShapes): TwinTable {
  const outputs = term.values.map((_, k) => (shapes.unit === "scores" ? ` (${shapes.classes[k]})` : ""));
  const rows = term.weights.map((weight, cell) => ({ weight, cell })).filter(({ weight }) => weight > 0);
  return {
    columns: [
      term.key,
      ...outputs.flatMap((of) => [`adds${of}`, `standard deviation${of}`]),
      "training rows",
    ],
    rows: rows.map(({ weight, cell }) => [
      placeWords(term, cell),
      ...term.values.flatMap((values, k) => [values[cell]!, term.deviations[k]![cell]!]),
      weight,
    ]),
  };
}

export function shapePython(key: string): string {
  return [
    "import matplotlib.pyplot as plt",
    "from interpret import show",
    "",
    "# model: the fitted ExplainableBoosting model of interpret, the last step of the pipeline of Export",
    "explanation = model.explain_global()",
    "show(explanation)",
    "",
    `term = model.term_names_.index(${JSON.stringify(key.replace(" × ", " & "))})`,
    "plt.stairs(model.term_scores_[term][1:-1])",
    "",
  ].join("\n");
}
