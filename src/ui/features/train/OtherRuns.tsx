import type { RunRecord } from "#core/project/run.ts";
import { useStudio } from "#state/store.ts";
import { Button } from "#ui/controls/Button.tsx";
import { formatSpread } from "#ui/format/numbers.ts";
import { metricName } from "#ui/runs/metric-words.ts";

/** Runs that cannot be ranked here: of an earlier split or target, and deleted ones, which can come back. */
export function OtherRuns({ others }: { readonly others: readonly RunRecord[] }) {
  const runs = useStudio((studio) => studio.project.runs);
  const deleted = runs.filter(({ deletedAt }) => deletedAt !== null);
  const { restoreRun, deleteRun } = useStudio.getState();
  if (others.length === 0 && deleted.length === 0) return null;
  return (
    <div className="other-runs">
      {others.length === 0 ? null : (
        <details>
          <summary>
            {others.length} {others.length === 1 ? "run" : "runs"} of another split, target or reading
          </summary>
          <p className="muted">Their scores are of other rows, so they are not ranked with the ones above.</p>
          <RunList runs={others} act="Delete" onAct={(run) => deleteRun(run.id)} />
        </details>
      )}
      {deleted.length === 0 ? null : (
        <details>
          <summary>
            {deleted.length} deleted {deleted.length === 1 ? "run" : "runs"}
          </summary>
          <RunList runs={deleted} act="Restore" onAct={(run) => restoreRun(run.id)} />
        </details>
      )}
    </div>
  );
}

function RunList({
  runs,
  act,
  onAct,
}: {
  readonly runs: readonly RunRecord[];
  readonly act: string;
  readonly onAct: (run: RunRecord) => void;
}) {
  return (
    <ul className="run-list">
      {runs.map((run) => {
        const score = run.scores.find(({ mean }) => !Number.isNaN(mean));
        return (
          <li key={run.id}>
            <span>{run.name}</span>
            <span className="num muted">
              {score ? `${metricName(score.metric)} ${formatSpread(score.mean, score.std)}` : run.status}
            </span>
            <Button size="small" variant="quiet" label={`${act} ${run.name}`} onPress={() => onAct(run)}>
              {act}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
