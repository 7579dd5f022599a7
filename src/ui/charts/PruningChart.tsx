import type { PrunedTree, PruningPath } from "#core/explain/pruning-path.ts";
import { formatCount, formatNumber, plural } from "#ui/format/numbers.ts";
import { Annotation } from "./Annotation.tsx";
import { LinePlot, usePlace } from "./LinePlot.tsx";
import { alphaPlace, alphaText, spanOf } from "./pruning-scale.ts";

export interface PruningChartProps {
  readonly path: PruningPath;
  /** "log loss" */
  readonly metric: string;
  /** The tree that is looked at: its place in the path. */
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}

/** Scores and leaves over alpha, one over the other: each fold grey, their mean in ink, the run's own alpha marked. */
export function PruningChart({ path, metric, chosen, onChoose }: PruningChartProps) {
  const { trees, own, best } = path;
  const place = alphaPlace(trees.map(({ alpha }) => alpha));
  const at = (read: (tree: PrunedTree) => number) =>
    trees.map((tree) => ({ x: place.of(tree.alpha), y: read(tree) }));
  const folds = (trees[0]?.scores ?? []).map((_, fold) => ({
    id: `fold ${fold + 1}`,
    color: "var(--c0)",
    width: 1,
    points: at(({ scores }) => scores[fold]!),
  }));
  const mean = { id: "mean", color: "var(--c1)", width: 2, label: "mean", points: at((tree) => tree.mean) };
  const leaves = at((tree) => Math.log10(tree.leaves));
  const shared = {
    xDomain: place.domain,
    formatX: place.tick,
    labelRoom: 48,
    onPick: (_: unknown, index: number) => onChoose(index),
    tip: (_: unknown, index: number) => <TreeTip tree={trees[index]!} metric={metric} />,
  };
  const now = trees[own]!;
  const lowest = trees[best]!;
  return (
    <>
      <LinePlot
        {...shared}
        lines={[...folds, mean]}
        yDomain={spanOf(trees.flatMap(({ scores }) => [...scores]))}
        xTitle="alpha, 0 at the left edge"
        yTitle={`${metric} of held-out rows`}
        formatY={(value) => formatNumber(value, 3)}
        height={260}
        under={<Marker x={place.of(trees[chosen]!.alpha)} />}
      >
        {best === own ? null : (
          <Annotation
            x={place.of(lowest.alpha)}
            y={lowest.mean}
            words={`best ${formatNumber(lowest.mean)}, ${plural(lowest.leaves, "leaf", "leaves")}`}
          />
        )}
        <Annotation
          x={place.of(now.alpha)}
          y={now.mean}
          isFilled
          words={`this run, ${plural(now.leaves, "leaf", "leaves")}`}
        />
      </LinePlot>
      <LinePlot
        {...shared}
        lines={[{ id: "leaves", color: "var(--c1)", width: 2, points: leaves }]}
        yDomain={[0, Math.max(1, Math.ceil(leaves[0]?.y ?? 1))]}
        xTitle="alpha, 0 at the left edge"
        yTitle="leaves (logarithm)"
        formatY={(value) => (Number.isInteger(value) ? formatCount(10 ** value) : "")}
        height={170}
        under={<Marker x={place.of(trees[chosen]!.alpha)} />}
      />
    </>
  );
}

function TreeTip({ tree, metric }: { readonly tree: PrunedTree; readonly metric: string }) {
  return (
    <>
      alpha <span className="num">{alphaText(tree.alpha)}</span>
      <br />
      <span className="num">{plural(tree.leaves, "leaf", "leaves")}</span>
      <br />
      {metric} <span className="num">{formatNumber(tree.mean)}</span>
    </>
  );
}

/** The alpha that is looked at. */
function Marker({ x }: { readonly x: number }) {
  const place = usePlace();
  if (place === null) return null;
  const { area } = place;
  return (
    <line
      x1={place.x(x)}
      x2={place.x(x)}
      y1={area.y}
      y2={area.y + area.height}
      stroke="var(--madder)"
      strokeDasharray="3 3"
    />
  );
}
