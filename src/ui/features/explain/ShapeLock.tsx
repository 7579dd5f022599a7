import { Lock, LockOpen } from "lucide-react";
import { useState } from "react";
import { directionRefusals } from "#core/estimators/column-settings.ts";
import { ebm } from "#core/estimators/ebm/schema.ts";
import type { ModelShapes, TermShape } from "#core/explain/model-shapes.ts";
import { type LockDirection, lockOf } from "#core/explain/shape-lock.ts";
import { primaryMetric } from "#core/metrics/registry.ts";
import { nextDirections } from "#core/pipeline/lock-direction.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { JudgedLock } from "#state/shape-lock.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { isolate } from "#ui/format/isolate.ts";
import { useSettingGround } from "#ui/inspector/use-setting-ground.ts";
import { costWords } from "./edit-words.ts";
import { unitWords } from "./shape-words.ts";

const ways = [
  { value: "down", label: "falls" },
  { value: "free", label: "free" },
  { value: "up", label: "rises" },
] as const;
type Way = (typeof ways)[number]["value"];

/** A direction that is considered, with what it would cost once that is judged. */
interface Considered {
  readonly way: Way;
  readonly cost: JudgedLock | null;
}

/**
 * Locks a curve to one direction, in this model and in every later fit. What it costs on held-out rows is shown when a direction is
 * chosen, before anything is changed.
 */
export function ShapeLock({
  run,
  shapes,
  term,
}: {
  readonly run: RunRecord;
  readonly shapes: ModelShapes;
  readonly term: TermShape;
}) {
  const { judgeLock, lockShape, lockNextFit } = useStudio.getState();
  const graph = useStudio((studio) => studio.project.graph);
  const ground = useSettingGround();
  const [considered, setConsidered] = useState<Considered | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const column = term.names[0]!;
  const name = isolate(column);
  if (ground === null) return null;
  const [refusal] = directionRefusals([{ column, direction: "up" }], ground);
  if (refusal) return null;

  const learned = directionIn(ebm.params.parse(run.params).monotonicCst, column);
  const current = wayOf(learned ?? lockOf(run.shapeEdits?.log.map(({ edit }) => edit) ?? [], term.key));
  const next = wayOf(directionIn(nextDirections(graph, run.node), column));
  const shown = considered?.way ?? (current === "free" ? next : current);

  const consider = async (way: Way) => {
    if (way === current && way === next) return setConsidered(null);
    // A model that was learned with a direction has it; what it would be without only a fit can say.
    if (learned !== null || way === current) return setConsidered({ way, cost: null });
    setIsBusy(true);
    setConsidered({ way, cost: null });
    const cost = await judgeLock(run.id, term.key, directionOf(way));
    setIsBusy(false);
    setConsidered(cost === null ? null : { way, cost });
  };
  const make = async ({ way, cost }: Considered) => {
    setIsBusy(true);
    if (cost === null) lockNextFit(run.id, term.key, directionOf(way));
    else await lockShape(run.id, term.key, directionOf(way));
    setIsBusy(false);
    setConsidered(null);
  };
  return (
    <section className="shape-lock" aria-label={`Lock ${term.key}`}>
      <div className="acts">
        <span>
          As {name} grows, the {unitWords(shapes)}
        </span>
        <Segmented
          label={`As ${column} grows, the answer`}
          size="small"
          value={shown}
          options={ways}
          onChange={(way) => void consider(way)}
        />
      </div>
      {considered === null ? (
        <p className="muted">{stateWords(current, next, learned !== null)}</p>
      ) : (
        <>
          <output>
            {considered.cost !== null ? (
              <span className="num">
                {costWords(
                  primaryMetric(ground.task),
                  considered.cost.before,
                  considered.cost.after,
                  run.testToTrain,
                )}
              </span>
            ) : isBusy ? (
              "Asking every fold what it costs …"
            ) : (
              "This model stays as it was learned; the next fit will be so."
            )}
          </output>
          <div className="acts">
            <Button
              size="small"
              variant="primary"
              icon={considered.way === "free" ? LockOpen : Lock}
              disabledReason={isBusy ? "It is being judged" : null}
              onPress={() => void make(considered)}
            >
              {considered.way === "free" ? "Set it free" : "Lock it"}
            </Button>
            <Button size="small" variant="quiet" onPress={() => setConsidered(null)}>
              Leave it
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function stateWords(current: Way, next: Way, isLearned: boolean): string {
  if (current === next && current === "free")
    return "Free. Choose a direction to see what keeping to it costs, before anything is changed.";
  if (current === next)
    return isLearned
      ? "Locked: learned so, and so will every later fit be."
      : "Locked, without the pairs it was in. Every later fit keeps to it.";
  return next === "free"
    ? "This model keeps to it; the next fit will be free."
    : "Only the next fit will keep to it: it was set after this model was learned.";
}

function directionIn(directions: readonly { column: string; direction: "up" | "down" }[], column: string) {
  return directions.find((one) => one.column === column)?.direction ?? null;
}

const wayOf = (direction: LockDirection): Way => direction ?? "free";
const directionOf = (way: Way): LockDirection => (way === "free" ? null : way);
