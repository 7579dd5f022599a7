import { useState } from "react";
import type { ModelShapes } from "#core/explain/model-shapes.ts";
import type { RunRecord } from "#core/project/run.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { queries } from "#state/store.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { Figure } from "#ui/charts/Figure.tsx";
import { Alert } from "#ui/controls/Alert.tsx";
import { runVersion } from "#ui/runs/run-version.ts";
import { rankFinding, rankSentences, unitWords } from "./shape-words.ts";
import { ShapeLock } from "./ShapeLock.tsx";
import { ShapeEditing } from "./ShapeEditing.tsx";
import { type ChosenBins, TermFigure } from "./TermFigure.tsx";
import { TermList } from "./TermList.tsx";

const nothing: ChosenBins = { range: null, levels: [] };

/** A model that is a sum of shapes: all of them ranked, one of them drawn. Nothing for other models. */
export function Shapes({ run }: { readonly run: RunRecord }) {
  const { value: shapes, problem } = useAnswer(`shapes ${runVersion(run)}`, () => queries.shapes(run.id));
  const [picked, setPicked] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ChosenBins>(nothing);
  const pick = (key: string) => {
    setPicked(key);
    setChosen(nothing);
  };
  if (problem) {
    const { title, advice } = describeProblem(problem);
    return (
      <Alert tone="bad" title={title} isBoxed>
        {advice}
      </Alert>
    );
  }
  const shown = shapes?.terms.find(({ key }) => key === picked) ?? shapes?.terms[0];
  if (!shapes || !shown) return null;
  return (
    <>
      <RankFigure shapes={shapes} chosen={shown.key} onChoose={pick} />
      <TermFigure
        key={shown.key}
        term={shown}
        shapes={shapes}
        chosen={chosen}
        onChoose={setChosen}
        onPickTerm={pick}
      />
      {shown.axes.length === 1 ? (
        <ShapeLock key={`lock ${shown.key}`} run={run} shapes={shapes} term={shown} />
      ) : null}
      <ShapeEditing key={`edit ${shown.key}`} run={run} shapes={shapes} term={shown} chosen={chosen} />
    </>
  );
}

function RankFigure({
  shapes,
  chosen,
  onChoose,
}: {
  readonly shapes: ModelShapes;
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}) {
  return (
    <Figure
      id="explain.shapes"
      title={rankFinding(shapes)}
      sub={`How far each shape moves the ${unitWords(shapes)}, as a mean over the training rows. Choose one to see it.`}
      sentences={rankSentences(shapes)}
      table={{
        columns: ["shape", "mean absolute contribution"],
        rows: shapes.terms.map(({ key, contribution }) => [key, contribution]),
      }}
      python={rankPython}
      fileName="shapes"
    >
      <TermList shapes={shapes} chosen={chosen} onChoose={onChoose} />
    </Figure>
  );
}

const rankPython = [
  "# model: the fitted ExplainableBoosting model of interpret, the last step of the pipeline of Export",
  "for name, importance in sorted(zip(model.term_names_, model.term_importances()), key=lambda pair: -pair[1]):",
  '    print(f"{name}: {importance:.4f}")',
  "",
].join("\n");
