import { useMemo, useState } from "react";
import { estimators } from "#core/estimators/registry.ts";
import type { HeldOutShap } from "#core/explain/tree-shap/held-out-shap.ts";
import type { RunRecord } from "#core/project/run.ts";
import { queries } from "#state/store.ts";
import { Awaited } from "#ui/answers/Awaited.tsx";
import { Figure } from "#ui/charts/Figure.tsx";
import { ShapSwarm } from "#ui/charts/ShapSwarm.tsx";
import { sharesOf } from "#ui/charts/value-shades.ts";
import { Select } from "#ui/controls/Select.tsx";
import { runVersion } from "#ui/runs/run-version.ts";
import { unitWords } from "#ui/words/explained-unit.ts";
import { Term } from "#ui/words/Term.tsx";
import { ShapDependence } from "./ShapDependence.tsx";
import { ShapPairsFigure } from "./ShapPairsFigure.tsx";
import { ShapRow } from "./ShapRow.tsx";
import { columnCells, columnValues, shapPython, swarmFinding, swarmSentences } from "./shap-words.ts";

const mostLines = 20;

/** Exact Shapley values of a model of trees: all columns, one of them, pairs, and one row. Nothing for other models. */
export function ShapFigures({ run }: { readonly run: RunRecord }) {
  const [className, setClassName] = useState<string | null>(null);
  if (!estimators[run.estimator]?.isSumOfTrees) return null;
  return (
    <Awaited
      figure="explain.shap"
      doing="Explaining rows that the folds held out"
      answerKey={`shap ${runVersion(run)} ${className ?? ""}`}
      ask={(asking) => queries.heldOutShap(run.id, className, asking)}
    >
      {(shap) => (shap === null ? null : <Figures shap={shap} onClass={setClassName} />)}
    </Awaited>
  );
}

function Figures({
  shap,
  onClass,
}: {
  readonly shap: HeldOutShap;
  readonly onClass: (name: string) => void;
}) {
  const [picked, setPicked] = useState<string | null>(null);
  const { columns } = shap;
  const column = Math.max(
    0,
    columns.findIndex(({ name }) => name === picked),
  );
  const shown = columns.slice(0, mostLines);
  const lines = useMemo(
    () =>
      shap.columns.slice(0, mostLines).map(({ name, mean, kind }, at) => {
        const cells = columnCells(shap, at);
        return {
          name,
          mean,
          values: columnValues(shap, at),
          shares: kind === "levels" ? cells.map(() => null) : sharesOf(cells),
        };
      }),
    [shap],
  );
  const words = unitWords(shap);
  return (
    <>
      <Figure
        id="explain.shap"
        title={swarmFinding(shap)}
        sub={
          <>
            <Term id="shap" /> A dot is a row, explained by the model that did not learn from it; the bar is
            the mean distance from 0.{" "}
            {columns.length > shown.length ? `The first ${shown.length} of ${columns.length} columns. ` : ""}
            Choose a column to see it below.
          </>
        }
        sentences={swarmSentences(shap)}
        table={{
          columns: ["column", "mean absolute SHAP value"],
          rows: columns.map(({ name, mean }) => [name, mean]),
        }}
        python={shapPython}
        fileName="shap"
      >
        {shap.classes.length > 2 && shap.className !== null ? (
          <Select
            label="Class explained"
            value={shap.className}
            options={shap.classes.map((label) => ({ value: label, label }))}
            onChange={onClass}
          />
        ) : null}
        <ShapSwarm
          lines={lines}
          xTitle={`added to the ${words}`}
          chosen={columns[column]?.name ?? null}
          onPick={setPicked}
        />
      </Figure>
      <ShapDependence shap={shap} column={column} onColumn={setPicked} />
      <ShapPairsFigure shap={shap} onColumn={setPicked} />
      <ShapRow shap={shap} />
    </>
  );
}
