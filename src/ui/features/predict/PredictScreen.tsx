import { Crosshair, Rows3 } from "lucide-react";
import { useMemo, useState } from "react";
import { describeProblem } from "#core/shared/problems.ts";
import type { PipelineInput } from "#core/pipeline/fitted-pipeline.ts";
import type { RunRecord } from "#core/project/run.ts";
import { queries, useStudio } from "#state/store.ts";
import type { Prediction } from "#state/query-answers.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { useRoles } from "#ui/columns/use-dataset.ts";
import { FigureNumbers } from "#ui/charts/FigureNumbers.tsx";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState } from "#ui/controls/EmptyState.tsx";
import { Screen } from "#ui/controls/Screen.tsx";
import { formatNumber, formatPercent, plural } from "#ui/format/numbers.ts";
import { RunPicker } from "#ui/runs/RunPicker.tsx";
import { useBoard } from "#ui/runs/use-board.ts";
import { runVersion } from "#ui/runs/run-version.ts";
import { Answer } from "./Answer.tsx";
import { ExportedModel } from "./ExportedModel.tsx";
import { FillFromRow } from "./FillFromRow.tsx";
import { LevelInput } from "./LevelInput.tsx";
import { NumberInput } from "./NumberInput.tsx";
import "./predict.css";
import { PredictFile } from "./PredictFile.tsx";
import { RowWaterfall } from "./RowWaterfall.tsx";
import { WhatMoves } from "./WhatMoves.tsx";
import { isLevels, ordinaryRow, trainingHad, type TypedRow, unusual } from "./start-values.ts";

export default function PredictScreen() {
  const { openRun } = useBoard();
  const { value: inputs, problem } = useAnswer(openRun ? `inputs ${openRun.id}` : null, () =>
    openRun ? queries.inputs(openRun.id) : Promise.resolve([]),
  );
  if (!openRun) {
    return (
      <Screen title="Nothing to predict with yet">
        <EmptyState title="A form for one row, and a file for many" sketch="bars">
          As soon as a model is trained, type a row here and see what it says, or drop a file and take its
          predictions away.
        </EmptyState>
        <ExportedModel />
      </Screen>
    );
  }
  if (problem) {
    return (
      <Screen title={`${openRun.name} cannot predict`}>
        <Alert tone="bad" isBoxed title={describeProblem(problem).title}>
          {describeProblem(problem).advice}
        </Alert>
      </Screen>
    );
  }
  if (!inputs) return <Screen title={`Fetching ${openRun.name}…`}>{null}</Screen>;
  return <Form key={openRun.id} run={openRun} inputs={inputs} />;
}

const shownAtFirst = 24;

