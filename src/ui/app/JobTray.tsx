import { Activity, ChevronDown, ChevronUp, Pause, Play, Square, X } from "lucide-react";
import { useState } from "react";
import { useStudio } from "#state/store.ts";
import type { Job } from "#state/studio-state.ts";
import { Chip } from "#ui/controls/Chip.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { formatEta } from "#ui/format/amounts.ts";
import { formatNumber, plural } from "#ui/format/numbers.ts";
import { useJobs } from "#ui/runs/use-jobs.ts";

/** Trainings under way: progress by fold, time left with its range, pause and stop. */
export default function JobTray() {
  const jobs = useJobs();
  const paused = useStudio((state) => state.paused);
  const pause = useStudio((state) => state.pause);
  const resume = useStudio((state) => state.resume);
  const [isOpen, setOpen] = useState(false);
  const [first] = jobs;
  if (first === undefined) return null;
  return (
    <section className="tray" aria-label="Jobs">
      <header>
        <h2>Jobs</h2>
        <Chip tone={paused ? "warn" : "accent"}>
          {jobs.length} {paused ? "paused" : "under way"}
        </Chip>
        {isOpen ? (
          <span className="brief" />
        ) : (
          <div className="brief">
            <span className="cut">
              {first.title}, {partInWords(first)}
            </span>
            <JobBar job={first} isPaused={paused} />
            <span className="num cut">{etaInWords(first, paused)}</span>
          </div>
        )}
        <IconButton
          icon={paused ? Play : Pause}
          label={paused ? "Resume all" : "Pause all"}
          onPress={paused ? resume : pause}
        />
        <IconButton
          icon={isOpen ? ChevronDown : ChevronUp}
          label={isOpen ? "Fold the list" : `Show ${plural(jobs.length, "job")}`}
          isExpanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        />
      </header>
      {isOpen ? (
        <ul>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} isPaused={paused} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function JobRow({ job, isPaused }: { readonly job: Job; readonly isPaused: boolean }) {
  const stop = useStudio((state) => state.stop);
  const cancel = useStudio((state) => state.cancel);
  return (
    <li className="job">
      <Activity className="icon" aria-hidden />
      <span className="cut">{job.title}</span>
      <JobBar job={job} isPaused={isPaused} />
      <span className="cut muted">{etaInWords(job, isPaused)}</span>
      <span className="live cut muted">
        {partInWords(job)}
        {job.scoreSoFar === null ? "" : `, ${formatNumber(job.scoreSoFar)} so far`}
        {job.engine === null ? "" : `, ${job.engine}`}
      </span>
      <span className="acts">
        <IconButton
          icon={Square}
          size="small"
          label={`Stop ${job.title}, keep what is done`}
          hint="Stop, keep what is done"
          disabledReason={job.status === "stopping" ? "Stopping at the next checkpoint" : null}
          onPress={() => stop(job.id)}
        />
        <IconButton
          icon={X}
          size="small"
          label={`Drop ${job.title}`}
          hint="Drop it, keep nothing"
          onPress={() => cancel(job.id)}
        />
      </span>
    </li>
  );
}

function JobBar({ job, isPaused }: { readonly job: Job; readonly isPaused: boolean }) {
  return (
    <ProgressBar
      label={job.title}
      value={job.status === "queued" ? 0 : job.progress}
      segments={Math.max(1, job.partsTotal)}
      isPaused={isPaused || job.status === "paused"}
      valueText={partInWords(job)}
    />
  );
}

/** The last part is the fit on all training rows. */
function partInWords(job: Job): string {
  const folds = job.partsTotal - 1;
  if (job.status === "queued") return "waiting";
  if (job.status === "stopping") return "stopping";
  if (job.partsDone >= folds) return "fit on all training rows";
  return `fold ${job.partsDone + 1} of ${folds}`;
}

function etaInWords(job: Job, isPaused: boolean): string {
  if (isPaused || job.status === "paused") return "paused";
  return job.eta === null ? "" : formatEta(job.eta);
}
