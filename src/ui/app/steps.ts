import {
  Activity,
  ChartScatter,
  Crosshair,
  Lightbulb,
  type LucideIcon,
  PackageCheck,
  Radar,
  Table2,
  Target,
  WandSparkles,
  Workflow,
} from "lucide-react";

export const stepIds = [
  "canvas",
  "data",
  "explore",
  "prepare",
  "train",
  "evaluate",
  "explain",
  "export",
  "predict",
  "monitor",
] as const;
export type StepId = (typeof stepIds)[number];

/** The table of contents: name, icon. The place in the list is the shortcut (G then 1…9); the canvas is G then C. */
export const steps: readonly { readonly id: StepId; readonly name: string; readonly icon: LucideIcon }[] = [
  { id: "canvas", name: "Canvas", icon: Workflow },
  { id: "data", name: "Data", icon: Table2 },
  { id: "explore", name: "Explore", icon: ChartScatter },
  { id: "prepare", name: "Prepare", icon: WandSparkles },
  { id: "train", name: "Train", icon: Activity },
  { id: "evaluate", name: "Evaluate", icon: Target },
  { id: "explain", name: "Explain", icon: Lightbulb },
  { id: "export", name: "Export", icon: PackageCheck },
  { id: "predict", name: "Predict", icon: Crosshair },
  { id: "monitor", name: "Monitor", icon: Radar },
];

/** The key after G. */
export function stepKey(id: StepId): string {
  return id === "canvas" ? "c" : String(stepIds.indexOf(id));
}