function Form({ run, inputs }: { run: RunRecord; inputs: readonly PipelineInput[] }) {
  const roles = useRoles();
  const threshold = useStudio((studio) => studio.project.threshold);
  const data = useStudio((studio) => studio.data);
  const [typed, setTyped] = useState<TypedRow>(() => ordinaryRow(inputs));
  const [filledFrom, setFilledFrom] = useState<number | null>(null);
  const [isEdited, setEdited] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const ordered = useMemo(() => byImportance(inputs, run), [inputs, run]);
  const values = ordered.map(({ name }) => [name, typed.get(name) ?? ""] as const);
  const { value: prediction, problem } = useAnswer(
    `prediction ${runVersion(run)} ${threshold} ${JSON.stringify(values)}`,
    () => queries.predictRow(run.id, values),
  );
  const { value: explained } = useAnswer(
    prediction ? `moves ${runVersion(run)} ${threshold} ${JSON.stringify(values)}` : null,
    () => queries.explainOne(run.id, values),
  );
  const { keepOpenRun } = useStudio.getState();
  const type = (column: string, value: string) => {
    keepOpenRun(run.id); // what was typed goes with the form of a model
    setEdited(true);
    setTyped((before) => new Map(before).set(column, value));
  };
  const shown = showsAll ? ordered : ordered.slice(0, shownAtFirst);
  const columns = data.status === "ready" ? data.dataset.columns : [];
  const target = columns.find(({ name }) => name === roles?.target);
  return (
    <Screen
      title={
        prediction
          ? predictionFinding(prediction, roles?.positive ?? null, roles?.target ?? "")
          : `Asking ${run.name}…`
      }
      sub={`${run.name} answers for one row. It says how the model would answer, not what would happen.`}
      acts={<RunPicker />}
      margin={
        <>
          <h2>
            <Crosshair className="icon" aria-hidden />
            What it says
          </h2>
          {problem ? (
            <Alert tone="bad" title={describeProblem(problem).title}>
              {describeProblem(problem).advice}
            </Alert>
          ) : null}
          {prediction ? (
            <Answer
              prediction={prediction}
              target={roles?.target ?? ""}
              positive={roles?.positive ?? null}
              threshold={threshold}
              median={prediction.value === null ? null : (target?.range?.median ?? null)}
            />
          ) : null}
          {explained ? <WhatMoves explained={explained} typed={typed} target={roles?.target ?? ""} /> : null}
        </>
      }
    >
      <section className="predict-form" aria-label="One row">
        <div className="predict-tools">
          <span className="text-ink-2">{startWords(filledFrom, isEdited)}</span>
          <span className="fillers">
            {data.status === "ready" ? (
              <FillFromRow
                dataset={data.dataset}
                onFill={(row, cells) => {
                  keepOpenRun(run.id);
                  setTyped(new Map(inputs.map(({ name }) => [name, cells.get(name) ?? ""])));
                  setFilledFrom(row);
                  setEdited(false);
                }}
              />
            ) : null}
            <Button
              size="small"
              variant="quiet"
              icon={Rows3}
              onPress={() => {
                setTyped(ordinaryRow(inputs));
                setFilledFrom(null);
                setEdited(false);
              }}
            >
              Ordinary row
            </Button>
          </span>
        </div>
        <div className="predict-fields">
          {shown.map((input) => {
            const value = typed.get(input.name) ?? "";
            const props = {
              label: input.name,
              value,
              onChange: (text: string) => type(input.name, text),
              help: trainingHad(input),
              flag: unusual(input, value),
            };
            return isLevels(input.kind) || input.kind === "text" ? (
              <LevelInput key={input.name} {...props} levels={input.categories} />
            ) : (
              <NumberInput
                key={input.name}
                {...props}
                range={input.kind === "datetime" ? null : input.range}
                isInteger={input.kind === "integer"}
                isDate={input.kind === "datetime"}
              />
            );
          })}
        </div>
        {ordered.length > shown.length ? (
          <div className="mt-3">
            <Button size="small" onPress={() => setShowsAll(true)}>
              Show {plural(ordered.length - shown.length, "more column")}
            </Button>
          </div>
        ) : null}
      </section>
      {prediction ? (
        <FigureNumbers>
          <RowWaterfall
            run={run}
            values={values}
            className={prediction.probabilities.length > 2 ? prediction.label : null}
            target={roles?.target ?? ""}
          />
        </FigureNumbers>
      ) : null}
      <PredictFile run={run} needed={inputs.map(({ name }) => name)} />
      <ExportedModel />
    </Screen>
  );
}

function startWords(row: number | null, isEdited: boolean): string {
  if (row !== null) return isEdited ? `Row ${row} of the table, changed since.` : `Row ${row} of the table.`;
  const ordinary = "the middle of each number, the most frequent level of the rest";
  return isEdited ? `An ordinary row (${ordinary}), changed since.` : `An ordinary row: ${ordinary}.`;
}

/** What the model uses most comes first, where that was measured. */
function byImportance(inputs: readonly PipelineInput[], run: RunRecord): readonly PipelineInput[] {
  if (!run.importance) return inputs;
  const meanOf = new Map(run.importance.columns.map(({ column, mean }) => [column, mean]));
  return [...inputs].sort((a, b) => (meanOf.get(b.name) ?? 0) - (meanOf.get(a.name) ?? 0));
}

function predictionFinding(
  { value, label, probabilities }: Prediction,
  positive: string | null,
  target: string,
): string {
  if (value !== null) return `For this row it expects ${target} to be ${formatNumber(value)}`;
  const said = probabilities.find((entry) => entry.label === label);
  const other = probabilities.find((entry) => entry.label === positive);
  if (!said) return `For this row it says ${label}`;
  if (!other || other === said) return `For this row it says ${label}, at ${formatPercent(said.probability)}`;
  return `For this row it says ${label}, with ${formatPercent(other.probability)} for ${other.label}`;
}
