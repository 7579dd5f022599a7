import { memo } from "react";
import type { SplitParams } from "#core/pipeline/plan-types.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { FoldStaircase } from "#ui/charts/FoldStaircase.tsx";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { NumberField } from "#ui/controls/NumberField.tsx";
import { formatCount, plural } from "#ui/format/numbers.ts";
import { SplitDrawing } from "./SplitDrawing.tsx";
import { splitWords } from "./split-words.ts";
import { useSplitView } from "./use-split-view.ts";
import { splitCounts } from "./split-counts.ts";
import "./prepare.css";

/** Which rows are learned from, which judge, and which stay sealed to the end. */
export const SplitSection = memo(function SplitSection({
  nRows,
  missingTarget,
  split,
  isClassification,
  nOpenings,
  onSplit,
}: {
  nRows: number;
  missingTarget: number;
  split: SplitParams;
  isClassification: boolean;
  /** How often the sealed test set was opened. */
  nOpenings: number;
  onSplit: (change: Partial<SplitParams>) => void;
}) {
  const { view, problem } = useSplitView();
  const { test, train, fold, ignored } = splitCounts(nRows, missingTarget, split);
  const folds =
    fold[0] === fold[1] ? formatCount(fold[0]) : `${formatCount(fold[0])} or ${formatCount(fold[1])}`;
  return (
    <section className="prepare-block" aria-labelledby="split-title">
      <header>
        <h2 id="split-title">Split</h2>
        <p>
          {view === null ? (
            <>
              {plural(test, "row")} are sealed before anything is learned and opened only on purpose. The
              other {formatCount(train)} are dealt into {split.folds} folds of {folds}: each model is trained{" "}
              {split.folds} times and judged on the fold it has not seen.
              {ignored > 0 ? ` ${plural(ignored, "row")} without a target take no part.` : ""}
              {isClassification ? " Every part keeps the shares of the classes." : ""}
            </>
          ) : (
            splitWords(view)
          )}
        </p>
      </header>
      <div className="split-grid">
        <div>
          {split.testRows === null ? (
            <NumberField
              label="Sealed share"
              value={Math.round(split.testFraction * 1000) / 10}
              min={5}
              max={50}
              hasSlider
              unit="%"
              help="More gives a surer last word, and fewer rows to learn from."
              onChange={(percent) => onSplit({ testFraction: percent / 100 })}
            />
          ) : (
            <div className="field">
              <span className="label">Sealed rows</span>
              <span className="end">
                <span>{plural(test, "row")}, given as a list</span>
                <Button size="small" onPress={() => onSplit({ testRows: null })}>
                  Draw at random
                </Button>
              </span>
            </div>
          )}
          <NumberField
            label="Folds"
            value={split.folds}
            min={2}
            max={20}
            isInteger
            hasSlider
            help="More folds learn from more rows each, and take longer."
            onChange={(count) => onSplit({ folds: count })}
          />
          <NumberField
            label="Seed"
            value={split.randomState}
            min={0}
            max={2 ** 31 - 1}
            isInteger
            help="The same seed deals the same rows into the same folds."
            onChange={(randomState) => onSplit({ randomState })}
          />
        </div>
        <div>
          {problem !== null ? (
            <Alert tone="bad" isBoxed title={describeProblem(problem).title}>
              {describeProblem(problem).advice}
            </Alert>
          ) : view === null ? (
            <FoldStaircase folds={split.folds} nTrain={train} nTest={test} />
          ) : (
            <SplitDrawing view={view} />
          )}
          {nOpenings > 0 ? (
            <p className="mt-2 text-small text-madder">
              The seal was opened {nOpenings === 1 ? "once" : `${nOpenings} times`}. Another split after that
              lets rows that were seen back into training: its test score would say too much.
            </p>
          ) : null}
        </div>
      </div>
    </section>
  );
});
