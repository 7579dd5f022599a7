import { Play, Plus } from "lucide-react";
import { useState } from "react";
import { estimators } from "#core/estimators/registry.ts";
import { learnNodesOf } from "#core/pipeline/edit.ts";
import type { PipelineGraph } from "#core/pipeline/graph.ts";
import type { RunRecord } from "#core/project/run.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { useStudio } from "#state/store.ts";
import type { StudioState } from "#state/studio-state.ts";
import { useInSlices } from "#ui/answers/use-in-slices.ts";
import { FigureNumbers, FigureOrder } from "#ui/charts/FigureNumbers.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { Menu } from "#ui/controls/Menu.tsx";
import { Screen } from "#ui/controls/Screen.tsx";
import { boardFinding, leaderSentence } from "#ui/runs/board-words.ts";
import { useRefusedFamilies, useRefusedNodes } from "#ui/runs/use-refusals.ts";
import { useBoard } from "#ui/runs/use-board.ts";
import { useJobs, useTrained } from "#ui/runs/use-jobs.ts";
import { LookInside } from "#ui/stages/LookInside.tsx";
import { CompareRuns } from "./CompareRuns.tsx";
import { CurveFigures, trainFigures } from "./CurveFigures.tsx";
import { CutOffAlert } from "./CutOffAlert.tsx";
import { Leaderboard } from "./Leaderboard.tsx";
import { ModelInspector } from "#ui/inspector/ModelInspector.tsx";
import { NothingToTrain } from "./NothingToTrain.tsx";
import { OtherRuns } from "./OtherRuns.tsx";
import "./train.css";

const nodeRunning = ({ jobs }: StudioState) =>
  (jobs.find(({ status }) => status === "running") ?? jobs[0])?.node;

/** Live curves, the leaderboard, and the settings of the chosen model. */
export default function TrainScreen() {
  const board = useBoard();
  const trained = useTrained();
  const running = useInSlices(nodeRunning);
  const graph = useStudio((studio) => studio.project.graph);
  const [chosen, setChosen] = useState<NodeId | null>(null);
  const { train, setOpenRun } = useStudio.getState();
  const refused = useRefusedNodes();
  const learnNodes = learnNodesOf(graph);
  const node =
    learnNodes.find(({ id }) => id === chosen)?.id ?? running ?? board.openRun?.node ?? learnNodes[0]?.id;

  // The row of a net keeps its place while the models take their turns: the chosen net, else the first.
  const nets = learnNodes.filter(({ kind }) => kind === "mlp").map(({ id }) => id);
  const net = nets.find((id) => id === node) ?? nets[0];

  const runs = board.rows.map(({ run }) => run);
  const latest = node === undefined ? null : latestRun(runs, node);
  if (board.plan === null || node === undefined) {
    return <NothingToTrain problem={board.problem} />;
  }
  const isKnown = (id: NodeId) => board.rows.some(({ run }) => run.node === id) || trained.has(id);
  const untrained = learnNodes.filter(({ id }) => !isKnown(id));
  return (
    <Screen
      title={
        trained.size > 0 && board.rows.length === 0
          ? "The first models are being trained"
          : boardFinding(board.rows)
      }
      sub={
        <span className="train-sub">
          {leaderSentence(board.rows) ?? whatJudges(trained.size > 0)} The sealed test set plays no part.
        </span>
      }
      acts={
        <>
          <AddModel onAdded={setChosen} />
          <Button
            variant="primary"
            icon={Play}
            disabledReason={
              learnNodes.every(({ id }) => refused.has(id))
                ? "Every model here is too large or too slow for this table. Choose one to read why; “Add a model” has a baseline."
                : null
            }
            onPress={() => train()}
          >
            Train all
          </Button>
        </>
      }
      marginLabel="Chosen model"
      margin={<ModelInspector key={node} node={node} run={latest} />}
    >
      <CutOffAlert />
      <FigureNumbers>
        <FigureOrder ids={trainFigures(graph)} />
        <CurveFigures rows={board.rows} graph={graph} task={board.plan.task} marked={latest?.id ?? null} />
        {net === undefined ? null : <LookAt key={net} node={net} run={latestRun(runs, net)} />}
        {board.rows.length === 0 ? null : (
          <Leaderboard
            rows={board.rows}
            plan={board.plan}
            selected={node}
            onSelect={({ run }) => {
              setChosen(run.node);
              setOpenRun(run.id); // what is looked at here is what Evaluate, Explain and Export go on with
            }}
          />
        )}
        <CompareRuns rows={board.rows} task={board.plan.task} />
        <Untrained nodes={untrained} selected={node} onSelect={setChosen} />
        <OtherRuns others={board.others} />
      </FigureNumbers>
    </Screen>
  );
}

function LookAt({ node, run }: { readonly node: NodeId; readonly run: RunRecord | null }) {
  const job = useJobs().find((candidate) => candidate.node === node);
  return <LookInside run={run} job={job ?? null} />;
}

function whatJudges(isTraining: boolean): string {
  return isTraining
    ? "Scores come from rows that the model did not learn from."
    : "“Train all” judges every model on rows that it did not learn from.";
}

/** Models of the pipeline that have no run on the present split, so that each can be chosen and trained. */
function Untrained({
  nodes,
  selected,
  onSelect,
}: {
  readonly nodes: PipelineGraph["nodes"];
  readonly selected: NodeId;
  readonly onSelect: (node: NodeId) => void;
}) {
  const refused = useRefusedNodes();
  if (nodes.length === 0) return null;
  const titleOf = (kind: string) => estimators[kind]?.title ?? kind;
  return (
    <>
      <p className="untrained">
        Not trained yet:
        {nodes.map(({ id, kind }) => (
          <Button key={id} size="small" isPressed={id === selected} onPress={() => onSelect(id)}>
            {titleOf(kind)}
          </Button>
        ))}
      </p>
      {nodes.map(({ id, kind }) => {
        const refusal = refused.get(id);
        return refusal ? (
          <p key={id} className="muted small">
            {titleOf(kind)} was not begun. {refusal.words}
          </p>
        ) : null;
      })}
    </>
  );
}

function AddModel({ onAdded }: { readonly onAdded: (node: NodeId) => void }) {
  const task = useBoard().plan?.task;
  const { addModel } = useStudio.getState();
  const refused = useRefusedFamilies();
  const items = Object.values(estimators)
    .filter((spec) => task !== undefined && spec.tasks.includes(task))
    .flatMap((spec) => {
      const refusal = refused.get(spec.id);
      const onAction = () => {
        addModel(spec.id);
        const added = learnNodesOf(useStudio.getState().project.graph).at(-1);
        if (added) onAdded(added.id);
      };
      const { id, title, summary } = spec;
      if (!refusal) return [{ id, label: title, hint: summary, onAction }];
      const off = { id, label: title, hint: refusal.words, isDisabled: true, onAction };
      if (refusal.cause === "memory") return [off];
      return [off, { id: `${id} anyway`, label: `Add ${title} anyway`, onAction }];
    });
  return (
    <Menu label="Add a model" items={items}>
      <Button icon={Plus}>Add a model</Button>
    </Menu>
  );
}

/** The newest run of a learn node on the present split. */
function latestRun(runs: readonly RunRecord[], node: NodeId): RunRecord | null {
  const own = runs.filter((run) => run.node === node);
  return own.reduce<RunRecord | null>(
    (newest, run) => (newest && newest.createdAt > run.createdAt ? newest : run),
    null,
  );
}
