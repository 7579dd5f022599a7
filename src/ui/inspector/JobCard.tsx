import { Pause, Play, Square, X } from "lucide-react";
import { runWords } from "#core/pipeline/within-means.ts";
import type { RunId } from "#core/shared/brand.ts";
import { capital } from "#core/shared/capital.ts";
import type { Job } from "#state/studio-state.ts";
import { useStudio } from "#state/store.ts";
import { FactList } from "#ui/columns/FactList.tsx";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { formatEta } from "#ui/format/amounts.ts";
import { formatNumber } from "#ui/format/numbers.ts";
import { useJobs } from "#ui/runs/use-jobs.ts";

/** One training under way: how far, how long still, pause, stop and keep, or drop it. */
export function JobCard({
  id,
  iterationName,
}: {
  readonly id: RunId;
  /** What an iteration of this family is called: "epoch", "round". */
  readonly iterationName: string;
}) {
  const job = useJobs().find((candidate) => candidate.id === id);
  const paused = useStudio((studio) => studio.paused);
  const { pause, resume, stop, cancel } = useStudio.getState();
  if (!job) return null;
  const last = job.curves.at(-1)?.points.at(-1) ?? null;
  const folds = job.running.map((fold) => (fold === null ? "all rows" : `fold ${fold + 1}`)).join(", ");
  return (
    <section aria-label={`Training ${job.title}`} className="job-card">
      <p className="serif-lead">{job.eta ? formatEta(job.eta) : startWords(job)}</p>
      <ProgressBar label={job.title} value={job.progress} segments={job.partsTotal} isPaused={paused} />
      <div className="acts-row">
        <Button size="small" icon={paused ? Play : Pause} onPress={paused ? resume : pause}>
          {paused ? "Resume" : "Pause"}
        </Button>
        <Button size="small" icon={Square} onPress={() => stop(job.id)}>
          Stop, keep best
        </Button>
        <Button size="small" variant="quiet" icon={X} onPress={() => cancel(job.id)}>
          Cancel
        </Button>
      </div>
      <FactList
        facts={[
          ["Parts done", `${job.partsDone} of ${job.partsTotal}`],
          ["Now", folds === "" ? "waiting" : folds], // its row keeps what follows in place
          ...(last
            ? [[capital(iterationName), `${last.iteration} of at most ${last.maxIter}`] as const]
            : []),
          ...(last && last.trainLoss !== null
            ? [["Training loss", formatNumber(last.trainLoss)] as const]
            : []),
          ["Score so far", job.scoreSoFar === null ? "not yet" : formatNumber(job.scoreSoFar)],
        ]}
      />
      {job.notices.map((notice) => (
        <Alert key={notice} tone="warn" title={notice} isLive />
      ))}
    </section>
  );
}

/** Before a part has told how long it takes, what was forecast from the size of the table. */
function startWords(job: Job): string {
  const { forecast } = job;
  return forecast === null ? statusWords(job) : `${statusWords(job)}; ${runWords(forecast)} are expected`;
}

function statusWords({ status }: Job): string {
  switch (status) {
    case "queued":
      return "waiting for a free worker";
    case "running":
      return "just begun";
    case "paused":
      return "paused";
    case "stopping":
      return "stopping at the next checkpoint";
  }
}
