import { ReactFlowProvider } from "@xyflow/react";
import { Cable, PencilLine, Play, Plus } from "lucide-react";
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Point } from "#core/pipeline/arrange.ts";
import type { NodeId } from "#core/shared/brand.ts";
import { changedModels, nodeStates } from "#state/node-states.ts";
import { useStudio } from "#state/store.ts";
import type { RerunMode } from "#state/studio-state.ts";
import { intervalScale } from "#ui/charts/IntervalCell.tsx";
import { NoTable } from "#ui/columns/NoTable.tsx";
import { Button } from "#ui/controls/Button.tsx";
import { InTurn } from "#ui/controls/InTurn.tsx";
import { Segmented } from "#ui/controls/Segmented.tsx";
import { SelectionBar } from "#ui/selection/SelectionBar.tsx";
import { useBoard } from "#ui/runs/use-board.ts";
import { useJobs } from "#ui/runs/use-jobs.ts";
import "@xyflow/react/dist/base.css";
import { Board } from "./Board.tsx";
import { CanvasContext, type CanvasFacts } from "./canvas-context.ts";
import { CanvasInspector } from "./CanvasInspector.tsx";
import "./canvas.css";
import "./step-node.css";
import { ConnectDialog } from "./ConnectDialog.tsx";
import { Palette } from "./Palette.tsx";
import { selectionOf } from "./selection.ts";
import { StepList } from "./StepList.tsx";

type View = "canvas" | "list";

/** The project's pipeline as a drawing that one can operate, or as a list of the same steps. */
export default function CanvasScreen() {
  const data = useStudio((studio) => studio.data);
  const hasSteps = useStudio((studio) => studio.project.graph.nodes.length > 0);
  if (hasSteps || data.status === "ready") return <Ready />;
  return (
    <NoTable
      data={data}
      will="Drop a file anywhere: file, roles, split, recipes, models and their judges stand here, wired and running."
    />
  );
}

