import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { StepId } from "./steps.ts";

type Screen = LazyExoticComponent<ComponentType>;

/** The screen of each step, loaded when first opened. A step that is not here is not in the rail. */
export const routes: Partial<Record<StepId, Screen>> = {
  data: lazy(() => import("#ui/features/data/DataScreen.tsx")),
  explore: lazy(() => import("#ui/features/explore/ExploreScreen.tsx")),
  prepare: lazy(() => import("#ui/features/prepare/PrepareScreen.tsx")),
  train: lazy(() => import("#ui/features/train/TrainScreen.tsx")),
  evaluate: lazy(() => import("#ui/features/evaluate/EvaluateScreen.tsx")),
  explain: lazy(() => import("#ui/features/explain/ExplainScreen.tsx")),
  export: lazy(() => import("#ui/features/export/ExportScreen.tsx")),
  predict: lazy(() => import("#ui/features/predict/PredictScreen.tsx")),
};
