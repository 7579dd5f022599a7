import { type MlpParams, stopsEarly } from "#core/estimators/neural/schema.ts";
import type { RunRecord } from "#core/project/run.ts";
import { lossLines } from "#ui/charts/loss-lines.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { formatCount, formatNumber } from "#ui/format/numbers.ts";

/** A rise of held-out loss smaller than this is noise. */
const RISE = 1.05;

/** Where held-out loss rises while training goes on: from which epoch, and the button that would have stopped it. */
export function EarlyStopAdvice({
  params,
  run,
  onChange,
}: {
  readonly params: MlpParams;
  readonly run: RunRecord;
  readonly onChange: (params: MlpParams) => void;
}) {
  if (stopsEarly(params, run.nTrainRows)) return null;
  const { best, lines } = lossLines(run.curves, false);
  const last = lines.find(({ id }) => id === "held-out")?.points.at(-1);
  if (best === null || last === undefined || last.y < RISE * best.y) return null;
  return (
    <Alert
      tone="warn"
      title={`Held-out loss is lowest at epoch ${formatCount(best.x)} and rises after it`}
      acts={
        <Button size="small" onPress={() => onChange({ ...params, earlyStopping: "on" })}>
          Stop early
        </Button>
      }
    >
      From {formatNumber(best.y, 3)} to {formatNumber(last.y, 3)} at epoch {formatCount(last.x)}: it learns
      its rows by heart. Early stopping keeps some rows aside, and the weights of the best epoch.
    </Alert>
  );
}
