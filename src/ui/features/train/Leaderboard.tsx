import { MoreHorizontal, Pin } from "lucide-react";
import { useState } from "react";
import { estimators } from "#core/estimators/registry.ts";
import type { LeaderboardRow, Verdict } from "#core/evaluate/leaderboard.ts";
import { metricsFor, primaryMetric } from "#core/metrics/registry.ts";
import type { TrainingPlan } from "#core/pipeline/plan-types.ts";
import type { Task } from "#core/pipeline/task.ts";
import type { FoldScores } from "#core/project/run.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import { IntervalAxis, IntervalCell, intervalScale } from "#ui/charts/IntervalCell.tsx";
import { Figure } from "#ui/charts/Figure.tsx";
import { Chip } from "#ui/controls/Chip.tsx";
import { IconButton } from "#ui/controls/IconButton.tsx";
import { Menu } from "#ui/controls/Menu.tsx";
import { Select } from "#ui/controls/Select.tsx";
import { toast } from "#ui/controls/toast-queue.ts";
import { formatSeconds } from "#ui/format/amounts.ts";
import { decimalsFor, formatFixed, formatSigned } from "#ui/format/numbers.ts";
import { boardTitle, leaderSentence } from "#ui/runs/board-words.ts";
import { metricName, otherMetrics } from "#ui/runs/metric-words.ts";
import { Term } from "#ui/words/Term.tsx";
import { crossValidationPython } from "./board-python.ts";
import { NoteDialog } from "./NoteDialog.tsx";
import { RenameRun } from "./RenameRun.tsx";
import { SortHead } from "./SortHead.tsx";
import { byRank, sortBoard, type SortKey } from "./sort-board.ts";

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
  const [noting, setNoting] = useState<LeaderboardRow | null>(null);
  const [sort, setSort] = useState(byRank);
  const shown = sortBoard(rows, sort);
  const others = shownMetrics(plan.task, sort.key);
  /** What gives way first where the board is narrow; never what it is sorted by. */
  const yields = (key: string, level: "first" | "second" | "third") =>
    key === sort.key ? undefined : `yields-${level}`;
  const otherYields = (id: string, place: number) =>
    place === others.length - 1 ? yields(id, "third") : yields(id, place === 0 ? "second" : "first");
  const scores = rows.flatMap(({ score }) => (score ? [score] : []));
  const leader = rows.find(({ verdict }) => verdict === "leader")?.score ?? null;
  const scale = intervalScale(scores, leader);
  // A longer name that comes later widens nothing, and a row pushes nothing down.
  const longestName = Math.max(
    ...plan.models.map(({ estimator }) => estimators[estimator]?.title.length ?? 0),
  );
  const nameRoom = `calc(${longestName}ch + 12px)`;
  const metric = scores[0]?.metric ?? "";
  const decimals = Math.max(0, ...scores.map(({ mean, std }) => decimalsFor(mean, std)));
  return (
    <Figure
      id="train.leaderboard"
      title={boardTitle(rows)}
      sentences={[leaderSentence(rows) ?? "No model is judged yet.", tieSentence(rows)].filter(Boolean)}
      caption={
        <>
          Rings are the folds, the tick their mean, the bar its <Term id="interval" /> (Student t, corrected
          for folds that share rows). All rows share one scale.{" "}
          <Term id="tied">
            <b>Tied</b>
          </Term>
          : the paired difference from the leader could be zero.
        </>
      }
      table={twin(rows, others)}
      python={crossValidationPython(plan)}
      fileName="leaderboard"
    >
      <div className="board-sort">
        <Select
          label="Sorted by"
          value={sort.key}
          options={sortOptions(plan.task)}
          onChange={(key) => setSort({ key, isReversed: false })}
        />
      </div>
      <div className="scroll-x board-room" style={{ minHeight: 34 + 28 * plan.models.length }}>
        <table className="plain-table leaderboard">
          <thead>
            <tr>
              <SortHead name="rank" words="#" sort={sort} onSort={setSort} isRight />
              <SortHead name="name" words="model" sort={sort} onSort={setSort} />
              <SortHead name={metric} words={metricName(metric)} sort={sort} onSort={setSort} isRight />
              <th scope="col">
                <span className="spoken">folds and interval</span>
                <IntervalAxis scale={scale} />
              </th>
              {others.map((id, place) => (
                <SortHead
                  key={id}
                  name={id}
                  words={metricName(id)}
                  sort={sort}
                  onSort={setSort}
                  isRight
                  className={otherYields(id, place)}
                />
              ))}
              <th scope="col" className="right">
                vs leader
              </th>
              <SortHead
                name="fit"
                words="fit"
                sort={sort}
                onSort={setSort}
                isRight
                className={yields("fit", "second")}
              />
              <SortHead
                name="predict"
                words="predict"
                sort={sort}
                onSort={setSort}
                isRight
                className={yields("predict", "first")}
              />
              <th scope="col">verdict</th>
              <th scope="col">
                <span className="spoken">acts</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr
                key={row.run.id}
                className={`${row.verdict === "baseline" ? "context" : ""} ${row.run.node === selected ? "chosen" : ""}`}
              >
                <td className="right num">{row.rank ?? ""}</td>
                <td style={{ minWidth: nameRoom }}>
                  <button type="button" className="link-quiet" onClick={() => onSelect(row)}>
                    {row.run.name}
                  </button>
                  {row.run.pinned === true ? <Pin className="icon small pin" aria-label="pinned" /> : null}
                  {row.run.note === undefined ? null : <p className="note">{row.run.note}</p>}
                </td>
                <td className="right num">
                  {row.score ? <ScoreText score={row.score} decimals={decimals} /> : "not judged"}
                </td>
                <td>{row.score ? <IntervalCell score={row.score} scale={scale} leader={leader} /> : null}</td>
                {others.map((id, place) => (
                  <td className={`right num ${otherYields(id, place) ?? ""}`} key={id}>
                    {meanOf(row, id, decimalsOf(rows, id))}
                  </td>
                ))}
                <td className="right num">{row.gap ? formatSigned(row.gap.mean, decimals) : ""}</td>
                <td className={`right num ${yields("fit", "second") ?? ""}`}>
                  {formatSeconds(row.run.fitSeconds)}
                </td>
                <td className={`right num ${yields("predict", "first") ?? ""}`}>
                  {formatSeconds(row.run.predictSeconds)}
                </td>
                <td>
                  <Chip tone={tones[row.verdict]}>
                    {row.run.status === "stopped" ? `${row.verdict}, stopped` : row.verdict}
                  </Chip>
                </td>
                <td>
                  <RunMenu row={row} onRename={() => setRenaming(row)} onNote={() => setNoting(row)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {noting ? <NoteDialog run={noting.run} onClose={() => setNoting(null)} /> : null}
      {renaming ? <RenameRun run={renaming.run} onClose={() => setRenaming(null)} /> : null}
    </Figure>
  );
}