function Ready() {
  const project = useStudio((studio) => studio.project);
  const data = useStudio((studio) => studio.data);
  const jobs = useJobs();
  const paused = useStudio((studio) => studio.paused);
  const exports = useStudio((studio) => studio.exports);
  const rerun = useStudio((studio) => studio.rerun);
  const { addStep, trainChanged, setRerun, addNote } = useStudio.getState();
  const board = useBoard();
  const isNarrow = useMedia("(max-width: 760px)");
  const isWide = useMedia("(min-width: 1400px)");
  const [wanted, setWanted] = useState<View>("canvas");
  const [showsPalette, setShowsPalette] = useState<boolean | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  // Until something is chosen, the margin shows the leader.
  const proposed = board.openRun?.node ?? jobs[0]?.node ?? "file";
  const ids = useMemo(() => chosen ?? new Set([proposed]), [chosen, proposed]);
  const [connecting, setConnecting] = useState<NodeId | null>(null);
  const [refusal, setRefusal] = useState<{ readonly words: string; readonly at: Point | null } | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const states = useMemo(
    () => nodeStates({ project, data, jobs, paused, exports }),
    [project, data, jobs, paused, exports],
  );
  const changed = useMemo(
    () => changedModels({ project, data, jobs, paused, exports }),
    [project, data, jobs, paused, exports],
  );
  const facts = useMemo((): CanvasFacts => {
    const drawn = new Set([...states.values()].flatMap(({ run }) => run?.id ?? []));
    const rows = board.rows.filter(({ run }) => drawn.has(run.id));
    const scores = rows.flatMap(({ score }) => score ?? []);
    const leader = rows.find(({ verdict }) => verdict === "leader")?.score ?? null;
    return {
      plan: board.plan,
      rows,
      scale: intervalScale(scores, leader),
      leader: board.openRun?.id ?? null,
    };
  }, [board, states]);
  const selection = useMemo(
    () => selectionOf(ids, (update) => setChosen((before) => update(before ?? ids))),
    [ids],
  );
  const stepIds = useMemo(() => selection.steps(project.graph), [selection, project.graph]);
  const view: View = isNarrow ? "list" : wanted;
  const hasPalette = view === "canvas" && (showsPalette ?? isWide);

  useEffect(() => {
    if (refusal === null) return;
    const timer = setTimeout(() => setRefusal(null), 6000);
    return () => clearTimeout(timer);
  }, [refusal]);

  // Said by a mark and not asked for by `:has()`, which would be looked into again with every step that comes or goes.
  useLayoutEffect(() => {
    document.documentElement.dataset.canvas = "";
    return () => {
      delete document.documentElement.dataset.canvas;
    };
  }, []);

  const onAdd = () => {
    setShowsPalette(true);
    requestAnimationFrame(() => search.current?.focus());
  };
  const only = stepIds.length === 1 ? stepIds[0] : undefined;
  return (
    <CanvasContext value={facts}>
      <div className={`screen with-margin canvas-screen ${hasPalette ? "has-palette" : ""}`}>
        {hasPalette ? (
          <Palette
            search={search}
            onAdd={(kind) => {
              const id = addStep(kind);
              if (id) selection.set([id]);
            }}
          />
        ) : null}
        <main id="main" tabIndex={-1} className="canvas-page">
          <h1 className="spoken">Canvas of {project.name}</h1>
          <div className="tool-bar" role="toolbar" aria-label="Canvas">
            <Button
              size="small"
              variant="primary"
              icon={Play}
              onPress={trainChanged}
              disabledReason={changed.length === 0 ? "Every model has a result for its present inputs" : null}
            >
              {changed.length === 0 ? "Run" : `Run ${changed.length} changed`}
            </Button>
            <i className="divider" />
            {view === "canvas" ? (
              <>
                <Button
                  size="small"
                  variant="quiet"
                  icon={Plus}
                  isPressed={hasPalette}
                  onPress={() => (hasPalette ? setShowsPalette(false) : onAdd())}
                >
                  Add step <kbd>A</kbd>
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  icon={Cable}
                  disabledReason={only ? null : "Choose one step first"}
                  onPress={() => setConnecting(only ?? null)}
                >
                  Connect to… <kbd>C</kbd>
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  icon={PencilLine}
                  onPress={() => addNote("Note", { x: 0, y: -130 })}
                >
                  Note <kbd>N</kbd>
                </Button>
                <i className="divider" />
              </>
            ) : null}
            <Segmented<RerunMode>
              label="What changed is run again"
              size="small"
              value={rerun}
              onChange={setRerun}
              options={[
                { value: "hand", label: "by hand" },
                { value: "auto", label: "by itself" },
              ]}
            />
          </div>
          {isNarrow ? null : (
            <div className="view-switch">
              <Segmented<View>
                label="View"
                value={view}
                onChange={setWanted}
                options={[
                  { value: "canvas", label: "Canvas" },
                  { value: "list", label: "List of steps" },
                ]}
              />
            </div>
          )}
          {view === "canvas" ? (
            <InTurn>
              <ReactFlowProvider>
                <Board
                  states={states}
                  selection={selection}
                  onConnectMenu={setConnecting}
                  onAdd={onAdd}
                  onRefuse={(words, at) => setRefusal({ words, at })}
                />
              </ReactFlowProvider>
            </InTurn>
          ) : (
            <StepList
              states={states}
              selection={selection}
              onConnect={setConnecting}
              onRefuse={(words) => setRefusal({ words, at: null })}
            />
          )}
          {refusal ? (
            <p
              className="refusal said"
              role="alert"
              style={
                refusal.at ? { left: refusal.at.x + 14, top: refusal.at.y + 12 } : { left: "50%", bottom: 90 }
              }
            >
              {refusal.words}
            </p>
          ) : null}
        </main>
        <aside className="margin" aria-label="Inspector">
          <SelectionBar />
          <InTurn>
            <CanvasInspector
              ids={stepIds}
              states={states}
              selection={selection}
              onConnect={setConnecting}
              onRefuse={(words) => setRefusal({ words, at: null })}
            />
          </InTurn>
        </aside>
        {connecting ? <ConnectDialog from={connecting} onClose={() => setConnecting(null)} /> : null}
      </div>
    </CanvasContext>
  );
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}
