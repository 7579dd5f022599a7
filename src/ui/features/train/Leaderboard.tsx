import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import type { LeaderboardRow, Verdict } from "#core/evaluate/leaderboard.ts";
import { metrics } from "#core/metrics/registry.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { FoldScores } from "#core/project/run.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { IntervalAxis, IntervalCell, intervalScale } from "#ui/charts/IntervalCell.tsx";
import { Figure } from "#ui/charts/Figure.tsx";
import { Chip } from "#ui/controls/Chip.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { Menu } from "#ui/controls/Menu.tsx";
import { toast } from "#ui/controls/toast-queue.ts";
import { formatSeconds } from "#ui/format/amounts.ts";
import { decimalsFor, formatFixed, formatSigned } from "#ui/format/numbers.ts";
import { boardTitle, leaderSentence } from "#ui/runs/board-words.ts";
import { metricName, otherMetrics } from "#ui/runs/metric-words.ts";
import { RenameRun } from "./RenameRun.tsx";

const tones: Readonly<Record<Verdict, "ok" | "bad" | "accent" | undefined>> = {
  baseline: undefined,
  leader: "ok",
  tied: undefined,
  behind: undefined,
  failed: "bad",
  unjudged: undefined,
};

/** Every run on the present split: baselines first, spread and interval on one scale, ties as ties. */
export function Leaderboard({
  rows,
  plan,
  selected,
  onSelect,
}: {
  readonly rows: readonly LeaderboardRow[];
  readonly plan: TrainingPlan;
  readonly selected: NodeId | null;
  readonly onSelect: (row: LeaderboardRow) => void;
}) {
  const [renaming, setRenaming] = useState<LeaderboardRow | null>(null);
  const others = otherMetrics(plan.task);
  const scores = rows.flatMap(({ score }) => (score ? [score] : []));
  const leader = rows.find(({ verdict }) => verdict === "leader")?.score ?? null;
  const scale = intervalScale(scores, leader);
  const metric = scores[0]?.metric ?? "";
  const decimals = Math.max(0, ...scores.map(({ mean, std }) => decimalsFor(mean, std)));
  return (
    <Figure
      id="train.leaderboard"
      title={boardTitle(rows)}
      sentences={[leaderSentence(rows) ?? "No model is judged yet.", tieSentence(rows)].filter(Boolean)}
      caption={
        <>
          Rings are the folds, the tick their mean, the bar its 95 % interval (Student t, corrected for folds
          that share rows). All rows share one scale. <b>Tied</b>: the paired difference from the leader could
          be zero.
        </>
      }
      table={twin(rows, others)}
      python={crossValidationPython(plan)}
      fileName="leaderboard"
    >
      <div className="scroll-x">
        <table className="plain-table leaderboard">
          <thead>
            <tr>
              <th scope="col" className="right">
                #
              </th>
              <th scope="col">model</th>
              <th scope="col" className="right">
                {metricName(metric)}
              </th>
              <th scope="col">
                <span className="spoken">folds and interval</span>
                <IntervalAxis scale={scale} />
              </th>
              {others.map((id) => (
                <th scope="col" className="right" key={id}>
                  {metricName(id)}
                </th>
              ))}
              <th scope="col" className="right">
                vs leader
              </th>
              <th scope="col" className="right">
                fit
              </th>
              <th scope="col" className="right">
                predict
              </th>
              <th scope="col">verdict</th>
              <th scope="col">
                <span className="spoken">acts</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.run.id}
                className={`${row.verdict === "baseline" ? "context" : ""} ${row.run.node === selected ? "chosen" : ""}`}
              >
                <td className="right num">{row.rank ?? ""}</td>
                <td>
                  <button type="button" className="link-quiet" onClick={() => onSelect(row)}>
                    {row.run.name}
                  </button>
                </td>
                <td className="right num">
                  {row.score ? <ScoreText score={row.score} decimals={decimals} /> : "not judged"}
                </td>
                <td>{row.score ? <IntervalCell score={row.score} scale={scale} leader={leader} /> : null}</td>
                {others.map((id) => (
                  <td className="right num" key={id}>
                    {meanOf(row, id, decimalsOf(rows, id))}
                  </td>
                ))}
                <td className="right num">{row.gap ? formatSigned(row.gap.mean, decimals) : ""}</td>
                <td className="right num">{formatSeconds(row.run.fitSeconds)}</td>
                <td className="right num">{formatSeconds(row.run.predictSeconds)}</td>
                <td>
                  <Chip tone={tones[row.verdict]}>
                    {row.run.status === "stopped" ? `${row.verdict}, stopped` : row.verdict}
                  </Chip>
                </td>
                <td>
                  <RunMenu row={row} onRename={() => setRenaming(row)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {renaming ? <RenameRun run={renaming.run} onClose={() => setRenaming(null)} /> : null}
    </Figure>
  );
}

