import { describeProblem } from "#core/shared/problems.ts";
import { useStudio } from "#state/store.ts";
import type { DataState } from "#state/studio-state.ts";
import { Alert } from "#ui/controls/Alert.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState } from "#ui/controls/EmptyState.tsx";
import { ProgressBar } from "#ui/controls/ProgressBar.tsx";
import { formatBytes } from "#ui/format/amounts.ts";
import { formatCount } from "#ui/format/numbers.ts";
import { go } from "#ui/app/route.ts";

/** What a screen shows while there is no table: being read, refused, or none yet. */
export function NoTable({ data, will }: { data: Exclude<DataState, { status: "ready" }>; will: string }) {
  const cancelImport = useStudio((studio) => studio.cancelImport);
  return (
    <div className="screen">
      <main id="main" tabIndex={-1} className="page">
        {data.status === "reading" ? (
          <section className="empty" aria-live="polite">
            <h3>
              {data.progress?.toDisk ? "Writing all rows to disk:" : "Reading"} {data.fileName}
            </h3>
            <div className="w-full max-w-md">
              <ProgressBar
                label={`Reading ${data.fileName}`}
                value={data.progress ? data.progress.bytesRead / Math.max(1, data.progress.bytesTotal) : null}
              />
            </div>
            <p>
              {data.progress
                ? `${formatCount(data.progress.rows)} rows so far, ${formatBytes(data.progress.bytesRead)} of ${formatBytes(data.progress.bytesTotal)}.`
                : "Looking at how it is written."}{" "}
              It is read on this machine and goes nowhere else.
            </p>
            <Button onPress={cancelImport}>Cancel reading</Button>
          </section>
        ) : data.status === "failed" ? (
          <div className="grid max-w-[780px] gap-3">
            <Alert tone="bad" isBoxed isLive title={describeProblem(data.problem).title}>
              {describeProblem(data.problem).advice}
            </Alert>
            <EmptyState
              title="Still no table"
              sketch="rows"
              act={
                <Button variant="primary" onPress={() => go("start")}>
                  Pick another file
                </Button>
              }
            >
              {will} Nothing that was here before is lost: drop another file anywhere on the page, or open a
              project or a sample from the start.
            </EmptyState>
          </div>
        ) : (
          <EmptyState
            title="No table yet"
            sketch="rows"
            act={
              <Button variant="primary" onPress={() => go("start")}>
                Choose a table
              </Button>
            }
          >
            {will} Drop a table anywhere on the page, paste one, or open a sample.
          </EmptyState>
        )}
      </main>
    </div>
  );
}
