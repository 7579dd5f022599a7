import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { StepId } from "./steps.ts";

type Load = () => Promise<{ readonly default: ComponentType }>;

/** The screen of each step, loaded when first opened. A step that is not here is not in the rail. */
const loaders: Readonly<Record<StepId, Load>> = {
  canvas: () => import("#ui/features/canvas/CanvasScreen.tsx"),
  data: () => import("#ui/features/data/DataScreen.tsx"),
  explore: () => import("#ui/features/explore/ExploreScreen.tsx"),
  prepare: () => import("#ui/features/prepare/PrepareScreen.tsx"),
  train: () => import("#ui/features/train/TrainScreen.tsx"),
  evaluate: () => import("#ui/features/evaluate/EvaluateScreen.tsx"),
  explain: () => import("#ui/features/explain/ExplainScreen.tsx"),
  export: () => import("#ui/features/export/ExportScreen.tsx"),
  predict: () => import("#ui/features/predict/PredictScreen.tsx"),
  monitor: () => import("#ui/features/monitor/MonitorScreen.tsx"),
};

export const routes: Readonly<Record<StepId, LazyExoticComponent<ComponentType>>> = {
  canvas: lazy(loaders.canvas),
  data: lazy(loaders.data),
  explore: lazy(loaders.explore),
  prepare: lazy(loaders.prepare),
  train: lazy(loaders.train),
  evaluate: lazy(loaders.evaluate),
  explain: lazy(loaders.explain),
  export: lazy(loaders.export),
  predict: lazy(loaders.predict),
  monitor: lazy(loaders.monitor),
};

const comeNext: readonly StepId[] = [
  "train",
  "evaluate",
  "canvas",
  "explore",
  "prepare",
  "explain",
  "predict",
  "export",
];

/** Fetches the other screens one by one, in the order in which they are wanted, while nothing else is asked for. */
export function prefetchInPauses(): () => void {
  let isOver = false;
  const next = (at: number) => {
    const step = comeNext[at];
    if (isOver || step === undefined) return;
    const go = () => {
      prefetch(step);
      setTimeout(next, 150, at + 1);
    };
    if ("requestIdleCallback" in globalThis) requestIdleCallback(go, { timeout: 2000 });
    else go();
  };
  const timer = setTimeout(next, 300, 0);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Fetches a screen ahead of its opening. A failure shows when it is opened. */
export function prefetch(step: StepId): void {
  loaders[step]().catch(() => undefined);
}
