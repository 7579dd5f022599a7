import { ScanEye } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import type { LookRequest } from "#core/explain/look-inside.ts";
import { rolesOf } from "#core/pipeline/edit.ts";
import type { RunRecord } from "#core/project/run.ts";
import { describeProblem } from "#core/shared/problems.ts";
import { queries, useStudio } from "#state/store.ts";
import type { Job } from "#state/studio-state.ts";
import { useAnswer } from "#ui/answers/use-answer.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { formatCount } from "#ui/format/numbers.ts";
import { InsidesFigure } from "./InsidesFigure.tsx";
import { StageSlider } from "./StageSlider.tsx";
import { chooseStage, useStage } from "./stage-store.ts";
import { SurfaceFigure } from "./SurfaceFigure.tsx";
import "./stages.css";

const components = "components";

/** Inside a net: live while it trains, and afterwards at any moment of its training that was kept. */
export function LookInside({ run, job }: { readonly run: RunRecord | null; readonly job: Job | null }) {
  const [isOpen, setOpen] = useState(false);
  if (run === null && job === null) return null;
  return (
    <section className="look-inside" aria-label="Inside the net">
      <Button icon={ScanEye} isPressed={isOpen} onPress={() => setOpen(!isOpen)}>
        Look inside the net
      </Button>
      {isOpen ? <Inside run={run} job={job} /> : null}
    </section>
  );
}

function Inside({ run, job }: { readonly run: RunRecord | null; readonly job: Job | null }) {
  const numbers = useNumberColumns();
  const threshold = useStudio((studio) => studio.project.threshold);
  const [part, setPart] = useState<"first" | "all">("all");
  const [axes, setAxes] = useState<{ x: string; y: string } | null>(null);
  const [first = components, second = components] = numbers.many;
  const [x, y] = axes ? [axes.x, axes.y] : [first, second];
  const isPlane = x !== components && y !== components && x !== y;
  const request = useMemo((): LookRequest => ({ plane: isPlane ? { x, y } : components }), [isPlane, x, y]);
  const { watchTraining } = useStudio.getState();
  const isLive = job !== null;
  useEffect(() => {
    if (!isLive) return;
    watchTraining(request);
    return () => watchTraining(null);
  }, [isLive, request, watchTraining]);

  const kept = useAnswer(run === null ? null : `stages ${run.id}`, () => queries.stages(run!.id));
  const fold = part === "first" ? 0 : null;
  const stages = kept.value?.find((candidate) => candidate.fold === fold) ?? null;
  const chosen = useStage(run?.id ?? null);
  const iteration = chosen !== null && stages?.iterations.includes(chosen) ? chosen : null;
  const key =
    run === null || isLive || kept.value === null
      ? null
      : `look ${run.id} ${fold} ${iteration} ${JSON.stringify(request)}`;
  const past = useAnswer(key, () => queries.lookAt(run!.id, fold, iteration, request));
  const look = isLive ? job.look : past.value;
  const last = stages?.iterations.at(-1);
  const when = isLive
    ? job.look
      ? `after epoch ${formatCount(job.look.iteration)}`
      : ""
    : iteration !== null
      ? `after epoch ${formatCount(iteration)}`
      : last === undefined
        ? "as it ended"
        : `as it ended, epoch ${formatCount(last)}`;
  const problem = past.problem ? describeProblem(past.problem) : null;
  return (
    <>
      <div className="controls">
        {stages && stages.iterations.length > 1 && run && !isLive ? (
          <StageSlider
            unit="epoch"
            iterations={stages.iterations}
            value={iteration}
            onChange={(next) => chooseStage(run.id, next)}
          />
        ) : null}
        {isLive ? null : (
          <Select
            label="Fitted on"
            isStacked
            value={part}
            options={[
              { value: "all", label: "all training rows" },
              { value: "first", label: "fold 1", hint: "Evaluate can follow this one" },
            ]}
            onChange={setPart}
          />
        )}
        <Select
          label="Across"
          isStacked
          value={isPlane ? x : components}
          options={planeOptions(numbers.all)}
          onChange={(next) =>
            setAxes(
              next === components ? { x: next, y: next } : { x: next, y: otherThan(next, y, numbers.all) },
            )
          }
        />
        {isPlane ? (
          <Select
            label="Up"
            isStacked
            value={y}
            options={planeOptions(numbers.all).filter(({ value }) => value !== components && value !== x)}
            onChange={(next) => setAxes({ x, y: next })}
          />
        ) : null}
      </div>
      {problem ? (
        <Alert tone="bad" title={problem.title} isBoxed>
          {problem.advice}
        </Alert>
      ) : null}
      {!isLive && kept.value !== null && stages === null ? (
        <p className="muted small">
          Only how it ended is known: this run was trained before moments of training were kept.
        </p>
      ) : null}
      {!isLive && stages?.refused ? <p className="muted small">{stages.refused}</p> : null}
      {look === null ? (
        <p className="muted">
          {isLive ? "The first look comes with the next epoch." : "Looking into the net."}
        </p>
      ) : (
        <div className="figure-grid">
          {look.surface ? <SurfaceFigure surface={look.surface} threshold={threshold} when={when} /> : null}
          {look.insides ? <InsidesFigure insides={look.insides} when={when} /> : null}
        </div>
      )}
    </>
  );
}

/** A number with fewer values than this is no axis to begin with. */
const MANY = 10;

/** Numbers that models learn from, in file order; `many` are those with many values. */
function useNumberColumns(): { readonly all: readonly string[]; readonly many: readonly string[] } {
  const data = useStudio((studio) => studio.data);
  const roles = useStudio((studio) => rolesOf(studio.project.graph));
  return useMemo(() => {
    const learned = new Set(
      roles?.columns.filter(({ role }) => role === "feature").map(({ column }) => column),
    );
    const columns = data.status === "ready" ? data.dataset.columns : [];
    const numbers = columns.filter(
      ({ name, kind }) => learned.has(name) && (kind === "numeric" || kind === "integer"),
    );
    return {
      all: numbers.map(({ name }) => name),
      many: numbers.filter(({ distinct }) => distinct >= MANY).map(({ name }) => name),
    };
  }, [data, roles]);
}

function planeOptions(numbers: readonly string[]) {
  return [
    {
      value: components,
      label: "principal components",
      hint: "The two directions in which rows differ most",
    },
    ...numbers.map((name) => ({ value: name, label: name })),
  ];
}

function otherThan(x: string, y: string, numbers: readonly string[]): string {
  return y !== x && y !== components ? y : (numbers.find((name) => name !== x) ?? components);
}
