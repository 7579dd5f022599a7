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
};

/** Fetches a screen ahead of its opening. A failure shows when it is opened. */
export function prefetch(step: StepId): void {
  loaders[step]().catch(() => undefined);
}
