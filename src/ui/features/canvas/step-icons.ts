import {
  ChartNoAxesGantt,
  ChartSpline,
  Crosshair,
  FileSpreadsheet,
  Filter,
  Grip,
  Layers,
  Lightbulb,
  ListTree,
  type LucideIcon,
  PackageCheck,
  PencilLine,
  Radar,
  Ruler,
  Sigma,
  Split,
  Tags,
  Trees,
  TrendingUp,
  Trophy,
  WandSparkles,
  Waypoints,
} from "lucide-react";
import { createElement } from "react";

const icons: ReadonlyMap<string, LucideIcon> = new Map([
  ["file", FileSpreadsheet],
  ["edit", PencilLine],
  ["rows", Filter],
  ["roles", Tags],
  ["split", Split],
  ["recipe", WandSparkles],
  ["baseline", Ruler],
  ["logistic-regression", Sigma],
  ["ridge", TrendingUp],
  ["decision-tree", ListTree],
  ["hist-gradient-boosting", ChartNoAxesGantt],
  ["ebm", ChartSpline],
  ["random-forest", Trees],
  ["extra-trees", Trees],
  ["k-nearest-neighbours", Grip],
  ["mlp", Waypoints],
  ["leaderboard", Trophy],
  ["importance", Lightbulb],
  ["export", PackageCheck],
  ["predict", Crosshair],
  ["monitor", Radar],
]);

export function stepIcon(kind: string): LucideIcon {
  return icons.get(kind) ?? Layers;
}

export function StepIcon({ kind }: { readonly kind: string }) {
  return createElement(stepIcon(kind), { className: "icon", "aria-hidden": true });
}
