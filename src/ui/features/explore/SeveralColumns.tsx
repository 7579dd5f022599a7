import { useMemo, useState } from "react";
import type { AxisPair, ChartData } from "#core/explore/chart-data.ts";
import { plainSpec } from "#core/explore/chart-spec.ts";
import type { Axis } from "#core/explore/cut.ts";
import { matrixBars } from "#core/explore/draw-many.ts";
import type { RowCondition } from "#core/frame/row-conditions.ts";
import { useStudio } from "#state/store.ts";
import { type AxisRange, ParallelAxes } from "#ui/charts/ParallelAxes.tsx";
import type { ScatterRange } from "#ui/charts/ScatterChart.tsx";
import { ScatterMatrix } from "#ui/charts/ScatterMatrix.tsx";
import { levelsBetween, type SeveralAxis, valueOn } from "#ui/charts/several-axes.ts";
import { rangeWords } from "#ui/selection/range-text.ts";
import { placeName, placeWords } from "./axis-words.ts";
import { axisKindOf } from "./chart-values.ts";
import type { GroupLook } from "./group-look.ts";

type Select = (conditions: readonly RowCondition[], words: string, isAdded?: boolean) => void;

/** A scatter matrix or parallel axes; what is drawn on either selects rows. */
export function SeveralColumns({
  data,
  look,
  tool,
  onSelect,
}: {
  data: ChartData;
  look: GroupLook;
  tool: "rectangle" | "lasso";
  onSelect: Select;
}) {
  const body = data.panels[0]?.body;
  const known = body?.kind === "matrix" || body?.kind === "parallel" ? body.axes : noAxes;
  const axes = useMemo(() => known.map(severalAxis), [known]);
  const common = { axes, nGroups: look.names.length, colorOf: look.colorOf };
  if (body?.kind === "parallel") {
    return <ParallelBrushes {...common} body={body} onSelect={onSelect} />;
  }
  if (body?.kind !== "matrix") return null;
  const columnsOf = ({ first, second }: AxisPair) => [body.axes[first]!, body.axes[second]!] as const;
  const brush = (pair: AxisPair, range: ScatterRange) => {
    const [x, y] = columnsOf(pair);
    onSelect([inRange(x, range.x), inRange(y, range.y)], `${wordsOf(x, range.x)}, ${wordsOf(y, range.y)}`);
  };
  return (
    <ScatterMatrix
      {...common}
      body={body}
      tool={tool}
      onBrush={brush}
      onLasso={(pair, corners) => {
        const [x, y] = columnsOf(pair);
        const around = { kind: "polygon", x: x.column, y: y.column, corners } as const;
        onSelect([around], `${y.column} against ${x.column}, as encircled`);
      }}
      nameOf={(at, bin) => placeName(body.axes[at]!, bin)}
      onPickBar={(at, bin, isAdded) => {
        const axis = body.axes[at]!;
        const spec = { ...plainSpec(axis.column, "histogram"), bins: matrixBars, filters: data.spec.filters };
        const place = { panel: null, group: null, x: bin, y: null };
        onSelect([{ kind: "place", spec, place }], placeWords(axis, bin), isAdded);
      }}
    />
  );
}

const noAxes: readonly Axis[] = [];

function severalAxis(axis: Axis): SeveralAxis {
  const { column, range, labels, edges } = axis;
  return { title: column, kind: axisKindOf(axis), range, labels, edges };
}

/** What is drawn along the axes holds as long as the selection is what came of it. */
function ParallelBrushes({
  axes,
  body,
  nGroups,
  colorOf,
  onSelect,
}: {
  axes: readonly SeveralAxis[];
  body: Extract<ChartData["panels"][number]["body"], { kind: "parallel" }>;
  nGroups: number;
  colorOf: (group: number) => string;
  onSelect: Select;
}) {
  const { clearSelection } = useStudio.getState();
  const label = useStudio((studio) => studio.selection?.label ?? null);
  const [drawn, setDrawn] = useState<{ readonly label: string; readonly ranges: typeof noRanges }>({
    label: "",
    ranges: noRanges,
  });
  const ranges = drawn.label === label ? drawn.ranges : noRanges;
  const draw = (at: number, range: AxisRange | null) => {
    const next = new Map(ranges);
    if (range === null) next.delete(at);
    else next.set(at, range);
    const parts = [...next]
      .sort(([a], [b]) => a - b)
      .map(([place, [low, high]]) => along(body.axes[place]!, axes[place]!, low, high));
    const words = parts.map((part) => part.words).join(", ");
    setDrawn({ label: words, ranges: next });
    if (parts.length === 0) clearSelection();
    else
      onSelect(
        parts.map(({ condition }) => condition),
        words,
      );
  };
  return (
    <ParallelAxes
      axes={axes}
      body={body}
      nGroups={nGroups}
      colorOf={colorOf}
      ranges={ranges}
      onRange={draw}
      height={400}
    />
  );
}

const noRanges: ReadonlyMap<number, AxisRange> = new Map();

/** Rows of a stretch of an axis, given in shares of it. */
function along(axis: Axis, drawn: SeveralAxis, low: number, high: number) {
  if (axis.labels !== null) {
    const levels = levelsBetween(drawn, low, high);
    const condition: RowCondition = { kind: "levels", column: axis.column, levels };
    const words = levels.length === 0 ? `${axis.column} is none` : `${axis.column} is ${levels.join(" or ")}`;
    return { condition, words };
  }
  const range = [valueOn(drawn, low), valueOn(drawn, high)] as const;
  return { condition: inRange(axis, range), words: wordsOf(axis, range) };
}

function inRange({ column }: Axis, [min, max]: readonly [number, number]): RowCondition {
  return { kind: "range", column, min, max };
}

function wordsOf({ column, kind }: Axis, range: readonly [number, number]): string {
  return rangeWords({ name: column, kind }, ...range);
}
