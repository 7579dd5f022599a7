import type { ModelShapes, TermShape } from "#core/explain/model-shapes.ts";
import { classColor } from "#ui/charts/class-colors.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { HeatMap } from "#ui/charts/HeatMap.tsx";
import type { BinRange } from "#ui/charts/RangeBrush.tsx";
import { ShapeLevels } from "#ui/charts/ShapeLevels.tsx";
import { type ShapeLine, ShapeSteps } from "#ui/charts/ShapeSteps.tsx";
import { formatSpread } from "#ui/format/numbers.ts";
import {
  binWords,
  placeWords,
  shapeFinding,
  shapePython,
  shapeSentences,
  shapeTable,
  unitWords,
} from "./shape-words.ts";

/** What is chosen of a curve: a stretch of its bins, or some of its categories (both by bin). */
export interface ChosenBins {
  readonly range: BinRange | null;
  readonly levels: readonly number[];
}

/** One addend of the model: a curve with error bars over how rows lie, a bar a category, or a map of two. */
export function TermFigure({
  term,
  shapes,
  chosen,
  onChoose,
  onPickTerm,
}: {
  readonly term: TermShape;
  readonly shapes: ModelShapes;
  readonly chosen: ChosenBins;
  readonly onChoose: ((chosen: ChosenBins) => void) | undefined;
  /** Shows another term. */
  readonly onPickTerm: (key: string) => void;
}) {
  const method =
    term.axes.length === 2
      ? "What the two features add together, beyond what each adds by itself."
      : "What this feature adds to every answer; the mean over the training rows is 0.";
  return (
    <Figure
      id={`explain.shape.${term.key}`}
      title={shapeFinding(term, shapes)}
      sub={method}
      sentences={shapeSentences(term, shapes)}
      table={shapeTable(term, shapes)}
      python={shapePython(term.key)}
      fileName={`shape of ${term.key}`}
    >
      {term.axes.length === 2 ? (
        <PairMap term={term} shapes={shapes} onPickTerm={onPickTerm} />
      ) : (
        <Curve term={term} shapes={shapes} chosen={chosen} onChoose={onChoose} />
      )}
    </Figure>
  );
}

function Curve({
  term,
  shapes,
  chosen,
  onChoose,
}: {
  readonly term: TermShape;
  readonly shapes: ModelShapes;
  readonly chosen: ChosenBins;
  readonly onChoose: ((chosen: ChosenBins) => void) | undefined;
}) {
  const axis = term.axes[0]!;
  const words = `added to the ${unitWords(shapes)}`;
  const isOne = term.values.length === 1;
  const lines = term.values.map(
    (values, k): ShapeLine => ({
      label: isOne ? term.key : (shapes.classes[k] ?? ""),
      color: isOne ? "var(--c1)" : classColor(k, shapes.classes, null),
      values,
      deviations: term.deviations[k]!,
    }),
  );
  if (axis.levels !== null)
    return (
      <ShapeLevels
        levels={[...axis.levels, "missing"]}
        lines={lines}
        weights={term.weights}
        xTitle={words}
        chosen={chosen.levels}
        onChoose={
          onChoose === undefined
            ? undefined
            : (level) => onChoose({ range: null, levels: toggled(chosen.levels, level) })
        }
      />
    );
  return (
    <ShapeSteps
      edges={[axis.min, ...axis.cuts, axis.max]}
      lines={lines}
      weights={term.weights}
      xTitle={axis.name}
      yTitle={words}
      height={300}
      range={chosen.range}
      onRange={onChoose === undefined ? undefined : (range) => onChoose({ range, levels: [] })}
    />
  );
}

function toggled(levels: readonly number[], level: number): readonly number[] {
  return levels.includes(level) ? levels.filter((other) => other !== level) : [...levels, level];
}

function PairMap({
  term,
  shapes,
  onPickTerm,
}: {
  readonly term: TermShape;
  readonly shapes: ModelShapes;
  readonly onPickTerm: (key: string) => void;
}) {
  const [down, across] = term.axes as readonly [TermShape["axes"][number], TermShape["axes"][number]];
  const values = term.values[0]!;
  const nAcross = across.cuts.length + 2;
  const rowsAt = (bin: (cell: number) => number, n: number) =>
    Array.from({ length: n }, (_, at) => at).filter((at) =>
      term.weights.some((weight, cell) => weight > 0 && bin(cell) === at),
    );
  // Bins without any row (nothing was missing, nothing unseen) are not drawn.
  const downBins = rowsAt((cell) => Math.floor(cell / nAcross), down.cuts.length + 2).toReversed();
  const acrossBins = rowsAt((cell) => cell % nAcross, nAcross);
  const cellOf = (i: number, j: number) => downBins[i]! * nAcross + acrossBins[j]!;
  const most = Math.max(
    1e-12,
    ...values.map((value, cell) => (term.weights[cell]! > 0 ? Math.abs(value) : 0)),
  );
  return (
    <HeatMap
      label={`Added to the ${unitWords(shapes)} by ${term.key}`}
      down={downBins.map((bin) => binWords(down, bin))}
      across={across.levels === null ? acrossBins.length : acrossBins.map((bin) => binWords(across, bin))}
      {...(across.levels === null
        ? {
            ends: [
              `${across.name} ${binWords(across, acrossBins[0] ?? 0)}`,
              binWords(across, acrossBins.at(-1) ?? 0),
            ] as const,
          }
        : {})}
      cellAt={(i, j) => {
        const cell = cellOf(i, j);
        if (term.weights[cell] === 0) return null;
        const value = values[cell]!;
        return { tone: value > 0 ? "rise" : "fall", strength: Math.abs(value) / most };
      }}
      wordsAt={(i, j) => {
        const cell = cellOf(i, j);
        const said = formatSpread(values[cell]!, term.deviations[0]![cell]!);
        return `${placeWords(term, cell)}: ${term.weights[cell] === 0 ? "no training row" : said}`;
      }}
      onOpen={() => onPickTerm(down.name)}
      openWords={`Enter shows ${down.name} by itself`}
      tones={[
        { tone: "rise", words: "adds" },
        { tone: "fall", words: "takes away" },
      ]}
    />
  );
}