function ScoreText({ score, decimals }: { readonly score: FoldScores; readonly decimals: number }) {
  return (
    <>
      <b>{formatFixed(score.mean, decimals)}</b> ± {formatFixed(score.std, decimals)}
    </>
  );
}

function RunMenu({ row, onRename }: { readonly row: LeaderboardRow; readonly onRename: () => void }) {
  const { deleteRun, restoreRun, train, setOpenRun } = useStudio.getState();
  const { run } = row;
  const remove = () => {
    deleteRun(run.id);
    toast(`“${run.name}” is deleted`, { label: "Restore", onPress: () => restoreRun(run.id) });
  };
  return (
    <Menu
      label={`Acts for ${run.name}`}
      items={[
        { id: "show", label: "Show in Evaluate and Explain", onAction: () => setOpenRun(run.id) },
        { id: "rename", label: "Rename the run", onAction: onRename },
        { id: "again", label: "Train again", onAction: () => train([run.node]) },
        "-",
        { id: "delete", label: "Delete the run", isSeal: true, onAction: remove },
      ]}
    >
      <IconButton icon={MoreHorizontal} size="small" label={`Acts for ${run.name}`} />
    </Menu>
  );
}

function meanOf({ run }: LeaderboardRow, metric: string, decimals: number): string {
  const score = run.scores.find((candidate) => candidate.metric === metric);
  return !score || Number.isNaN(score.mean) ? "" : formatFixed(score.mean, decimals);
}

/** One number of decimals a column, the most that a row needs, so that its points stand in line. */
function decimalsOf(rows: readonly LeaderboardRow[], metric: string): number {
  const scores = rows.flatMap(({ run }) =>
    run.scores.filter((score) => score.metric === metric && score.std > 0),
  );
  return scores.length === 0 ? 3 : Math.max(...scores.map(({ mean, std }) => decimalsFor(mean, std)));
}

function tieSentence(rows: readonly LeaderboardRow[]): string {
  const tied = rows.filter(({ verdict }) => verdict === "tied").map(({ run }) => run.name);
  if (tied.length === 0) {
    return rows.some(({ verdict }) => verdict === "behind") ? "No other model ties with it." : "";
  }
  return `These folds cannot tell it from ${tied.join(" or ")}.`;
}

function twin(rows: readonly LeaderboardRow[], others: readonly string[]) {
  const primary = rows.find(({ score }) => score)?.score?.metric ?? "score";
  return {
    columns: ["model", `${primary} mean`, "std", "low", "high", ...others, "fit s", "predict s", "verdict"],
    rows: rows.map((row) => [
      row.run.name,
      row.score?.mean ?? null,
      row.score?.std ?? null,
      row.score?.interval?.[0] ?? null,
      row.score?.interval?.[1] ?? null,
      ...others.map((id) => row.run.scores.find(({ metric }) => metric === id)?.mean ?? null),
      row.run.fitSeconds,
      row.run.predictSeconds,
      row.verdict,
    ]),
  };
}

/** The folds of this split: drawn with its seed, whole groups together, or forward in time. */
function crossValidationPython({ task, group, time, split }: TrainingPlan): string {
  const isNumber = task === "regression";
  const drawn = `n_splits=${split.folds}, shuffle=True, random_state=${split.randomState}`;
  const [name, options] =
    time !== undefined
      ? ["TimeSeriesSplit", `n_splits=${split.folds}`]
      : group === undefined
        ? [isNumber ? "KFold" : "StratifiedKFold", drawn]
        : isNumber
          ? ["GroupKFold", `n_splits=${split.folds}`]
          : ["StratifiedGroupKFold", drawn];
  const isGrouped = time === undefined && group !== undefined;
  const needs = ["X, y: the training rows", time === undefined ? "" : ", in order of time"];
  if (isGrouped) needs.push("; groups: their groups");
  return [
    `from sklearn.model_selection import ${name}, cross_val_score`,
    "",
    `# pipelines: a dict of name -> scikit-learn pipeline; ${needs.join("")}`,
    `folds = ${name}(${options})`,
    "for name, pipeline in pipelines.items():",
    `    scores = cross_val_score(pipeline, X, y, cv=folds,${isGrouped ? " groups=groups," : ""} scoring="${isNumber ? "neg_root_mean_squared_error" : "neg_log_loss"}")`,
    '    print(f"{name}: {-scores.mean():.4f} ± {scores.std(ddof=1):.4f}")',
    "",
  ].join("\n");
}