/** The usual ones beside the one that ranks; what it is sorted by is always among them. */
function shownMetrics(task: Task, key: SortKey): readonly string[] {
  const usual = otherMetrics(task);
  const isShown = !metricsFor(task).some(({ id }) => id === key) || primaryMetric(task).id === key;
  return isShown || usual.includes(key) ? usual : [...usual.slice(0, -1), key];
}

function sortOptions(task: Task) {
  return [
    { value: "rank", label: "How they are judged" },
    ...metricsFor(task).map(({ id, title }) => ({ value: id, label: title })),
    { value: "name", label: "Name" },
    { value: "fit", label: "Time to fit" },
    { value: "predict", label: "Time to predict" },
    { value: "age", label: "Newest first" },
  ];
}

function ScoreText({ score, decimals }: { readonly score: FoldScores; readonly decimals: number }) {
  return (
    <>
      <b>{formatFixed(score.mean, decimals)}</b> ± {formatFixed(score.std, decimals)}
    </>
  );
}

function RunMenu({
  row,
  onRename,
  onNote,
}: {
  readonly row: LeaderboardRow;
  readonly onRename: () => void;
  readonly onNote: () => void;
}) {
  const { deleteRun, restoreRun, train, setOpenRun, pinRun } = useStudio.getState();
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
        run.pinned === true
          ? { id: "pin", label: "Unpin the run", onAction: () => pinRun(run.id, false) }
          : { id: "pin", label: "Pin and compare", onAction: () => pinRun(run.id, true) },
        { id: "note", label: run.note === undefined ? "Add a note" : "Change the note", onAction: onNote },
        { id: "rename", label: "Rename the run", onAction: onRename },
        { id: "again", label: "Train again", onAction: () => train([run.node], { anyway: true }) },
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
