import type { LeaderboardRow } from "#core/evaluate/leaderboard.ts";
import { differingSettings } from "#core/evaluate/differing-settings.ts";
import { metricsFor } from "#core/metrics/registry.ts";
import type { Task } from "#core/pipeline/task.ts";
import { formatSeconds } from "#ui/format/amounts.ts";
import { formatSpread, plural } from "#ui/format/numbers.ts";

/** Pinned runs side by side: what was set differently, and what came of it. One alone is set beside the leader. */
export function CompareRuns({
  rows,
  task,
}: {
  readonly rows: readonly LeaderboardRow[];
  readonly task: Task;
}) {
  const pinned = rows.filter(({ run }) => run.pinned === true);
  const leader = rows.find(({ verdict }) => verdict === "leader");
  const isAlone = pinned.length === 1;
  const compared = isAlone && leader && leader !== pinned[0] ? [...pinned, leader] : pinned;
  if (pinned.length === 0) return null;
  const runs = compared.map(({ run }) => run);
  const { rows: settings, nEqual } = differingSettings(runs);
  const scores = metricsFor(task)
    .map(({ id, title }) => ({
      title,
      values: runs.map(
        (run) => run.scores.find(({ metric, mean }) => metric === id && !Number.isNaN(mean)) ?? null,
      ),
    }))
    .filter(({ values }) => values.some((value) => value !== null));
  const hasNotes = runs.some(({ note }) => note !== undefined);
  return (
    <section className="compared" aria-labelledby="compared">
      <h2 id="compared">
        {compared.length === 1 ? "Pinned" : `${plural(compared.length, "run")} side by side`}
      </h2>
      <p className="muted">{wordsFor(compared.length, settings.length, nEqual)}</p>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">
                <span className="spoken">what</span>
              </th>
              {runs.map((run) => (
                <th scope="col" key={run.id}>
                  {run.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {settings.map(({ setting, values }) => (
              <tr key={setting}>
                <th scope="row">{setting}</th>
                {values.map((value, place) => (
                  <td key={runs[place]?.id} className={value === null ? "muted" : ""}>
                    {value ?? "has none"}
                  </td>
                ))}
              </tr>
            ))}
            {scores.map(({ title, values }, place) => (
              <tr key={title} className={place === 0 ? "ruled" : ""}>
                <th scope="row">{title}</th>
                {values.map((score, column) => (
                  <td key={runs[column]?.id} className="num">
                    {score === null ? "" : formatSpread(score.mean, score.std)}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">Time to fit</th>
              {runs.map((run) => (
                <td key={run.id} className="num">
                  {formatSeconds(run.fitSeconds)}
                </td>
              ))}
            </tr>
            {hasNotes ? (
              <tr>
                <th scope="row">Note</th>
                {runs.map((run) => (
                  <td key={run.id}>{run.note ?? ""}</td>
                ))}
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function wordsFor(nRuns: number, nDiffer: number, nEqual: number): string {
  if (nRuns === 1) return "Pin another run to see what was set differently.";
  if (nDiffer === 0) return "Nothing was set differently.";
  return `${plural(nDiffer, "setting")} ${nDiffer === 1 ? "differs" : "differ"}; ${nEqual} more ${nEqual === 1 ? "is" : "are"} the same.`;
}
