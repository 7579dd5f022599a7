import { create } from "zustand";
import { type Studio, documentActions, problemOf } from "#state/context.ts";
import { canvasVerbs, watchForRerun } from "#state/canvas-slice.ts";
import { dataVerbs } from "#state/data-slice.ts";
import { editVerbs } from "#state/edit-slice.ts";
import { explainLeader } from "#state/explain-leader.ts";
import { exportVerbs } from "#state/export-slice.ts";
import { watchAlerts } from "#state/alerts.ts";
import { currentTable } from "#state/ask.ts";
import { followTable } from "#state/import.ts";
import { chartVerbs } from "#state/charts-slice.ts";
import { layoutVerbs } from "#state/layout-slice.ts";
import { monitorVerbs } from "#state/monitor-slice.ts";
import { newProject } from "#state/new-project.ts";
import { createCutOffRecord } from "#state/cut-off.ts";
import { createPersistence } from "#state/persistence.ts";
import { createPartKeeper } from "#state/part-keeper.ts";
import { refreshProjects } from "#state/project-list.ts";
import { projectVerbs } from "#state/projects-slice.ts";
import { studioQueries } from "#state/queries.ts";
import { runVerbs } from "#state/runs-slice.ts";
import { shapeEditVerbs } from "#state/shape-edits-slice.ts";
import { createScheduler } from "#state/scheduler/scheduler.ts";
import { selectionVerbs } from "#state/selection-slice.ts";
import type { Services } from "#state/services.ts";
import type { StudioData, StudioState } from "#state/studio-state.ts";
import { switchTo } from "#state/switch-project.ts";
import { meansOf } from "#state/model-refusals.ts";
import { recordEngine, recordRun, trainingVerbs } from "#state/training-slice.ts";
import { windowVerbs } from "#state/windows-slice.ts";
import { versionVerbs } from "#state/versions-slice.ts";
import { createVault } from "#state/vault.ts";

/** In so long, ms, most of what an answer shows is drawn. */
const answerDrawn = 60;

/** The whole state layer over some services: the page's own, or a test's. */
export function createStudio(services: Services) {
  const store = create<StudioState>()(() => initialData(services) as StudioState); // verbs follow below
  const { getState: get, setState: set } = store;
  const vault = createVault();
  const onFault = (error: Error) => studio.report(error);
  // What was asked is drawn now. With cores to spare training may go on beside it.
  const onAnswer = services.poolSize < 4 ? () => scheduler.giveWay(answerDrawn) : undefined;
  const data = services.createDataClient(onFault, onAnswer);
  const asker = services.createTrainClient(onFault, onAnswer);
  const base = { services, vault, data, asker, get, set };
  let listing: Promise<void> | null = null;
  const onSaved = () => {
    services.windows?.post({ kind: "saved", project: get().project.id });
    listing ??= refreshProjects(studio)
      .catch((error: unknown) => studio.report(error))
      .finally(() => {
        listing = null;
      });
  };
  const persistence = createPersistence({ ...base, onSaved });
  const keeper = createPartKeeper(base);
  const underWay = createCutOffRecord({ ...base, keeper });
  const scheduler = createScheduler({
    poolSize: services.poolSize,
    ...(services.memoryBudget === undefined ? {} : { memoryBudget: services.memoryBudget }),
    createWorker: () => services.createTrainClient(onFault),
    table: () => currentTable(studio),
    tableKey: () => vault.tableKey,
    clock: services.clock,
    // Progress that came while a screen is drawn would begin the drawing anew, on a slow machine for ever.
    later: services.laterAtRest ?? services.later,
    wait: services.later,
    problemOf,
    onJobs(jobs) {
      set({ jobs });
      underWay.seen(get().project.id, jobs);
    },
    onEngine: (spec, engine) => recordEngine(studio, spec, engine),
    onEnd: (spec, result) => recordRun(studio, spec, result),
    keeper,
    onIdle: () => void explainLeader(studio, queries),
  });
  const actions = documentActions(base);
  const studio: Studio = {
    ...base,
    ...actions,
    edit(...change) {
      actions.edit.apply(this, change);
      followTable(this);
    },
    problemOf,
    scheduler,
    persistence,
    underWay,
    keeper,
    switchTo: (project, options) => switchTo(studio, project, options),
    saveTable: persistence.saveTable,
    saveOther: persistence.saveOther,
    saveRun: persistence.saveRun,
  };
  const rerun = watchForRerun(studio);
  const alerts = watchAlerts(studio);
  store.subscribe((now, before) => {
    if (now.data !== before.data || now.project.graph !== before.project.graph) alerts.changed(before);
    if (now.project === before.project) return;
    persistence.changed();
    if (now.project.graph !== before.project.graph && !now.readOnly) rerun.changed();
  });
  set({
    ...dataVerbs(studio),
    ...editVerbs(studio),
    ...trainingVerbs(studio),
    ...runVerbs(studio),
    ...shapeEditVerbs(studio),
    ...selectionVerbs(studio),
    ...projectVerbs(studio),
    ...windowVerbs(studio),
    ...exportVerbs(studio),
    ...monitorVerbs(studio),
    ...layoutVerbs(studio),
    ...chartVerbs(studio),
    ...canvasVerbs(studio),
    ...versionVerbs(studio),
    dismissCutOff: () => set({ cutOff: null }),
    dismissProblem: (id) => set({ problems: get().problems.filter((shown) => shown.id !== id) }),
  });
  const queries = studioQueries(studio);
  services.watchPage({
    onHidden() {
      void persistence.flush();
      keeper.flush();
    },
    onPress: () => scheduler.giveWay(),
    onOutsideRequest() {
      const { environment } = get();
      set({ environment: { ...environment, outsideRequests: environment.outsideRequests + 1 } });
    },
    hasUnsaved() {
      const { save, data, jobs, readOnly } = get();
      if (readOnly || data.status !== "ready") return false;
      return jobs.length > 0 || save.status === "memory-only" || persistence.hasUnsaved();
    },
  });
  return { useStudio: store, queries, studio };
}

function initialData(services: Services): StudioData {
  return {
    project: newProject(services),
    data: { status: "empty" },
    alerts: { found: [], isDone: true, areOld: false },
    means: meansOf(services),
    jobs: [],
    paused: false,
    save: { status: "memory-only" },
    readOnly: false,
    history: { canUndo: null, canRedo: null },
    projects: [],
    storageBytes: null,
    selection: null,
    exports: [],
    openRun: null,
    rerun: "hand",
    cutOff: null,
    checking: { status: "idle" },
    large: null,
    partsAsked: null,
    setAside: null,
    environment: { threads: services.poolSize, isolated: services.isolated, outsideRequests: 0 },
    problems: [],
  };
}
