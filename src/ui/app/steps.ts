import {
  Activity,
  ChartScatter,
  Crosshair,
  Lightbulb,
  type LucideIcon,
  PackageCheck,
  Table2,
  Target,
  WandSparkles,
} from "lucide-react";

export const stepIds = [
  "data",
  "explore",
  "prepare",
  "train",
  "evaluate",
  "explain",
  "export",
  "predict",
] as const;
export type StepId = (typeof stepIds)[number];

/** The table of contents: name, icon; the place in the list is the shortcut (G then 1…8). */
export const steps: readonly { readonly id: StepId; readonly name: string; readonly icon: LucideIcon }[] = [
  { id: "data", name: "Data", icon: Table2 },
  { id: "explore", name: "Explore", icon: ChartScatter },
  { id: "prepare", name: "Prepare", icon: WandSparkles },
  { id: "train", name: "Train", icon: Activity },
  { id: "evaluate", name: "Evaluate", icon: Target },
  { id: "explain", name: "Explain", icon: Lightbulb },
  { id: "export", name: "Export", icon: PackageCheck },
  { id: "predict", name: "Predict", icon: Crosshair },
];
