import { sampleOnlyReason } from "#core/out-of-core/learns-from-disk.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import { useStudio } from "#state/store.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { formatCount } from "#ui/format/numbers.ts";

/** Of a table whose rows are on disk: which of them a family learns from, and why. Nothing for other tables. */
export function DiskLearning({ plan, family }: { readonly plan: TrainingPlan; readonly family: string }) {
  const reading = useStudio(({ data }) => (data.status === "ready" ? data.dataset.reading : null));
  if (!reading?.onDisk) return null;
  const reason = sampleOnlyReason(plan, family);
  const all = formatCount(reading.onDisk.nRows);
  return (
    <div className="my-2">
      {reason === null ? (
        <Alert title={`Learns from the rows on disk too, ${all} in all`}>
          In batches, without those that are held out: each fold is judged on these too. The board compares
          all models on the held-out rows of the sample.
        </Alert>
      ) : (
        <Alert title={`Learns from the sample of ${formatCount(reading.nRows)} rows`}>
          Of {all} on disk, because {reason}.
        </Alert>
      )}
    </div>
  );
}
