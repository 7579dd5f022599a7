import { formatPercent } from "#ui/format/numbers.ts";
import {
  type ThresholdChartKind,
  type ThresholdChartProps,
  ThresholdCurveChart,
} from "./ThresholdCurveChart.tsx";

const roc: ThresholdChartKind = {
  which: "roc",
  xTitle: "false alarms (false positive rate)",
  yTitle: "found (recall)",
  reference: () => ({
    id: "chance",
    color: "var(--c0)",
    width: 1,
    dash: "1 4",
    points: [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ],
  }),
  tip: ({ x, y }) => `finds ${formatPercent(y)}, false alarms ${formatPercent(x)}`,
  mark: ({ y }) => `finds ${formatPercent(y)}`,
};

/** True against false positive rate; dotted is chance. */
export function RocChart(props: ThresholdChartProps) {
  return <ThresholdCurveChart {...props} kind={roc} />;
}
